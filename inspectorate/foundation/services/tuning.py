"""PostgreSQL settings for bulk work, sized from the memory and cores of the machine.

The application loads and compares millions of rows at once, so buffers, sort memory and the room
between checkpoints are generous; the server is otherwise a stock one.
"""

from __future__ import annotations

import os
from pathlib import Path

MEBIBYTE = 2**20


def memory_mebibytes() -> int:
    """Memory this process may use, in MiB: the machine's, or its control group's if less."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = Path("/sys/fs/cgroup/memory.max")
    try:
        allowed = int(limit.read_text())
    except (OSError, ValueError):  # no control groups, or "max"
        allowed = machine
    return min(machine, allowed) // MEBIBYTE


def shared_memory_kind() -> str:
    """`posix`, or `mmap` where /dev/shm is too small for parallel plans (64 MB in containers)."""
    try:
        room = os.statvfs("/dev/shm")  # noqa: S108 - asked for its size only
    except OSError:
        return "mmap"
    return "posix" if room.f_frsize * room.f_blocks >= 1024 * MEBIBYTE else "mmap"


def settings_for(*, memory: int, cores: int, durable: bool) -> dict[str, str]:
    """Server settings by name, for `memory` MiB and `cores`.

    `durable=False` is for throw-away clusters of tests: they survive a killed server, not a power
    cut.
    """
    settings = {
        "shared_buffers": f"{max(128, min(2048, memory // 12))}MB",
        "effective_cache_size": f"{max(512, memory // 2)}MB",
        "work_mem": f"{max(16, min(96, memory // 160))}MB",
        "maintenance_work_mem": f"{max(64, min(1024, memory // 16))}MB",
        "max_wal_size": "8GB",
        "min_wal_size": "512MB",
        "checkpoint_timeout": "15min",
        "wal_compression": "on",
        # No replica reads the log, so a table filled by the transaction that emptied it, and its
        # indexes, need not be logged row by row: a first load writes half as much.
        "wal_level": "minimal",
        "max_wal_senders": "0",
        "synchronous_commit": "on",
        "jit": "off",
        "random_page_cost": "1.1",
        "max_connections": "100",
        "max_worker_processes": str(max(8, cores * 2)),
        "max_parallel_workers": str(cores),
        "max_parallel_workers_per_gather": str(max(1, min(4, cores))),
        "max_parallel_maintenance_workers": str(max(1, min(4, cores))),
        "dynamic_shared_memory_type": shared_memory_kind(),
        "autovacuum_vacuum_scale_factor": "0.05",
        "autovacuum_analyze_scale_factor": "0.05",
        "log_min_duration_statement": "-1",
        "log_parameter_max_length_on_error": "0",
    }
    if not durable:
        settings |= {"fsync": "off", "full_page_writes": "off", "shared_buffers": "256MB"}
    return settings


def settings_here(*, durable: bool) -> dict[str, str]:
    """Server settings for this machine."""
    return settings_for(memory=memory_mebibytes(), cores=os.cpu_count() or 1, durable=durable)
