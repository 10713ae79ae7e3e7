"""The demonstration's figures: the plan as a supervisor enters it, and snapshots of some months.

Today's counts everything; those of the month-ends before it what rests on dated facts.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from compliance.actions import coverage_targets, snapshots
from compliance.models import TargetMeasure
from inspectorate.organisation.models import User

SOURCE = "示例市社会保险扩面计划"
MONTHS = 6


def fill_figures(*, now: datetime, workers: int) -> None:
    """Targets of the year in proportion to the city, then the snapshots."""
    supervisor = User.objects.get(username="supervisor")
    today = timezone.localdate(now)
    targets = {
        TargetMeasure.NEWLY_COVERED: Decimal(max(workers // 400, 12)),
        TargetMeasure.INSURED: Decimal(workers * 9 // 10),
        TargetMeasure.COVERAGE_FULL: Decimal(98),
    }
    for measure, target in targets.items():
        coverage_targets.set_target(
            year=today.year,
            district_code="",
            measure=measure,
            target=target,
            source=SOURCE,
            by=supervisor,
            now=now,
        )
    for day in (today, *month_ends(today)):
        snapshots.take(snapshots.ask(as_of=day, by=None, now=now), now=now)


def month_ends(today: date) -> list[date]:
    """The last days of the six months before this one, newest first, and of its month last year."""
    ends = []
    last = today.replace(day=1) - timedelta(days=1)
    for _month in range(MONTHS):
        ends.append(last)
        last = last.replace(day=1) - timedelta(days=1)
    return [*ends, date(today.year - 1, today.month, 28)]
