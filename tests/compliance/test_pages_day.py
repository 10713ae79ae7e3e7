"""My day: every figure is a link to exactly the list it counts; what each role is shown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.models import Case, Letter
from compliance.procedure.states import CaseState
from inspectorate.organisation.models import Role, User
from tests.compliance.factories import Office, propose, walk
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_visits import make_inspection
from tests.factories import make_alert, make_enterprise, make_grid_group, make_user

MORNING = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def morning() -> object:
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def office(db: None) -> Office:
    return Office()


def due(case: Case, days: int) -> Case:
    """The case with its next deadline in so many days; lists read this column alone."""
    Case.objects.filter(pk=case.pk).update(next_due_on=TODAY + timedelta(days=days))
    return case


FINE = "file begin conclude confirm order serve_order record_not_rectified give_notice serve_notice"
WAYS = {
    CaseState.INVESTIGATING: "file begin",
    CaseState.HEARING: f"{FINE} announce_hearing",
    CaseState.IN_REVIEW: f"{FINE} submit",
    CaseState.REVIEWED: f"{FINE} submit approve_draft",
}


def reached(state: CaseState, office: Office) -> Case:
    """A case brought to a state as people would."""
    case = propose(office)
    walk(case, office, *WAYS[state].split())
    case.refresh_from_db()
    return case


def busy(office: Office, n: int) -> None:
    """A morning with `n` of everything, and as much in a group of somebody else."""
    for group in (office.group, make_grid_group(district_code="370202")):
        for _ in range(n):
            make_alert(group=group, first_look_by=TODAY - timedelta(days=1))
            make_alert(group=group, first_look_by=TODAY)
            make_alert(group=group, first_look_by=TODAY + timedelta(days=9), state="acknowledged")
    for k in range(n):
        due(propose(office), -1 - k)
        due(propose(office), 0)
        due(propose(office), 5)
        make_inspection(make_enterprise(office.group), office.lead, planned_on=TODAY)
        make_complaint(make_enterprise(office.group), now=MORNING)


def figures(page: str) -> list[tuple[str, int]]:
    """Address and number of every figure of the strip."""
    strip = re.search(r'<nav class="card day.*?</nav>', page, flags=re.DOTALL)[0]
    found = re.findall(r'<a href="([^"]+)"><b class="num[^"]*">(\d+)</b>', strip)
    return [(address.replace("&amp;", "&"), int(number)) for address, number in found]


@pytest.mark.parametrize("who", ["inspector", "district", "reviewer"])
def test_every_figure_leads_to_exactly_the_list_it_counts(
    who: str, office: Office, client: Client
) -> None:
    busy(office, 2)
    reached(CaseState.IN_REVIEW, office)
    reached(CaseState.HEARING, office)
    client.force_login(getattr(office, who))
    shown = figures(client.get("/desk/").content.decode())
    assert len(shown) >= 4
    assert any(number for _address, number in shown)
    for address, number in shown:
        listed = client.get(address).content.decode()
        assert len(re.findall(r"<tr data-row", listed)) == number, address


def test_what_waits_for_approval_counts_what_the_page_of_approvals_lists(
    office: Office, client: Client
) -> None:
    for _ in range(3):
        propose(office)
    reached(CaseState.REVIEWED, office)
    client.force_login(office.district)
    page = client.get("/desk/").content.decode()
    counted = re.findall(r'<a href="/approvals/#(\w+)"><b class="num">(\d+)</b>', page)
    assert dict(counted) == {"filings": "3", "decisions": "1"}
    approvals = client.get("/approvals/").content.decode()
    for code, number in counted:
        section = re.search(
            rf'<section class="card" id="{code}".*?</section>', approvals, re.DOTALL
        )
        assert len(re.findall(r"<tr data-row", section[0])) == int(number)


def test_the_day_of_an_inspector_names_deadline_doors_and_visits(
    office: Office, client: Client
) -> None:
    case = reached(CaseState.INVESTIGATING, office)
    due(case, 2)
    stranger = make_alert(group=make_grid_group(), score=99, state="new")
    doors = [make_alert(group=office.group, score=90 - k) for k in range(7)]
    make_inspection(
        make_enterprise(office.group), office.lead, office.second, planned_on=TODAY, case=case
    )
    make_inspection(make_enterprise(office.group), office.second, planned_on=TODAY)
    client.force_login(office.inspector)
    page = client.get("/desk/").content.decode()
    assert "In your hands" in page
    assert re.findall(r'href="/alerts/(\d+)/"', page) == [str(each.pk) for each in doors[:5]]
    assert f'href="/alerts/{stranger.pk}/"' not in page
    assert page.count(f"Case {case}") == 1
    assert "with 王示例" in page


def test_a_visit_of_the_past_stays_until_it_is_recorded(office: Office, client: Client) -> None:
    make_inspection(
        make_enterprise(office.group), office.lead, planned_on=TODAY - timedelta(days=2)
    )
    client.force_login(office.inspector)
    assert "not recorded yet" in client.get("/desk/").content.decode()


def test_a_supervisor_sees_the_load_of_each_group_most_overdue_first(
    office: Office, client: Client
) -> None:
    calm, elsewhere = make_grid_group(), make_grid_group(district_code="370202")
    make_alert(group=office.group, first_look_by=TODAY - timedelta(days=1))
    make_alert(group=calm, first_look_by=TODAY + timedelta(days=9))
    make_alert(group=elsewhere, first_look_by=TODAY - timedelta(days=1))
    due(propose(office), -3)
    client.force_login(office.district)
    page = client.get("/desk/").content.decode()
    assert page.index(office.group.name) < page.index(calm.name)
    assert elsewhere.name not in page
    for address, number in re.findall(
        r'href="(/(?:alerts|cases)/\?[^"]*group=[^"]+)">(\d+)<', page
    ):
        listed = client.get(address.replace("&amp;", "&")).content.decode()
        assert len(re.findall(r"<tr data-row", listed)) == int(number), address


def test_what_came_back_from_a_delivery_leads_to_those_letters(
    office: Office, client: Client
) -> None:
    ends = {"ended_at": MORNING}
    case = propose(office)
    for changes in (
        {"state": "put_right", **ends},
        {"state": "put_right", **ends},
        {"state": "filing_proposed", "case": case, **ends},
        {"checked_at": MORNING - timedelta(days=3), "state": "put_right", **ends},
        {"checked_at": None},
    ):
        letter(office, **changes)
    client.force_login(office.inspector)
    page = client.get("/desk/").content.decode()
    assert "3 letters answered" in page
    assert "2 put right" in page
    assert "1 filing proposed" in page
    listed = client.get("/letters/?answered=recent").content.decode()
    assert len(re.findall(r"<tr data-row", listed)) == 3


def letter(office: Office, **changes: Any) -> Letter:
    """A letter to an enterprise of the office's group, answered this morning."""
    enterprise = make_enterprise(office.group)
    values = {
        "enterprise": enterprise,
        "grid_group": office.group,
        "district_code": office.group.district_code,
        "due_on": TODAY,
        "sent_at": MORNING - timedelta(days=30),
        "sent_by": office.inspector,
        "checked_at": MORNING,
    }
    return Letter.objects.create(**{**values, **changes})


