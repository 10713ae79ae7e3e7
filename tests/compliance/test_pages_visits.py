"""Pages of visits, the plan and draws."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import inspections
from compliance.models import Case, Draw, Inspection, InspectionPlan
from enterprises.models import Enterprise
from inspectorate.organisation.models import GridGroup, Inspector, Role, User
from tests.compliance.factories_visits import make_absence, make_inspection, make_inspector
from tests.factories import NOW, TODAY, make_enterprise, make_grid_group, make_provider, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


@pytest.fixture
def lead(group: GridGroup) -> Inspector:
    return make_inspector(group, name="李示例", user=make_user())


@pytest.fixture
def second(group: GridGroup) -> Inspector:
    return make_inspector(group, name="王示例")


@pytest.fixture
def inspector(client: Client, lead: Inspector) -> User:
    assert lead.user
    client.force_login(lead.user)
    return lead.user


@pytest.fixture
def supervisor() -> User:
    return make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"], display_name="周示例")


def new_visit(enterprise: Enterprise, *team: Inspector, **changes: Any) -> dict[str, Any]:
    """What the form of a new visit sends."""
    return {
        "uscc": enterprise.uscc,
        "purpose": "routine",
        "kind": "visit",
        "planned_on": "2026-11-17",
        "inspectors": [each.pk for each in team],
        **changes,
    }


def test_a_week_shows_its_visits_by_day(
    client: Client, inspector: User, group: GridGroup, lead: Inspector
) -> None:
    mine = make_inspection(make_enterprise(group), lead)
    make_inspection(make_enterprise(group), state="cancelled", cancelled_reason="停业")
    late = make_inspection(make_enterprise(group), planned_on=date(2026, 11, 10))
    next_week = make_inspection(make_enterprise(group), planned_on=date(2026, 11, 24))
    foreign = make_inspection(make_enterprise(make_grid_group()))
    page = client.get("/visits/").content.decode()
    assert "1 visit from 16 Nov to 22 Nov" in page
    assert page.count("1 more cancelled") == 2  # of the week and of its day
    assert "/visits/plan/2026/" in page
    assert "/visits/plan/2027/" in page
    assert "1 planned visit not made" in page
    for visit, there in ((mine, True), (late, True), (next_week, False), (foreign, False)):
        assert (str(visit.enterprise) in page) is there
    week = client.get("/visits/?week=2026-W48").content.decode()
    assert str(next_week.enterprise) in week
    assert "Week 48 of 2026" in week
    assert 'name="week" value="2026-W48"' in week
    own = client.get("/visits/?whose=mine").content.decode()
    assert str(mine.enterprise) in own
    assert str(late.enterprise) not in own
    for odd in ("week=2026-W99", "week=9999-W52", "day=0001-01-01", "year=2o26"):
        assert client.get(f"/visits/?{odd}").status_code == 200


def test_weeks_with_visits_are_a_step_away(
    client: Client, inspector: User, group: GridGroup
) -> None:
    for day in (date(2026, 3, 4), date(2027, 1, 6), date(2027, 1, 8), date(2027, 5, 11)):
        make_inspection(make_enterprise(group), planned_on=day)
    make_inspection(
        make_enterprise(group),
        planned_on=date(2026, 12, 1),
        state="cancelled",
        cancelled_reason="停业",
    )
    page = client.get(f"/visits/?group={group.code}")
    week = page.context["week"]
    assert (week.last.words, week.next.words) == ("2026-W10", "2027-W01")
    assert f"?week=2027-W01&amp;group={group.code}" in page.content.decode()
    page = client.get(f"/visits/?group={group.code}&year=2027")
    assert [(each.words, each.count) for each in page.context["weeks"]] == [
        ("2027-W01", 2),
        ("2027-W19", 1),
    ]
    assert "2 visits from 4 Jan 2027 to 10 Jan 2027" in page.content.decode()
    assert client.get("/visits/?year=2026").context["week"].words == "2026-W10"
    assert "No visit." in client.get("/visits/?year=2029").content.decode()


def test_a_week_asks_as_often_for_ten_as_for_one(
    client: Client, inspector: User, group: GridGroup, lead: Inspector,
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    make_inspection(make_enterprise(group), lead)
    client.get("/visits/")
    with CaptureQueriesContext(connection) as first:
        client.get("/visits/")
    for _each in range(9):
        make_inspection(make_enterprise(group), lead)
    with django_assert_num_queries(len(first)):
        client.get("/visits/")
    assert len(first) <= 28


def test_a_visit_is_planned_recorded_and_leads_to_a_case(
    client: Client, inspector: User, group: GridGroup, lead: Inspector, second: Inspector
) -> None:
    enterprise = make_enterprise(group)
    client.post("/visits/new/", new_visit(enterprise, lead, second))
    visit = Inspection.objects.get()
    counts = {"registered_count": 265, "met_count": 260, "uncovered_count": 98, "minutes": 90}
    address = f"/visits/{visit.pk}/"
    client.post(address + "record/", {**counts, "findings": "98人未参保"})
    assert "98人未参保" in client.get(address).content.decode()
    suspicion = {"violation_type": "V1", "summary": "98名劳动者未参保"}
    answer = client.post(address + "case/", suspicion)
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.pk}/"
    assert (case.origin, case.state, case.enterprise) == ("routine_visit", "proposed", enterprise)
    visit.refresh_from_db()
    assert visit.case == case
    assert client.post(address + "case/", suspicion).status_code == 409
    assert Case.objects.count() == 1


def test_at_a_provider_nobody_counts_workers(
    client: Client, inspector: User, group: GridGroup, lead: Inspector, second: Inspector
) -> None:
    visit = inspections.plan(
        by=inspector, now=NOW, purpose="complaint", kind="visit", planned_on=TODAY,
        provider=make_provider(group), inspectors=[lead, second],
    )  # fmt: skip
    address = f"/visits/{visit.pk}/"
    page = client.get(address).content.decode()
    assert "Minutes on site" in page
    assert "Workers met" not in page
    client.post(address + "record/", {"minutes": 40, "met_count": 3, "findings": "住院登记不一致"})
    done = client.get(address).content.decode()
    assert "住院登记不一致" in done
    assert "Without cover" not in done
    visit.refresh_from_db()
    assert (visit.state, visit.met_count, visit.minutes) == ("done", None, 40)


def test_a_waived_enterprise_is_refused_on_the_page_with_the_reason(
    client: Client, inspector: User, group: GridGroup, lead: Inspector, second: Inspector
) -> None:
    enterprise = make_enterprise(
        group, regime="waived", regime_until=date(2027, 12, 31), regime_reason="2026年守法诚信奖牌"
    )
    refused = client.post("/visits/new/", new_visit(enterprise, lead, second))
    assert refused.status_code == 409
    assert "until 31 Dec 2027: 2026年守法诚信奖牌" in refused.content.decode()
    assert (
        "is waived from visits without a cause"
        in client.get(f"/dossiers/{enterprise.uscc}/").content.decode()
    )
    allowed = client.post("/visits/new/", new_visit(enterprise, lead, second, purpose="complaint"))
    assert allowed.status_code == 302


def test_too_few_certificates_are_named_on_the_page(
    client: Client, inspector: User, group: GridGroup, lead: Inspector
) -> None:
    old = make_inspector(group, name="赵示例", certificate_until=date(2026, 1, 1))
    refused = client.post("/visits/new/", new_visit(make_enterprise(group), lead, old))
    assert refused.status_code == 409
    assert "The certificate of 赵示例 ends on 1 Jan 2026." in refused.content.decode()


def test_a_visit_is_handed_over_moved_and_cancelled(
    client: Client, inspector: User, group: GridGroup, lead: Inspector, second: Inspector
) -> None:
    visit = make_inspection(make_enterprise(group))
    address = f"/visits/{visit.pk}/"
    client.post(address + "assign/", {"inspectors": [lead.pk, second.pk]})
    assert visit.inspectors.count() == 2
    make_absence(second, from_on=date(2026, 11, 23), until_on=date(2026, 11, 23))
    refused = client.post(address + "move/", {"planned_on": "2026-11-23"})
    assert "王示例 is away that day." in refused.content.decode()
    refused = client.post(address + "move/", {"planned_on": "9999-12-31"})
    assert "Nothing is planned for more than two years ahead." in refused.content.decode()
    assert "is not a working day" not in client.get(address).content.decode()
    client.post(address + "move/", {"planned_on": "2026-11-28"})
    told = "Sat 28 Nov 2026 is not a working day: weekend (State Council notice on the holidays"
    assert told in client.get(address).content.decode()
    client.post(address + "move/", {"planned_on": "2027-01-01"})
    told = "is not a working day: New Year&#x27;s Day (Regulation on public holidays, art. 2"
    assert told in client.get(address).content.decode()
    client.post(address + "move/", {"planned_on": "2026-11-24", "planned_time": "09:30"})
    visit.refresh_from_db()
    assert visit.planned_on == date(2026, 11, 24)
    assert "A visit is recorded on its day" in client.get(address).content.decode()
    client.post(address + "cancel/", {"reason": "停业"})
    visit.refresh_from_db()
    assert (visit.state, visit.cancelled_reason) == ("cancelled", "停业")
    again = client.post(address + "cancel/", {"reason": "停业"})
    assert again.status_code == 409


def test_a_plan_is_looked_at_drafted_and_adopted(
    client: Client, supervisor: User, group: GridGroup, lead: Inspector
) -> None:
    for _each in range(3):
        make_enterprise(group, regime="intensified")
    client.force_login(supervisor)
    address = "/visits/plan/2027/"
    answer = client.get(address)
    page, where = answer.content.decode(), answer.context["district_name"]
    assert where
    assert f"<h1>{where}: 6 routine visits, with a capacity of" in page
    assert "no draft yet" in page
    client.post(address + "draft/", {"district": "370214"})
    assert "Adopt 6 visits" in client.get(address).content.decode()
    make_enterprise(group)
    assert "The figures have changed since the draft." in client.get(address).content.decode()
    stale = client.post(address + "adopt/", {"district": "370214"})
    assert stale.status_code == 409
    client.post(address + "draft/", {"district": "370214"})
    client.post(address + "adopt/", {"district": "370214"})
    assert Inspection.objects.count() == 7
    assert InspectionPlan.objects.get().state == "adopted"
    page = client.get(address).content.decode()
    assert "Adopted" in page
    led = f"/visits/?group={group.code}&purpose=routine&year=2027"
    assert led.replace("&", "&amp;") in page
    shown = client.get(led).context
    assert sum(week.count for week in shown["weeks"]) == 7
    assert shown["week"].monday == shown["weeks"][0].day
    assert shown["week"].count == shown["weeks"][0].count


def test_an_inspector_reads_the_plan(client: Client, inspector: User) -> None:
    page = client.get("/visits/plan/2027/").content.decode()
    assert "Only supervisors make the plan." in page


def test_a_quota_is_changed_by_the_city(client: Client, supervisor: User) -> None:
    given = {
        "visits_a_year": 1, "share_percent": "5", "source": "2027年计划", "reason": "人手增加",
    }  # fmt: skip
    client.force_login(supervisor)
    assert client.post("/visits/quotas/normal/", given).status_code == 409
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    unsaid = client.post("/visits/quotas/normal/", {**given, "reason": ""})
    assert unsaid.status_code == 200
    assert client.post("/visits/quotas/normal/", given).status_code == 302
    assert "人手增加" in client.get("/visits/quotas/normal/").content.decode()
    assert "2027年计划" in client.get("/visits/plan/2027/").content.decode()


def test_a_draw_is_held_shown_and_published(
    client: Client, supervisor: User, group: GridGroup, lead: Inspector, second: Inspector
) -> None:
    codes = [make_enterprise(group).uscc for _each in range(4)]
    client.force_login(supervisor)
    given = {
        "district_code": "370214", "title": "第四季度", "objects_count": 2,
        "visits_from_on": "2026-11-23", "seed": "3 8 15", "recusals": f"Z9999，{codes[0]}，近亲属",
    }  # fmt: skip
    page = client.post("/visits/draws/new/", given).content.decode()
    assert "Recusal 1: there is no inspector with the staff number “Z9999”." in page
    late = given | {"recusals": "", "visits_from_on": "2020-01-01"}
    page = client.post("/visits/draws/new/", late).content.decode()
    assert "Visits from: 1 Jan 2020 is too early." in page
    extra = make_inspector(group)
    given["recusals"] = f"{extra.staff_no}，{codes[0]}，近亲属"
    answer = client.post("/visits/draws/new/", given)
    draw = Draw.objects.get()
    assert answer["Location"] == f"/visits/draws/{draw.pk}/"
    page = client.get(f"/visits/draws/{draw.pk}/").content.decode()
    assert "2 of 4 enterprises drawn" in page
    assert draw.pool_hash in page
    client.post(f"/visits/draws/{draw.pk}/publish/")
    draw.refresh_from_db()
    assert draw.published_on == date(2026, 11, 17)
    shown = json.loads(client.get(f"/visits/draws/{draw.pk}.json").content)
    assert [row["uscc"] for row in shown["objects"]] == [row["uscc"] for row in draw.result]
    assert set(shown["objects"][0]) == {"uscc", "name", "inspectors", "planned_on", "state"}
    assert "第四季度" in client.get("/visits/draws/").content.decode()


def test_recusals_are_three_parts_a_line(client: Client, supervisor: User) -> None:
    client.force_login(supervisor)
    page = client.post("/visits/draws/new/", {"recusals": "Z1"}).content.decode()
    assert "A line has three parts" in page


def test_the_enterprise_is_found_by_a_part_of_its_name(
    client: Client, inspector: User, group: GridGroup, lead: Inspector, second: Inspector
) -> None:
    one, other = (
        make_enterprise(group, name=f"青岛示例{name}有限公司") for name in ("塑料", "模具")
    )
    sent = new_visit(one, lead, second)
    page = client.post("/visits/new/", {**sent, "uscc": "青岛示例"}).content.decode()
    for each in (one, other):
        assert f'name="uscc" value="{each.uscc}"' in page
    chosen = {**sent, "uscc": ["青岛示例", other.uscc]}  # the text, then the button
    assert client.post("/visits/new/", chosen).status_code == 302
    assert client.post("/visits/new/", {**sent, "uscc": "塑料"}).status_code == 302
    planned = Inspection.objects.order_by("pk").values_list("enterprise", flat=True)
    assert list(planned) == [other.pk, one.pk]
