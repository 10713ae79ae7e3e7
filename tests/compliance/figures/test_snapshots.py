"""Snapshots: counted by hand on a small office, taken again, and read only as far as one sees."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from compliance.actions import coverage_targets, snapshots
from compliance.figures import latest
from compliance.figures.catalogue import FAMILIES, FIGURES
from compliance.models import FigureValue, Snapshot
from enterprises.models import CoverageSurvey, Enterprise, IndividualInsurance, Worker
from inspectorate.organisation.models import GridGroup, Role
from tests.compliance.factories import Office, propose, walk
from tests.factories import (
    make_alert,
    make_batch,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_insurance,
    make_run,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 19, 10, tzinfo=UTC)
TODAY = date(2026, 11, 26)
FILED = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


def taken(*, on: date = TODAY, now: datetime = NOW) -> Snapshot:
    """A finished snapshot as of a day."""
    return snapshots.take(snapshots.ask(as_of=on, by=None, now=now), now=now)


def counted(
    code: str, kind: str = "city", scope: str = "", by: str = ""
) -> dict[str, tuple[float | None, ...]]:
    """A figure's latest rows: dimension → (numerator, denominator, value)."""
    rows = latest(code, kind, scope, by, rows=FigureValue.objects.order_by())
    return {
        row.dimension: tuple(
            None if each is None else float(each)
            for each in (row.numerator, row.denominator, row.value)
        )
        for row in rows
    }


def employed(at: Enterprise, *, schemes: str = "12345", **changes: object) -> Worker:
    """A worker employed there, insured in `schemes`."""
    worker = make_worker(sex="f", household="local_urban")
    make_employment(at, worker, **changes)
    if schemes:
        make_insurance(at, worker, schemes=schemes)
    return worker


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group(code="370214-01")


def test_every_figure_is_defined_in_rows() -> None:
    page = Path("docs/figures.md").read_text(encoding="utf-8")
    page += "`exposure_paid_7` `exposure_paid_30`" * ("`_7`, `_30`" in page)
    assert [code for code in FIGURES if f"`{code}`" not in page] == []


def test_snapshot_of_an_empty_city_counts_nothing() -> None:
    made = taken()
    assert [done["family"] for done in made.families] == list(FAMILIES)
    assert not FigureValue.objects.exists()


def test_coverage_counts_pairs_of_worker_and_employer(group: GridGroup) -> None:
    unit = make_enterprise(group, area_stem="370214003")
    for _each in range(7):
        employed(unit)
    bare = employed(unit, schemes="", household="migrant_rural")
    employed(unit, schemes="13", household="")
    employed(unit, schemes="", hired_on=date(2026, 10, 27))  # 30 days ago: not liable yet
    employed(unit, schemes="", contract_kind="dispatch")  # insured by whoever sent them
    employed(unit, schemes="", left_on=TODAY)  # gone this morning
    CoverageSurvey.objects.create(
        worker=bare, surveyed_on=date(2026, 5, 4), reason="unaware", batch_id=1
    )
    IndividualInsurance.objects.create(
        worker=bare, kind="resident", scheme=2, from_month=date(2026, 1, 1), batch_id=1
    )
    alone = make_worker(area_code="370214003001")
    IndividualInsurance.objects.create(
        worker=alone, kind="flexible", scheme=1, from_month=date(2026, 1, 1), batch_id=1
    )
    taken()
    assert counted("coverage_any") == {"": (8, 9, 0.888889)}
    assert counted("coverage_full", "grid", group.code) == {"": (7, 9, 0.777778)}
    assert counted("coverage_any", "street", "370214003", "size") == {"small": (8, 9, 0.888889)}
    assert counted("coverage_any", by="group") == {
        "local": (8, 8, 1),
        "migrant": (0, 1, 0),
    }
    assert counted("coverage_scheme", by="scheme")["2"] == (7, 9, 0.777778)
    assert counted("uncovered_reason", "district", "370214", "reason") == {"unaware": (1, None, 1)}
    assert counted("uncovered_reason", by="industry") == {"C/unaware": (1, None, 1)}
    assert counted("uncovered_reason", by="household") == {"migrant_rural/unaware": (1, None, 1)}
    assert counted("uncovered_own", by="own") == {"resident": (1, None, 1)}
    assert counted("workers") == {"": (11, None, 11)}
    assert counted("workplaces", by="industry") == {"C": (1, None, 1)}
    assert counted("flexible", "district", "370214", "scheme")["1"] == (1, 1, 1)
    assert counted("flexible", by="scheme")["2"] == (0, 1, 0)


