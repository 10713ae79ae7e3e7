"""One Redis database per test process, so that runs side by side never see each other."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from inspectorate.foundation.services.places import places_here

DATABASES = 64  # as the embedded Redis is configured; 0 is left alone


def claim_database() -> int:
    """The number of a database that no other living process holds; ours until we end.

    Raises LookupError when all are taken.
    """
    folder = places_here().root / "redis-claims"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, DATABASES):
        if _claimed(folder / str(number)):
            return number
    raise LookupError("every Redis database is in use by another test process")


def _claimed(path: Path) -> bool:
    claim = os.open(path, os.O_CREAT | os.O_WRONLY)
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(claim)
        return False
    return True  # the open file holds the claim until the process ends
