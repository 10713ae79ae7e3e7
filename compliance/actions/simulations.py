"""Simulations: a draft tried on a past period, by a job; nothing of it is published."""

from __future__ import annotations

import time
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.appraisal.cycles import Period, previous_of, refuse_other_years, refuse_unfinished
from compliance.appraisal.evidence import remaining_grade
from compliance.models import (
    Appraisal,
    CriteriaSet,
    SimulatedGrade,
    Simulation,
    SimulationCount,
    WorkState,
)
from compliance.procedure.refusals import NotPermitted, Refused
from enterprises import planner
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.foundation.statements import execute
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission


def start(
    criteria: CriteriaSet,
    *,
    by: User,
    now: datetime,
    period: Period,
    base: CriteriaSet | None = None,
) -> Simulation:
    """Asks for the set to be tried on a period, beside `base` (the cycle's set, or in force).

    Raises Refused for a period that is not over, or not as long as the scale looks back.
    """
    if not Permission.CRITERIA_DRAFT.is_held_by(by):
        raise NotPermitted(Permission.CRITERIA_DRAFT.refusal(by))
    scale = criteria.scale
    refuse_other_years(period, scale)
    refuse_unfinished(period, on=timezone.localdate(now))
    cycles = Appraisal.objects.filter(scale=scale)
    computed = cycles.filter(from_on=period.from_on, computed_at__isnull=False).first()
    base = base or (computed.criteria if computed else None)
    base = base or scale.criteria_sets.filter(state="in_force").first() or criteria
    if base.scale_id != scale.pk:
        raise Refused(_("Two sets of one scale are compared."))
    if not criteria.rows.exists():
        raise Refused(_("A set without a row gives everybody the same grade."))
    with transaction.atomic():
        made = Simulation.objects.create(
            criteria=criteria,
            base=base,
            appraisal=computed,
            previous=computed.previous if computed else previous_of(scale, before=period.from_on),
            from_on=period.from_on,
            to_on=period.to_on,
            known_at=computed.known_at if computed else now,
            started_by=by,
            created_at=now,
        )
        transaction.on_commit(partial(_queue, made.pk), robust=True)
    return made


def carry_out(simulation: Simulation, *, now: datetime) -> Simulation:
    """Computes it once; safe to ask for twice."""
    with transaction.atomic():
        lock_until_commit(f"simulation {simulation.pk}")
        simulation.refresh_from_db()
        if simulation.state == WorkState.DONE:
            return simulation
        began = time.perf_counter()
        execute(
            "compliance", "simulate_grades", simulation=simulation.pk,
            criteria=simulation.criteria_id, base=simulation.base_id,
            appraisal=simulation.appraisal_id, previous=simulation.previous_id,
            from_on=simulation.from_on, to_on=simulation.to_on, known_at=simulation.known_at,
            remaining=remaining_grade(simulation.criteria.scale_id),
        )  # fmt: skip
        numbers = simulation.numbers.order_by()
        simulation.enterprises = numbers.aggregate(n=Sum("enterprises"))["n"] or 0
        moved = numbers.exclude(grade=F("base_grade"))
        simulation.moved = moved.aggregate(n=Sum("enterprises"))["n"] or 0
        simulation.seconds = round(time.perf_counter() - began, 3)
        simulation.state, simulation.finished_at = WorkState.DONE, now
        simulation.save(update_fields=["enterprises", "moved", "seconds", "state", "finished_at"])
        planner.gather(SimulatedGrade, SimulationCount, written=simulation.enterprises)
    return simulation


def _queue(simulation_id: int) -> None:
    from compliance.tasks import simulate_grades

    queue_or_leave(simulate_grades, simulation_id)
