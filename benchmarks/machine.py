"""The machine a figure was measured on: cores, memory, versions. No host name, no path."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection

from inspectorate.foundation.services.places import CHECKOUT
from inspectorate.foundation.services.tuning import memory_mebibytes

PACKAGES = ("django", "psycopg2-binary", "polars", "celery", "duckdb", "django-import-export")
SERVER_SETTINGS = (
    "shared_buffers", "work_mem", "fsync", "synchronous_commit", "max_parallel_workers_per_gather",
)  # fmt: skip


def machine() -> dict[str, Any]:
    """Cores, memory in GiB, processor and versions; the load there was from others."""
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(memory_mebibytes() / 1024, 1),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "load_average": [round(load, 2) for load in os.getloadavg()],
        "python": platform.python_version(),
        "postgresql": _asked("SHOW server_version"),
        "server_settings": {name: _setting(name) for name in SERVER_SETTINGS},
        "packages": {name: importlib.metadata.version(name) for name in PACKAGES},
    }


def commit() -> str:
    """The commit measured; with a plus sign when the application's files differ from it."""
    revision = _git("rev-parse", "HEAD")
    changed = _git("status", "--porcelain", "--", "alerts", "enterprises", "inspectorate")
    return f"{revision}+" if changed else revision


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    finished = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return finished.stdout.strip()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":")[1].strip() for line in lines if "model name" in line), "")


def _asked(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def _setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return str(cursor.fetchone()[0])
