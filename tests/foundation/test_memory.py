"""A process that serves pages sets aside what it keeps for good."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from inspectorate.foundation.services.places import CHECKOUT

SERVED = """
import gc
import inspectorate.wsgi
print(gc.get_freeze_count(), gc.isenabled())
"""


def test_the_web_process_freezes_its_modules_and_still_collects(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", SERVED],
        cwd=CHECKOUT,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": "postgres://web:w@db.example/city",
            "REDIS_URL": "redis://queue.example:6379/0",
            "SECRET_KEY": "given",
            "IDENTITY_KEYS": "first",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    frozen, collects = found.stdout.split()
    assert int(frozen) > 100_000
    assert collects == "True"
