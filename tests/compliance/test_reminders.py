"""Reminders of deadlines and their escalation: who, when, once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.models import Notification
from alerts.notification.sentences import say
from compliance.actions import deadlines, reminders
from compliance.models import Case, Member
from compliance.presenting.deadlines import case_due, running_cards
from compliance.tasks import remind_of_deadlines
from inspectorate.organisation.models import Absence, Assignment, Inspector, Limit, Role, User
from tests.compliance.factories import Office
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_deadlines import make_case
from tests.factories import make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


def morning(text: str) -> datetime:
    """Eight in the morning of a day, in Qingdao."""
    day = date.fromisoformat(text)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def told(kind: str) -> set[int]:
    """Who was told something of that kind."""
    return set(Notification.objects.filter(kind=kind).values_list("user_id", flat=True))


@pytest.fixture
def office() -> Office:
    """A team with its district's supervisor."""
    return Office(make_grid_group(district_code="370281"))


def case_of(office: Office, **changes: object) -> Case:
    """A case of the office's two inspectors; 5 working days to serve end on 23 November."""
    Limit.objects.filter(code="service").update(length=5, remind_days=1, escalate_days=2)
    case = make_case(office.group, by=office.inspector, **changes)
    for part, inspector in (("lead", office.lead), ("second", office.second)):
        Member.objects.create(
            case=case, inspector=inspector, part=part, joined_on=date(2026, 11, 2)
        )
    deadlines.start(case, "service", on=date(2026, 11, 16))
    return case


def test_the_team_is_reminded_as_many_working_days_before_as_the_limit_says(
    office: Office,
) -> None:
    case = case_of(office)
    assert reminders.remind(now=morning("2026-11-19")) == 0  # one working day before: Friday
    assert reminders.remind(now=morning("2026-11-20")) == 2
    assert told("deadline_soon") == {office.inspector.pk, office.colleague.pk}
    notice = Notification.objects.first()
    assert notice
    assert notice.address == f"/cases/{case.pk}/"
    assert say(notice.kind, notice.values) == (
        f"P-{case.pk} is due on 23 Nov 2026: serve the decision"
    )


def test_nobody_is_told_twice_or_on_a_day_off(office: Office) -> None:
    case_of(office)
    assert reminders.remind(now=morning("2026-11-21")) == 0  # Saturday
    assert reminders.remind(now=morning("2026-11-20")) == 2
    assert reminders.remind(now=morning("2026-11-20")) == 0
    assert reminders.remind(now=morning("2026-11-23")) == 0


def test_past_the_end_the_team_hears_at_once_and_the_supervisor_later(office: Office) -> None:
    case_of(office)
    reminders.remind(now=morning("2026-11-24"))
    assert told("deadline_over") == {office.inspector.pk, office.colleague.pk}
    assert told("escalation") == set()
    reminders.remind(now=morning("2026-11-25"))  # two working days after, as the limit says
    assert told("escalation") == {office.district.pk}


def test_a_moved_date_is_told_anew(office: Office) -> None:
    case = case_of(office)
    reminders.remind(now=morning("2026-11-20"))
    deadlines.extend(case, "service", days=2)
    assert reminders.remind(now=morning("2026-11-23")) == 0
    assert reminders.remind(now=morning("2026-11-24")) == 2


@pytest.mark.parametrize("end", ["meet", "drop", "pause"])
def test_what_does_not_run_is_not_told(office: Office, end: str) -> None:
    case = case_of(office)
    getattr(deadlines, end)(case, "service", on=date(2026, 11, 17))
    assert reminders.remind(now=morning("2026-11-25")) == 0


def test_of_time_that_runs_for_a_right_nobody_is_told_and_no_case_is_overdue(
    office: Office,
) -> None:
    case = case_of(office)
    deadlines.meet(case, "service", on=date(2026, 11, 17))
    for code in ("statement", "hearing_request"):
        deadlines.start(case, code, on=date(2026, 11, 16))
    case.refresh_from_db()
    assert (case.next_due_on, case.next_limit) == (None, "")
    for day in ("2026-11-20", "2026-11-24", "2026-12-16"):
        assert reminders.remind(now=morning(day)) == 0
    late = date(2026, 12, 16)
    assert not Case.objects.overdue(on=late).exists()
    assert case_due(case, on=late).shape == "none"
    assert {(card.due.shape, card.due.words) for card in running_cards(case, on=late)} == {
        ("ended", "Ended")
    }
    early = running_cards(case, on=date(2026, 11, 20))
    assert {(card.due.words, card.due.date) for card in early} == {("Until", "23 Nov")}
    deadlines.start(case, "decision", on=date(2026, 11, 2))
    assert case.next_limit == "decision"
    assert Case.objects.overdue(on=late).get() == case


def test_the_city_hears_where_the_district_has_no_supervisor(office: Office) -> None:
    city = make_user(Role.CITY_SUPERVISOR)
    User.objects.filter(pk=office.district.pk).update(is_active=False)
    case_of(office)
    reminders.remind(now=morning("2026-11-25"))
    assert told("escalation") == {city.pk}


def test_who_left_the_team_hears_nothing_and_a_stand_in_does(office: Office) -> None:
    case = case_of(office)
    case.members.filter(inspector=office.second).update(left_on=date(2026, 11, 17))
    stand_in = Inspector.objects.create(
        staff_no="ST1", name="孙示例", kind="full_time", user=make_user()
    )
    Absence.objects.create(
        inspector=office.lead,
        stand_in=stand_in,
        from_on=date(2026, 11, 16),
        until_on=date(2026, 11, 30),
        reason="示例",
    )
    reminders.remind(now=morning("2026-11-20"))
    assert told("deadline_soon") == {office.inspector.pk, stand_in.user_id}


def test_a_case_without_a_team_is_its_groups(office: Office) -> None:
    case = case_of(office)
    case.members.update(left_on=date(2026, 11, 17))
    Assignment.objects.filter(inspector=office.second).update(until_on=date(2026, 11, 17))
    reminders.remind(now=morning("2026-11-20"))
    assert told("deadline_soon") == {office.inspector.pk}


def test_ten_cases_cost_as_many_statements_as_one(office: Office) -> None:
    counts = []
    for more in (1, 9):
        for _each in range(more):
            case_of(office)
        with CaptureQueriesContext(connection) as queries:
            reminders.remind(now=morning("2026-11-25"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_task_asks_the_clock(office: Office, time_machine: object) -> None:
    case_of(office)
    time_machine.move_to(morning("2026-11-20"), tick=False)  # type: ignore[attr-defined]
    remind_of_deadlines()
    assert told("deadline_soon") == {office.inspector.pk, office.colleague.pk}


def test_a_complaint_is_reminded_of_and_passed_on_when_nobody_answers(office: Office) -> None:
    """Received on 16 November; accepted or refused by the 23rd."""
    enterprise = make_enterprise(office.group)
    complaint = make_complaint(enterprise, now=morning("2026-11-16"))
    assert complaint.acceptance_due_on == date(2026, 11, 23)
    reminders.remind(now=morning("2026-11-17"))
    assert told("deadline_soon") == set()
    reminders.remind(now=morning("2026-11-20"))
    reminders.remind(now=morning("2026-11-20"))
    assert told("deadline_soon") == {office.inspector.pk, office.colleague.pk}
    reminders.remind(now=morning("2026-11-25"))
    assert told("deadline_over") == {office.inspector.pk, office.colleague.pk}
    assert told("escalation") == {office.district.pk}
    assert Notification.objects.filter(kind="deadline_soon").count() == 2
