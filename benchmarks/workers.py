"""One Celery worker process against two, on the same whole comparison from the same start.

Each shard's work is done by PostgreSQL on behalf of the worker that holds it, so one worker keeps
about one core of the server busy. Workers, server and broker share the cores of this machine:
what is measured is how the shards spread, not how more machines would.
"""

from __future__ import annotations

import os
import time
from typing import Any

from django.utils import timezone

from alerts import tasks
from alerts.actions import runs
from alerts.models import ComparisonRun, RunShard, RunState
from benchmarks import alertless, city
from benchmarks.celery_worker import celery_worker
from benchmarks.scales import Scale
from benchmarks.targets import at_least, ratio
from benchmarks.whole_run import first_run

POLL_SECONDS = 0.02
LINEAR_SHARE = 0.8
QUICK = 0.1


def measure(scale: Scale) -> dict[str, Any]:
    """Seconds of the shards, and of the whole run, with one process and with two.

    Small cities take two turns, of which the quicker counts.
    """
    turns = 2 if scale.share <= QUICK else 1
    runs_of: dict[int, list[dict[str, Any]]] = {1: [], 2: []}
    for _turn in range(turns):  # in turns, so that both meet the same neighbours
        for processes, found in runs_of.items():
            found.append(_run(scale, processes))
    measured = {
        processes: min(found, key=lambda run: run["shards_seconds"])
        for processes, found in runs_of.items()
    }
    first_run(scale)  # the installation is left as the other measures want it
    speedup = ratio(measured[1]["shards_seconds"], measured[2]["shards_seconds"])
    whole = ratio(measured[1]["seconds"], measured[2]["seconds"])
    cores = os.cpu_count() or 1
    linear = min(2, cores)
    return {
        "one": measured[1],
        "two": measured[2],
        "speedup_of_shards": round(speedup, 3),
        "speedup_of_run": round(whole, 3),
        "cores": cores,
        "note": "PostgreSQL, broker and workers share these cores; finishing a run is one task",
        "targets": [
            at_least("two workers / one, comparison shards", speedup, LINEAR_SHARE * linear, "x")
        ],
    }


def _run(scale: Scale, processes: int) -> dict[str, Any]:
    alertless.empty()
    with celery_worker(scale, processes=processes):
        run = runs.start(by=None, now=timezone.now(), as_of=city.AS_OF)
        started = time.perf_counter()
        tasks.hand_out(run)
        shards = _seconds_until_shards_done(run, started)
        while ComparisonRun.objects.get(pk=run.pk).state != RunState.DONE:
            time.sleep(POLL_SECONDS)
        seconds = time.perf_counter() - started
    return {
        "processes": processes,
        "shards": run.shards.count(),
        "shards_seconds": round(shards, 3),
        "seconds": round(seconds, 3),
        "findings": sum(run.shards.values_list("findings", flat=True)),
    }


def _seconds_until_shards_done(run: ComparisonRun, started: float) -> float:
    while RunShard.objects.filter(run=run).exclude(state=RunState.DONE).exists():
        time.sleep(POLL_SECONDS)
    return time.perf_counter() - started
