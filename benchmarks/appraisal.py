"""The appraisal of a whole city: opened, frozen, computed in shards; then read and tried again."""

from __future__ import annotations

import os
import time
from typing import Any

from django.utils import timezone

from benchmarks import desk_rows
from benchmarks.installation import measured_in
from benchmarks.people import supervisor
from benchmarks.scales import Scale
from benchmarks.superuser import superuser
from benchmarks.targets import at_most
from compliance.actions import appraisal_runs, appraisals, simulations
from compliance.appraisal.cycles import next_period
from compliance.models import Appraisal, CriteriaSet
from compliance.models import Scale as GradeScale

EMPTY = """
    TRUNCATE compliance_appraisal, compliance_appraisalfact, compliance_appraisalrun,
             compliance_appraisalshard, compliance_grade, compliance_gradecount,
             compliance_gradeobjection, compliance_simulation, compliance_simulatedgrade,
             compliance_simulationcount CASCADE
"""


def measure(scale: Scale) -> dict[str, Any]:
    """Seconds of opening and computing on as many connections as there are cores, and after."""
    cases = desk_rows.ensure(scale)
    with superuser() as cursor:
        cursor.execute(EMPTY)
    now = timezone.now()
    period = next_period(GradeScale.objects.get(code="city"), today=now.date())
    began = time.perf_counter()
    appraisal = appraisals.open_cycle(period.code, by=None, now=now)
    run = appraisal.runs.get()
    appraisal_runs.carry_out_all(run, now=now, threads=os.cpu_count() or 1)
    seconds = time.perf_counter() - began
    appraisal.refresh_from_db()
    pages = measured_in(scale, "appraisal_times", role="web")
    again, again_seconds = _timed(lambda: appraisals.recompute(appraisal))
    tried, tried_seconds = _timed(lambda: _tried(appraisal))
    return {
        "enterprises": appraisal.graded_count,
        "facts": appraisal.facts_count,
        "cases": cases,
        "connections": os.cpu_count() or 1,
        "seconds": round(seconds, 3),
        "recompute_seconds": again_seconds,
        "recompute_agrees": again.agrees and not again.facts,
        "simulation_seconds": tried_seconds,
        "simulated": tried.enterprises,
        "pages": pages,
        "targets": [
            at_most("appraisal of the whole city", seconds, 60, "s"),
            at_most("its review page, p95", pages["review"]["p95_milliseconds"], 100, "ms"),
            at_most("grades recomputed otherwise", len(again.grades), 0),
        ],
    }


def _timed(call: Any) -> tuple[Any, float]:
    began = time.perf_counter()
    found = call()
    return found, round(time.perf_counter() - began, 3)


def _tried(appraisal: Appraisal) -> Any:
    first = CriteriaSet.objects.get(scale=appraisal.scale, version=1)
    made = simulations.start(
        first, by=supervisor(), now=timezone.now(),
        period=next_period(appraisal.scale, today=timezone.localdate()),
    )  # fmt: skip
    return simulations.carry_out(made, now=timezone.now())
