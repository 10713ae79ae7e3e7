"""Visits: never without a cause where a medal waives them, never with too few certificates."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from compliance.actions import inspections
from compliance.forms.acts import VisitRecordForm
from compliance.forms.visits import RecordForm
from compliance.models import Case, Inspection
from compliance.procedure.refusals import NotPermitted, NotYet, Refused, StaleState
from enterprises.models import Enterprise
from inspectorate.organisation.models import GridGroup, Role, User
from inspectorate.organisation.sight import Sight, sight_of
from tests.compliance.factories_visits import make_absence, make_inspection, make_inspector
from tests.factories import NOW, TODAY, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


@pytest.fixture
def inspector(group: GridGroup) -> User:
    return make_user(groups=[group])


def planned(by: User, enterprise: Enterprise, **changes: Any) -> Inspection:
    """A routine visit today by two certified inspectors of the enterprise's group."""
    values: dict[str, Any] = {
        "purpose": "routine",
        "kind": "visit",
        "planned_on": TODAY,
        "inspectors": changes.pop("inspectors", None) or [make_inspector(), make_inspector()],
    }
    return inspections.plan(by=by, now=NOW, enterprise=enterprise, **{**values, **changes})


def waived(group: GridGroup, **changes: Any) -> Enterprise:
    """An enterprise with a medal until the end of 2027."""
    return make_enterprise(
        group,
        regime="waived",
        **{"regime_until": date(2027, 12, 31), "regime_reason": "2026年守法诚信奖牌", **changes},
    )


def test_a_visit_belongs_to_the_group_of_its_enterprise(inspector: User, group: GridGroup) -> None:
    visit = planned(inspector, make_enterprise(group))
    assert (visit.grid_group, visit.district_code) == (group, group.district_code)
    assert visit.inspectors.count() == 2


@pytest.mark.parametrize("purpose", ["routine", "double_random"])
def test_a_waived_enterprise_is_not_visited_without_a_cause(
    inspector: User, group: GridGroup, purpose: str
) -> None:
    with pytest.raises(Refused, match=r"waived .* until .*2027: 2026年守法诚信奖牌"):
        planned(inspector, waived(group), purpose=purpose)
    assert Inspection.objects.count() == 0


@pytest.mark.parametrize("purpose", ["investigation", "recheck", "complaint"])
def test_a_waived_enterprise_is_visited_on_a_cause(
    inspector: User, group: GridGroup, purpose: str
) -> None:
    assert planned(inspector, waived(group), purpose=purpose).pk


def test_a_waiver_ends_with_its_regime(inspector: User, group: GridGroup) -> None:
    enterprise = waived(group, regime_until=date(2026, 11, 16))
    assert planned(inspector, enterprise).pk


def test_the_database_refuses_a_waived_visit_from_any_door(group: GridGroup) -> None:
    enterprise = waived(group)
    with pytest.raises(IntegrityError, match="waived"), transaction.atomic():
        make_inspection(enterprise)
    visit = make_inspection(enterprise, purpose="complaint")
    with pytest.raises(IntegrityError, match="waived"), transaction.atomic():
        Inspection.objects.filter(pk=visit.pk).update(purpose="routine")


def test_a_visit_planned_before_the_medal_can_be_cancelled(
    inspector: User, group: GridGroup
) -> None:
    enterprise = make_enterprise(group)
    visit = make_inspection(enterprise)
    Enterprise.objects.filter(pk=enterprise.pk).update(regime="waived")
    inspections.cancel(visit, by=inspector, now=NOW, reason="免检")
    assert visit.state == "cancelled"


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"certificate_until": date(2026, 11, 16)}, "The certificate of 赵示例 ends on"),
        ({"certificate_no": "", "certificate_until": None}, "赵示例 has no certificate"),
        ({"kind": "assistant"}, "赵示例 is an assistant"),
    ],
)
def test_a_visit_takes_two_certificates_and_says_who_lacks_what(
    inspector: User, group: GridGroup, changes: dict[str, Any], lacking: str
) -> None:
    team = [make_inspector(), make_inspector(name="赵示例", **changes)]
    with pytest.raises(NotYet, match=f"It takes 2 inspectors .*{lacking}"):
        planned(inspector, make_enterprise(group), inspectors=team)
    with_a_third = [*team, make_inspector()]
    assert planned(inspector, make_enterprise(group), inspectors=with_a_third).pk


