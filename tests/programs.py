"""Programs of the application that tests start for real, on the test's own database and Redis."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import connection

from inspectorate.celery import app
from inspectorate.foundation.services.places import CHECKOUT

START_SECONDS = 60
STOP_SECONDS = 30
QUEUES = "imports,comparison,notification,documents"


def environment(**changes: str) -> dict[str, str]:
    """The environment of a child that works on this test's database and Redis database."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE": connection.settings_dict["NAME"],
        "TEST_REDIS_DATABASE": str(settings.REDIS_DATABASE),
        "PYTHONPATH": str(CHECKOUT),
        **changes,
    }


def manage(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `manage.py …` to its end; exit code and output are the caller's to judge."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=environment(**changes),
        capture_output=True,
        text=True,
        check=False,
    )


def start_manage(*arguments: str, **changes: str) -> subprocess.Popen[bytes]:
    """Start `manage.py …` in a session of its own; the caller ends it."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=environment(**changes),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def celery_worker(
    *,
    queues: str = QUEUES,
    concurrency: int = 1,
    beat: bool = False,
    answering: bool = True,
    **changes: str,
) -> Iterator[subprocess.Popen[bytes]]:
    """A real Celery worker that answers, until the block ends; then it is stopped by its pid.

    With `answering=False` nobody asks it: it may have a broker of its own, by `changes`.
    """
    command = [
        *(sys.executable, "-m", "celery", "--app=inspectorate", "worker"),
        *(f"--queues={queues}", f"--concurrency={concurrency}", "--loglevel=WARNING"),
        *("--without-gossip", "--without-mingle", f"--hostname={_unique()}@localhost"),
        *(["--beat", f"--schedule={settings.VAR_DIR / _unique()}"] if beat else []),
    ]
    # Django's own checks belong to `make check`; a worker would build every page for them first.
    changes = {"CELERY_SKIP_CHECKS": "1", **changes}
    worker = subprocess.Popen(
        command, cwd=CHECKOUT, env=environment(**changes), start_new_session=True
    )
    try:
        if answering:
            _wait_until_it_answers(worker)
        yield worker
    finally:
        _stop(worker)


@contextmanager
def asgi_server(**changes: str) -> Iterator[int]:
    """The site as the demonstration serves it, pages and streams in one; yields its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "inspectorate.asgi:application", f"--port={port}"]
    command += ["--lifespan=off", "--log-level=warning", "--timeout-graceful-shutdown=1"]
    server = subprocess.Popen(
        command,
        cwd=CHECKOUT,
        env=environment(DATABASE_ROLE="web", **changes),
        start_new_session=True,
    )
    try:
        _wait_until_it_listens(server, port)
        yield port
    finally:
        _stop(server)


def _wait_until_it_listens(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError("the server does not listen")
        time.sleep(0.05)


def _unique() -> str:
    return f"test-{os.getpid()}-{time.monotonic_ns()}"


def _wait_until_it_answers(worker: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not app.control.ping(timeout=0.5, limit=1):
        if worker.poll() is not None:
            raise RuntimeError(f"the worker ended with {worker.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError("the worker does not answer")


def _stop(worker: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        worker.terminate()
    try:
        worker.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
