"""A small city with cases in hand: the snapshots and the recomputation find the same figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from alerts.actions import alerts as alert_actions
from alerts.models import Alert
from compliance.actions import coverage_targets, snapshots
from compliance.models import FigureValue, TargetMeasure
from enterprises.models import Contribution
from inspectorate.organisation.models import Role, User
from tests.compliance.factories import Office, propose, walk
from tests.factories import make_user
from tests.oracle import importing
from tests.oracle.exported import tables
from tests.oracle.figures_oracle import TABLES, figures
from tests.oracle.reading import DELIVERY_ORDER

SEEDS = (11, 12, 13)
WAYS = (
    ("file",),
    ("file", "begin", "conclude", "find_none", "close"),
    ("file", "begin", "conclude", "confirm", "order", "serve_order", "record_rectified", "close"),
)
LATER = timedelta(days=40)
FEW = {"coverage_any", "uncovered_reason", "uncovered_own", "flexible", "recovered", "precision"}


def bring_along(city: list[Alert], *, now: datetime) -> None:
    """Cases as far as each way goes, a dismissal, people put right, and targets of the year."""
    for alert, way in zip(city, WAYS, strict=False):
        assert alert.grid_group
        office = Office(alert.grid_group)
        case = propose(office, enterprise=alert.enterprise, alert=alert, now=now)
        ended = walk(case, office, *way, now=now)
        case.violationworkers.update(put_right_on=timezone.localdate(ended))
        for violation in case.violations.filter(confirmed_at__isnull=False):
            violation.type = "V2"
            violation.pk = None
            violation.save()
            late = Contribution.objects.filter(enterprise=alert.enterprise)
            late.update(paid_on=timezone.localdate(ended) + timedelta(days=3))
    supervisor = make_user(Role.CITY_SUPERVISOR)
    alert_actions.dismiss(city[len(WAYS)], by=supervisor, reason="示例")
    set_targets(supervisor, now=now)


def set_targets(by: User, *, now: datetime) -> None:
    """One of each measure, for the city and a district."""
    for measure in TargetMeasure.values:
        for district in ("", "370214"):
            coverage_targets.set_target(
                year=(timezone.localdate(now) + LATER).year,
                district_code=district,
                measure=measure,
                target=Decimal(97),
                source="示例计划",
                by=by,
                now=now,
            )


def counted() -> dict[tuple[object, ...], tuple[Decimal, Decimal, Decimal | None]]:
    """What the snapshot left, as the recomputation names it."""
    return {
        row[:7]: (row[7] or Decimal(0), row[8] or Decimal(0), row[9])
        for row in FigureValue.objects.values_list(
            "code",
            "scope_kind",
            "scope_code",
            "dimension_kind",
            "dimension",
            "period_kind",
            "period_on",
            "numerator",
            "denominator",
            "value",
        )
    }


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_oracle_agrees_on_every_figure(seed: int, tmp_path: Path) -> None:
    city = tmp_path / "city"
    call_command("generate_city", str(city), enterprises=150, workers=2000, seed=seed)
    importing.deliver([city / f"{feed}.csv" for feed in DELIVERY_ORDER])
    now = timezone.now()
    importing.compare(as_of=timezone.localdate(now), rules=["unregistered-worker", "coverage-gap"])
    raised = Alert.objects.filter(rule="unregistered-worker", grid_group__isnull=False)
    bring_along(list(raised.order_by("subject_id")[: len(WAYS) + 1]), now=now)
    as_of: date = timezone.localdate(now) + LATER
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    snapshots.take(snapshots.ask(as_of=as_of, by=None, now=now + LATER), now=now + LATER)
    ours = counted()
    theirs = {tuple(cell): tuple(figure) for cell, figure in figures(tables(TABLES), as_of).items()}
    assert {cell: ours[cell] for cell in ours.keys() - theirs.keys()} == {}
    assert {cell: theirs[cell] for cell in theirs.keys() - ours.keys()} == {}
    assert {c: (ours[c], theirs[c]) for c in ours if ours[c] != theirs[c]} == {}
    assert {str(cell[0]) for cell in ours} >= FEW, "agreement on nothing proves nothing"