def test_a_case_is_counted_from_landing_to_closure(group: GridGroup) -> None:
    office = Office(group)
    landed = make_batch(published_at=FILED - timedelta(hours=3))
    run = make_run(batch_id=landed.pk, created_at=FILED - timedelta(hours=2))
    unit = make_enterprise(group)
    alert = make_alert(unit, raised_at=FILED - timedelta(hours=2), raised_in_run=run.pk)
    make_alert(unit, raised_at=FILED, raised_in_run=run.pk, rule="coverage-gap", state="dismissed")
    case = propose(office, enterprise=unit, alert=alert, now=FILED)
    ended = walk(case, office, "file", "begin", "conclude", "confirm", now=FILED)
    person = case.violationworkers.order_by("id")[0]
    later = make_batch("insurance-records", published_at=ended)
    make_insurance(unit, person.worker, schemes="14", batch_id=later.pk)
    person.put_right_on = date(2026, 11, 20)
    person.save(update_fields=["put_right_on"])
    coverage_targets.set_target(
        year=2026,
        district_code="",
        measure="newly_covered",
        target=Decimal(4),
        source="示例计划",
        by=make_user(Role.CITY_SUPERVISOR),
        now=NOW,
    )
    taken()
    assert counted("newly_covered") == {"": (1, None, 1)}
    assert counted("newly_covered", "grid", group.code, "scheme") == {
        "1": (1, None, 1),
        "4": (1, None, 1),
    }
    assert counted("plan", by="measure") == {"newly_covered": (1, 4, 0.25)}
    assert counted("violations", by="type") == {"V1": (1, None, 1)}
    assert counted("visits", by="purpose") == {"investigation": (1, None, 1)}
    assert counted("visited") == {"": (1, None, 1)}
    assert counted("precision") == {"": (1, 2, 0.5)}
    assert counted("precision", by="rule")["coverage-gap"] == (0, 1, 0)
    assert counted("cases_overdue", "district", "370214") == {"": (1, 1, 1)}
    hours = counted("hours_landing_alert", by="measure")
    assert hours == {"median": (None, 2, 2.0), "p90": (None, 2, 2.8)}
    assert counted("staff", by="kind") == {"full_time": (2, None, 2)}
    assert counted("enterprises_each", "grid", group.code) == {"": (1, 2, 0.5)}


def test_a_second_snapshot_replaces_the_month_and_keeps_the_one_before(group: GridGroup) -> None:
    unit = make_enterprise(group)
    employed(unit)
    taken(on=date(2026, 10, 31))
    first = taken()
    employed(unit)
    second = taken(on=date(2026, 11, 27), now=NOW + timedelta(days=1))
    assert first.pk != second.pk
    rows = FigureValue.objects.of("city").filter(code="workers", dimension_kind="")
    months = rows.order_by("period_on").values_list("period_on", "value")
    assert [(day.month, int(value or 0)) for day, value in months] == [(10, 1), (11, 2)]
    with pytest.raises(snapshots.NewerSnapshot):
        snapshots.ask(as_of=TODAY, by=None, now=NOW)


def test_everybody_sees_their_own_figures(group: GridGroup) -> None:
    elsewhere = make_grid_group(district_code="370281", code="370281-01")
    for each in (group, elsewhere):
        employed(make_enterprise(each))
    taken()
    seen = {
        name: set(
            FigureValue.objects.visible_to(user).values_list("scope_kind", "scope_code").distinct()
        )
        for name, user in {
            "auditor": make_user(Role.AUDITOR),
            "district": make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"]),
            "inspector": make_user(groups=[elsewhere]),
        }.items()
    }
    assert len(seen["auditor"]) == 5
    assert seen["district"] == {("district", "370214"), ("grid", "370214-01")}
    assert seen["inspector"] == {("grid", "370281-01")}
    public = FigureValue.objects.published()
    assert set(public.values_list("scope_kind", flat=True).distinct()) == {"city", "district"}
