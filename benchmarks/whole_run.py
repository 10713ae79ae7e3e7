"""One comparison of the whole city on all cores, watched step by step."""

from __future__ import annotations

import os
from time import perf_counter
from typing import Any

from django.utils import timezone

from alerts.actions import comparisons
from alerts.catalogue import rules
from alerts.models import ComparisonRun
from benchmarks import alertless, city, notes
from benchmarks.scales import Scale
from benchmarks.stopwatch import watched

THREADS = min(2, os.cpu_count() or 1)


def compare_all(*, threads: int = THREADS) -> dict[str, Any]:
    """Runs `compare` as the command does; seconds in all, per rule and per step, and counts."""
    started = perf_counter()
    with watched() as watch:
        run = comparisons.compare(by=None, now=timezone.now(), as_of=city.AS_OF, threads=threads)
    seconds = perf_counter() - started
    results = list(run.results.order_by("rule").values())
    return {
        "run": run.pk,
        "threads": threads,
        "seconds": round(seconds, 3),
        "steps": watch.rounded(),
        "written": {step: rows for step, rows in watch.rows.items() if rows},
        "rules": {
            row["rule"]: {
                name: row[name]
                for name in ("rows_read", "findings", "alerts_new", "seconds", "skipped")
            }
            for row in results
        },
    }


def first_run(scale: Scale) -> dict[str, Any]:
    """The first comparison of a city without alerts; noted, for the measures that build on it."""
    alertless.empty()
    first = compare_all()
    city.analyse(*alertless.EMPTIED, "enterprises_enterprise")
    notes.write(scale, first_run=first)
    return first


def after_first_run(scale: Scale) -> dict[str, Any]:
    """Notes of the first comparison, made now if the database does not stand on one."""
    noted = notes.read(scale).get("first_run")
    current = ComparisonRun.objects.filter(scope={}, state="done").order_by("id").first()
    if noted and current and current.pk == noted["run"] and _same_rules(noted):
        return dict(noted)
    return first_run(scale)


def _same_rules(noted: dict[str, Any]) -> bool:
    return set(noted["rules"]) == set(rules())