def test_complaints_wait_with_the_day_somebody_has_to_act_by(
    office: Office, client: Client
) -> None:
    own = make_complaint(make_enterprise(office.group), now=MORNING)
    make_complaint(make_enterprise(make_grid_group()), now=MORNING)
    client.force_login(office.inspector)
    page = client.get("/desk/").content.decode()
    assert re.findall(r'href="/complaints/inbox/(\d+)/"', page) == [str(own.pk)]
    assert ("/complaints/inbox/?waits=decide", 1) in figures(page)


def test_a_quiet_day_says_so_and_names_the_next_useful_step(office: Office, client: Client) -> None:
    client.force_login(office.inspector)
    page = client.get("/desk/").content.decode()
    assert "Nothing is due today" in page
    assert "Show all open alerts" in page


def test_an_inspector_without_a_group_is_told_why_the_page_is_empty(
    client: Client, db: None
) -> None:
    client.force_login(make_user(Role.FULL_TIME_INSPECTOR))
    assert "No grid group is assigned to you today" in client.get("/desk/").content.decode()


@pytest.mark.parametrize("who", ["inspector", "district", "reviewer"])
def test_the_day_asks_the_same_number_of_questions_however_much_there_is(
    who: str, office: Office, client: Client
) -> None:
    person: User = getattr(office, who)
    client.force_login(person)
    busy(office, 1)
    client.get("/desk/")
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/")
    busy(office, 9)
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/")
    with CaptureQueriesContext(connection) as bare:
        client.get("/settings/")
    assert len(few) == len(many)
    assert len(many) - len(bare) <= 14
