"""Running deadlines dated anew after a year is published."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import dating, deadlines
from compliance.models import Case, Deadline
from inspectorate.organisation.actions import calendar
from inspectorate.organisation.models import Role, User
from inspectorate.organisation.schedules import read
from tests.compliance.factories_deadlines import make_case
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SCHEDULE = (
    "2027-01-01..2027-01-03 off 元旦\n2027-01-09 worked 元旦调休\n2027-02-05..2027-02-11 off 春节"
)


@pytest.fixture
def supervisor() -> User:
    """A city supervisor."""
    return make_user(Role.CITY_SUPERVISOR, display_name="周示例")


def extended_case() -> Case:
    """A case whose investigation reaches into 2027, provisionally."""
    case = make_case()
    deadlines.start(case, "investigation", on=date(2026, 9, 14))
    deadlines.extend(case, "investigation", days=30)
    return case


def publish_2027(by: User) -> None:
    """The schedule of 2027, as these tests have it."""
    entries = read(SCHEDULE, year=2027, english={})
    calendar.enter_year(2027, entries, by=by, source="示例", reason="published")
    calendar.publish_year(2027, by=by, reason="published")


def test_publishing_moves_nothing_by_itself(supervisor: User) -> None:
    case = extended_case()
    publish_2027(supervisor)
    case.refresh_from_db()
    assert (case.next_due_on, case.next_provisional) == (date(2027, 1, 25), True)
    [move] = dating.outdated()
    # 1 January was off by law already; Saturday the 9th is worked: a working day less.
    assert (move.before, move.after, move.moves) == (
        date(2027, 1, 25),
        date(2027, 1, 22),
        True,
    )


def test_dating_anew_saves_what_was_seen_with_reason(supervisor: User) -> None:
    case = extended_case()
    deadlines.extend(case, "investigation", days=15)  # now past Spring Festival
    publish_2027(supervisor)
    seen = dating.fingerprint(dating.outdated())
    [move] = dating.date_anew(by=supervisor, reason="schedule of 2027", seen=seen)
    case.refresh_from_db()
    assert move.before == date(2027, 2, 15)
    assert (case.next_due_on, case.next_provisional) == (date(2027, 2, 19), False)
    deadline = Deadline.objects.get()
    assert deadline.trace["basis"][1] == "Decree 423, art. 17"
    assert deadline.trace["result"] == "2027-02-19"
    assert dating.outdated() == []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.metadata ->> 'reason' FROM compliance_deadlineevent e"
            " JOIN pghistory_context c ON c.id = e.pgh_context_id ORDER BY e.pgh_id DESC LIMIT 1"
        )
        assert cursor.fetchone() == ("schedule of 2027",)


def test_a_list_that_changed_is_refused(supervisor: User) -> None:
    extended_case()
    publish_2027(supervisor)
    seen = dating.fingerprint(dating.outdated())
    deadlines.extend(extended_case(), "investigation", days=15)
    calendar.set_day(
        date(2027, 2, 17), by=supervisor, reason="storm", is_worked=False,
        name="示例日", name_en="Sample Day", source="示例", seen="-",
    )  # fmt: skip
    with pytest.raises(dating.ListChanged):
        dating.date_anew(by=supervisor, reason="schedule of 2027", seen=seen)


def test_met_and_paused_deadlines_are_left_alone(supervisor: User) -> None:
    met, paused = extended_case(), extended_case()
    deadlines.meet(met, "investigation", on=date(2026, 11, 2))
    deadlines.pause(paused, "investigation", on=date(2026, 11, 2))
    publish_2027(supervisor)
    assert dating.outdated() == []


def test_the_calendar_leads_to_the_list_and_the_list_is_confirmed(
    client: Client, supervisor: User
) -> None:
    case = extended_case()
    deadlines.extend(case, "investigation", days=15)
    client.force_login(supervisor)
    publish_2027(supervisor)
    page = client.get("/calendar/2027/").content.decode()
    assert "The calendar now dates 1 running deadline otherwise." in page
    assert 'href="/deadlines/anew/"' in page
    page = client.get("/deadlines/anew/").content.decode()
    assert "Mon 15 Feb 2027" in page
    assert "Fri 19 Feb 2027" in page
    assert "+4" in page
    stale = client.post("/deadlines/anew/", {"reason": "schedule", "seen": "other"})
    assert stale.status_code == 409
    assert "the list has changed" in stale.content.decode()
    seen = dating.fingerprint(dating.outdated())
    done = client.post("/deadlines/anew/", {"reason": "schedule", "seen": seen}, follow=True)
    assert "1 deadline dated anew." in done.content.decode()
    case.refresh_from_db()
    assert case.next_due_on == date(2027, 2, 19)


def test_ten_moves_cost_as_many_statements_as_one(client: Client, supervisor: User) -> None:
    client.force_login(supervisor)
    extended_case()
    publish_2027(supervisor)
    counts = []
    for more in (0, 9):
        for _each in range(more):
            deadlines.extend(extended_case(), "investigation", days=15)
        Deadline.objects.update(provisional=True)
        with CaptureQueriesContext(connection) as queries:
            client.get("/deadlines/anew/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
