"""A real Celery worker on the installation, for as long as a block lasts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.installation import environment_of
from benchmarks.scales import Scale
from inspectorate.celery import app
from inspectorate.foundation.services.places import CHECKOUT

QUEUES = "imports,comparison,notification,documents"
START_SECONDS = 60


@contextmanager
def celery_worker(scale: Scale, *, processes: int) -> Iterator[None]:
    """A worker with that many processes on all queues, without beat; what waited is dropped."""
    app.control.purge()
    command = [
        *(sys.executable, "-m", "celery", "--app=inspectorate", "worker"),
        *(f"--queues={QUEUES}", f"--concurrency={processes}", "--loglevel=ERROR"),
        *("--without-gossip", "--without-mingle", f"--hostname=bench-{os.getpid()}@localhost"),
    ]
    worker = subprocess.Popen(
        command,
        cwd=CHECKOUT,
        env=environment_of(scale),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_until_it_answers(worker)
        yield
    finally:
        worker.terminate()
        worker.wait()


def _wait_until_it_answers(worker: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not app.control.ping(timeout=0.5, limit=1):
        if worker.poll() is not None:
            raise RuntimeError(f"the worker ended with {worker.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError("the worker does not answer")
