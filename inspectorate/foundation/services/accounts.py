"""The operating-system account PostgreSQL runs under.

An ordinary user runs it as themselves. Root may not (PostgreSQL refuses), so root lends it an
account that exists already: `postgres` where Debian's package made one, else `nobody`. No account
is ever created and no existing folder's permissions are changed.
"""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An account, and whether switching to it is needed."""

    uid: int
    gid: int
    borrowed: bool

    def popen_options(self) -> dict[str, Any]:
        """Keyword arguments that make `subprocess` run a program under this account."""
        if not self.borrowed:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def executes(self, program: Path) -> bool:
        """Whether `program` starts under this account, its libraries included."""
        try:
            finished = subprocess.run(
                [str(program), "--version"],
                cwd="/",
                capture_output=True,
                check=False,
                **self.popen_options(),
            )
        except PermissionError:
            return False
        return finished.returncode == 0


def postgres_account(cluster: Path) -> Account:
    """The account for the server of `cluster`: its owner if it exists, else the first candidate.

    Raises LookupError when root finds none of the candidates.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), borrowed=False)
    if cluster.exists():
        found = cluster.stat()
        return Account(found.st_uid, found.st_gid, borrowed=True)
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, borrowed=True)
    raise LookupError(f"PostgreSQL cannot run as root and none of {CANDIDATES} exists")
