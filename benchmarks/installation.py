"""An installation of the benchmarks' own per scale: its VAR_DIR never holds anybody else's rows."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.scales import Scale
from inspectorate.foundation.services import embedded
from inspectorate.foundation.services.places import CHECKOUT

GIVEN_ELSEWHERE = ("DATABASE_URL", "REDIS_URL", "DEBUG", "HTTPS", "SECRET_KEY", "IDENTITY_KEYS")


def folder_of(scale: Scale) -> Path:
    """VAR_DIR of the scale: database, generated files and the notes of what was done."""
    base = os.environ.get("BENCH_VAR_DIR") or CHECKOUT / "var"
    return Path(base) / f"bench-{scale.name}"


def environment_of(scale: Scale, *, role: str = "worker") -> dict[str, str]:
    """The environment of a program that works on this installation under a database role."""
    kept = {name: value for name, value in os.environ.items() if name not in GIVEN_ELSEWHERE}
    return kept | {
        "VAR_DIR": str(folder_of(scale)),
        "DJANGO_SETTINGS_MODULE": "inspectorate.settings",
        "DATABASE_ROLE": role,
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONWARNINGS": "ignore",
        "MFA_REQUIRED": "0",  # its people were enrolled by a program
    }


def enter(scale: Scale, *, role: str = "worker") -> None:
    """Makes this process a program of the installation: services up, migrated, Django ready."""
    os.environ.update(environment_of(scale, role=role))
    for name in GIVEN_ELSEWHERE:
        os.environ.pop(name, None)
    embedded.ensure_running()
    if role == "worker":
        manage(scale, "migrate", "--verbosity", "0", role="owner")
    import django

    django.setup()
    if role == "web":  # as the processes that serve pages do
        from inspectorate.foundation.memory import settle

        settle()


@contextmanager
def alone(scale: Scale) -> Iterator[None]:
    """Waits until nobody else measures in this installation, and keeps it until the end."""
    folder = folder_of(scale)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "benchmark.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"  waiting for another benchmark in {folder.name}", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def manage(scale: Scale, *arguments: str, role: str = "worker") -> str:
    """Runs `manage.py …` in the installation; what it printed. Raises CalledProcessError."""
    finished = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=environment_of(scale, role=role),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return finished.stdout


def measured_in(scale: Scale, name: str, *, role: str = "worker") -> dict[str, Any]:
    """What `benchmarks.<name>.measure` returns in a process of its own, at that scale and role."""
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks.inside", scale.name, name, role],
        cwd=CHECKOUT,
        env=environment_of(scale, role=role),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(finished.stdout.splitlines()[-1])
    return result


def measured_elsewhere(scale: Scale, name: str) -> dict[str, Any]:
    """The same on an installation that nothing else needs running."""
    try:
        return measured_in(scale, name)
    finally:
        stop(scale)


def stop(scale: Scale) -> None:
    """Stops the installation's services; its files stay for the next run."""
    manage(scale, "stop_services")
