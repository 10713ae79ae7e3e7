"""The year's plan: quotas first, capacity the limit, categories next, never a waived one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.test import Client

from compliance.actions import plans
from compliance.models import Inspection, InspectionPlan, InspectionQuota
from compliance.planning.previews import preview
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from enterprises.models import Enterprise
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import GridGroup, Role, User
from inspectorate.organisation.sight import session_settings
from inspectorate.organisation.working_days import is_working_day
from tests.compliance.factories_visits import make_absence, make_inspector
from tests.factories import NOW, TODAY, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db
YEAR = 2027


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


@pytest.fixture
def supervisor() -> User:
    return make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"], display_name="周示例")


def adopted(by: User) -> InspectionPlan:
    """The plan of the district, drafted and adopted."""
    plan = plans.draft(by=by, now=NOW, year=YEAR, district_code="370214")
    return plans.adopt(plan, by=by, now=NOW)


def only(group: GridGroup) -> Any:
    """The preview of one group."""
    return preview([group], year=YEAR, today=TODAY).groups[0]


def test_capacity_is_working_days_times_visits_a_week(group: GridGroup) -> None:
    assert only(group).capacity == 0
    person = make_inspector(group)
    make_inspector(group, kind="part_time")
    whole = preview([group], year=YEAR, today=TODAY)
    assert whole.groups[0].capacity == len(whole.days)  # 5 a week, 5 days a week
    make_absence(person, from_on=date(2027, 3, 1), until_on=date(2027, 3, 7))
    away = sum(is_working_day(date(2027, 3, day)) for day in range(1, 8))
    assert only(group).capacity == len(whole.days) - away


def test_who_answers_for_two_groups_is_shared(group: GridGroup) -> None:
    other = make_grid_group()
    make_inspector(group, other)
    whole = preview([group, other], year=YEAR, today=TODAY)
    assert {each.capacity for each in whole.groups} == {len(whole.days) // 2}


def test_quotas_come_first_and_the_rest_goes_by_category(group: GridGroup) -> None:
    make_inspector(group)
    for n in range(3):
        make_enterprise(group, regime="intensified", risk_points=n)
    for n in range(20):
        make_enterprise(group, risk_points=n, risk_class="D" if n > 17 else "A")
    make_enterprise(group, regime="waived", regime_until=None)
    plan = only(group)
    assert plan.quota == {"intensified": 6, "normal": 2}
    assert plan.category == {"A": 18}
    assert plan.regimes == {"intensified": 3, "normal": 20, "waived": 1}
    assert plan.short == 0


def test_quotas_beyond_the_capacity_are_named(group: GridGroup) -> None:
    make_inspector(group)
    capacity = only(group).capacity
    for _each in range(capacity // 2 + 2):
        make_enterprise(group, regime="intensified")
    make_enterprise(group, risk_class="D")
    plan = only(group)
    assert plan.quota == {"intensified": capacity}
    assert plan.short == 2 * (capacity // 2 + 2) - capacity + 1  # and the normal one's
    assert plan.by_category == 0


def test_visits_are_spread_over_working_days(group: GridGroup, supervisor: User) -> None:
    make_inspector(group)
    for _each in range(6):
        make_enterprise(group, regime="intensified")
    plan = adopted(supervisor)
    visits = list(Inspection.objects.order_by("planned_on"))
    assert plan.visits_count == len(visits) == 12
    assert all(is_working_day(visit.planned_on) for visit in visits)
    assert visits[0].planned_on == date(2027, 1, 4)  # 1 January is off by law, Saturday follows
    assert max(Counter(visit.planned_on for visit in visits).values()) == 1
    for enterprise in Enterprise.objects.order_by("pk"):
        first, second = [v.planned_on for v in visits if v.enterprise_id == enterprise.pk]
        assert 120 <= (second - first).days <= 240
    assert {v.grid_group for v in visits} == {group}


def test_a_waived_enterprise_is_in_no_plan(group: GridGroup, supervisor: User) -> None:
    make_inspector(group)
    make_enterprise(group, regime="waived", regime_until=date(2027, 6, 30))
    over = make_enterprise(group, regime="waived", regime_until=date(2026, 12, 31))
    adopted(supervisor)
    assert [visit.enterprise for visit in Inspection.objects.order_by("pk")] == [over]


def test_a_plan_is_adopted_once_and_only_as_drafted(group: GridGroup, supervisor: User) -> None:
    make_inspector(group)
    make_enterprise(group)
    plan = plans.draft(by=supervisor, now=NOW, year=YEAR, district_code="370214")
    make_enterprise(group)
    with pytest.raises(StaleState, match="The figures have changed"):
        plans.adopt(plan, by=supervisor, now=NOW)
    adopted(supervisor)
    with pytest.raises(StaleState, match="周示例 has adopted this plan already"):
        plans.adopt(plan, by=supervisor, now=NOW)
    assert Inspection.objects.count() == 2


def test_an_empty_plan_is_not_adopted(group: GridGroup, supervisor: User) -> None:
    make_enterprise(group)
    with pytest.raises(Refused, match="no full-time inspector"):
        adopted(supervisor)


def test_a_supervisor_plans_for_the_own_district_only(group: GridGroup, supervisor: User) -> None:
    with pytest.raises(NotPermitted, match="another supervisor's"):
        plans.draft(by=supervisor, now=NOW, year=YEAR, district_code="370202")


def test_the_web_role_adopts_within_its_sight(group: GridGroup, supervisor: User) -> None:
    make_inspector(group)
    make_enterprise(group)
    plan = plans.draft(by=supervisor, now=NOW, year=YEAR, district_code="370214")
    with web_role(session_settings(supervisor), read_only=False):
        plans.adopt(plan, by=supervisor, now=NOW)
    assert Inspection.objects.count() == 1


def test_quotas_are_a_city_supervisors(supervisor: User) -> None:
    quota = InspectionQuota.objects.get(regime="normal")
    values: dict[str, Any] = {"visits_a_year": 1, "share_percent": 5, "source": "2027年计划"}
    values["reason"] = "人手增加"
    with pytest.raises(NotPermitted):
        plans.set_quota(quota, by=supervisor, **values)
    city = make_user(Role.CITY_SUPERVISOR)
    for missing in ("source", "reason"):
        with pytest.raises(Refused, match="its source and a reason"):
            plans.set_quota(quota, by=city, **{**values, missing: " "})
    plans.set_quota(quota, by=city, **values)
    assert InspectionQuota.objects.get(regime="normal").share_percent == 5


@pytest.mark.parametrize(
    ("regime", "changes", "status", "words"),
    [
        ("reduced", {"share_percent": "500"}, 200, "Between 0 and 100."),
        ("reduced", {"visits_a_year": "9999"}, 200, "Between 0 and 12."),
        ("waived", {"visits_a_year": "1"}, 409, "0 visits a year."),
    ],
)
def test_quotas_out_of_bounds_are_told_in_words(
    client: Client, regime: str, changes: dict[str, str], status: int, words: str
) -> None:
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    given = {"visits_a_year": "0", "share_percent": "5", "source": "示例", "reason": "示例"}
    answer = client.post(f"/visits/quotas/{regime}/", given | changes)
    text = answer.content.decode()
    assert answer.status_code == status
    assert words in text
    assert "onstraint" not in text
