"""Where the embedded services live: data, logs, sockets and the lock, all derived from VAR_DIR.

Two things can make VAR_DIR itself unsuitable, and both have a documented way out:

* a Unix socket's path may have 107 bytes at most, so long paths get their sockets in a short
  folder below the system's temporary folder;
* PostgreSQL refuses to run as root, so root starts it under another account, which must be able
  to reach its files; where VAR_DIR is closed to it, the data lies below /var/tmp instead.

Both folders carry the hash of VAR_DIR's real path in their name, so checkouts never share one.
Permissions of folders that exist already are never changed.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
SOCKET_PATH_LIMIT = 107  # bytes of sockaddr_un.sun_path, less its closing zero (unix(7))
POSTGRES_PORT = 5432  # only names the socket file; nothing listens on TCP
POSTGRES_SOCKET_NAME = f".s.PGSQL.{POSTGRES_PORT}"
REDIS_SOCKET_NAME = "redis.sock"


@dataclass(frozen=True)
class Places:
    """Paths of one installation. `root` is VAR_DIR, absolute and with symbolic links resolved."""

    root: Path

    @property
    def hashed_name(self) -> str:
        """A folder name that is short and belongs to this account and VAR_DIR alone."""
        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return f"inspectorate-{os.geteuid()}-{digest}"

    @property
    def sockets(self) -> Path:
        """The folder of both sockets: below VAR_DIR, or a short one if that would be too long."""
        folder = self.root / "run"
        longest = len(os.fsencode(folder)) + 1 + len(f"postgres/{POSTGRES_SOCKET_NAME}")
        if longest <= SOCKET_PATH_LIMIT and not self.postgres_is_elsewhere:
            return folder
        return Path(tempfile.gettempdir()) / self.hashed_name

    @property
    def postgres_socket_folder(self) -> Path:
        """Folder of PostgreSQL's socket; belongs to the account the server runs under."""
        return self.sockets / "postgres"

    @property
    def postgres_socket(self) -> Path:
        """PostgreSQL's socket file."""
        return self.postgres_socket_folder / POSTGRES_SOCKET_NAME

    @property
    def redis_socket(self) -> Path:
        """Redis's socket file."""
        return self.sockets / REDIS_SOCKET_NAME

    @property
    def redis_folder(self) -> Path:
        """Folder of Redis's append-only file and log."""
        return self.root / "redis"

    @property
    def elsewhere(self) -> Path:
        """Where PostgreSQL's files go when its account cannot reach VAR_DIR."""
        return Path("/var/tmp") / self.hashed_name  # noqa: S108 - survives a reboot, made 0711

    @property
    def elsewhere_mark(self) -> Path:
        """A file below VAR_DIR that says, once and for all, that `elsewhere` is in use."""
        return self.root / "postgres-is-elsewhere"

    @property
    def postgres_is_elsewhere(self) -> bool:
        """Whether this installation's PostgreSQL lives, or is to live, below `elsewhere`.

        Once decided it stays so, whatever becomes of the permissions.
        """
        if self.elsewhere_mark.exists():
            return True
        if (self.root / "postgres").exists() or os.geteuid() != 0:
            return False
        return not all(
            folder.stat().st_mode & stat.S_IXOTH for folder in (self.root, *self.root.parents)
        )

    @property
    def postgres_folder(self) -> Path:
        """Folder of the data folder and the server's log."""
        return (self.elsewhere if self.postgres_is_elsewhere else self.root) / "postgres"

    @property
    def postgres_cluster(self) -> Path:
        """PostgreSQL's own data folder (PGDATA)."""
        return self.postgres_folder / "cluster"

    @property
    def lock(self) -> Path:
        """Held exclusively by whoever starts or stops a service."""
        return self.root / "services.lock"


def places_here() -> Places:
    """The places of this process: VAR_DIR from the environment, else `var` in the checkout.

    Makes the folder, so that what depends on its permissions can be told from the start.
    """
    root = Path(os.environ.get("VAR_DIR") or CHECKOUT / "var").resolve()
    if not root.exists():
        root.mkdir(mode=0o711, parents=True, exist_ok=True)
        root.chmod(0o711)  # mkdir's mode passes through the umask
    return Places(root)


def make_own_folder(folder: Path, *, mode: int = 0o700, uid: int | None = None) -> None:
    """Make a folder (parents included) for account `uid`, or accept one that account owns.

    Raises PermissionError when the folder belongs to somebody else: in a folder open to all,
    such as the temporary one, it could be a trap.
    """
    owner = os.geteuid() if uid is None else uid
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=mode)
    except FileExistsError:
        if folder.is_symlink() or folder.stat().st_uid not in {owner, os.geteuid()}:
            raise PermissionError(f"{folder} belongs to somebody else") from None
        return
    folder.chmod(mode)  # mkdir's mode passes through the umask
    if owner != os.geteuid():
        os.chown(folder, owner, -1)