def test_a_certificate_counts_on_its_last_day(inspector: User, group: GridGroup) -> None:
    team = [make_inspector(certificate_until=TODAY), make_inspector()]
    assert planned(inspector, make_enterprise(group), inspectors=team).pk


def test_somebody_away_does_not_go(inspector: User, group: GridGroup) -> None:
    away = make_inspector(name="赵示例")
    make_absence(away)
    with pytest.raises(NotYet, match="赵示例 is away"):
        planned(inspector, make_enterprise(group), inspectors=[away, make_inspector()])


def test_a_review_of_documents_takes_one(inspector: User, group: GridGroup) -> None:
    visit = planned(
        inspector, make_enterprise(group), kind="document_review", inspectors=[make_inspector()]
    )
    assert visit.pk


def test_a_visit_is_recorded_once(inspector: User, group: GridGroup) -> None:
    visit = planned(inspector, make_enterprise(group))
    counts = {"registered_count": 265, "met_count": 260, "uncovered_count": 98}
    inspections.record(visit, by=inspector, now=NOW, findings="98人未参保", minutes=90, **counts)
    visit.refresh_from_db()
    assert (visit.state, visit.done_by, visit.minutes) == ("done", inspector, 90)
    with pytest.raises(StaleState, match="“Done” already"):
        inspections.cancel(visit, by=inspector, now=NOW, reason="重复")


def test_a_visit_is_not_recorded_before_its_day(inspector: User, group: GridGroup) -> None:
    visit = planned(inspector, make_enterprise(group), planned_on=date(2026, 11, 18))
    with pytest.raises(NotYet, match="planned for"):
        inspections.record(
            visit, by=inspector, now=NOW, registered_count=1, met_count=1, uncovered_count=0,
            findings="", minutes=10,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ((0, 1, 5), "Without cover: 5, but registered: 0 and met: 1. At most 1"),
        ((0, 0, 1), "At most 0"),
        ((None, 3, 4), "registered: – and met: 3"),
        ((265, 260, 265), ""),
        ((2, 5, 5), ""),
        ((None, None, 7), ""),
        ((3, 1, None), ""),
    ],
)
def test_the_numbers_of_a_visit_agree_at_every_door(
    inspector: User, group: GridGroup, counted: tuple[int | None, ...], told: str
) -> None:
    names = ("registered_count", "met_count", "uncovered_count")
    counts: dict[str, Any] = dict(zip(names, counted, strict=True))
    given = counts | {"findings": "现场核对"}
    for form in (
        RecordForm(given),
        VisitRecordForm(given, case=Case(enterprise_id=1), by=inspector, on=TODAY),
    ):
        assert told in str(form.errors.get("uncovered_count", "")), form.errors
        assert form.is_valid() is not bool(told)
    visit = planned(inspector, make_enterprise(group))
    with pytest.raises(Refused, match=told) if told else nullcontext():
        inspections.record(visit, by=inspector, now=NOW, findings="", minutes=9, **counts)
    refused = pytest.raises(IntegrityError, match="counts_agree") if told else nullcontext()
    with refused, transaction.atomic():
        Inspection.objects.filter(pk=visit.pk).update(**counts)


def test_an_assistant_plans_nothing(group: GridGroup) -> None:
    with pytest.raises(NotPermitted):
        planned(make_user(Role.ASSISTANT), make_enterprise(group))


def test_a_stand_in_sees_the_groups_of_whoever_is_away(inspector: User, group: GridGroup) -> None:
    other = make_grid_group()
    make_absence(make_inspector(other), stand_in=inspector.inspector)
    assert sight_of(inspector, on=TODAY) == Sight(groups=(group.pk, other.pk))
    assert sight_of(inspector, on=date(2026, 11, 21)) == Sight(groups=(group.pk,))
