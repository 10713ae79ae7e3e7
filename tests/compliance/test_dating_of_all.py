"""Every kind of day the calendar gave follows the calendar, as the independent reckoning says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
import time_machine
from django.test import Client

from compliance.actions import (
    appraisals,
    dating,
    deadlines,
    exposure_lists,
    exposures,
    grades,
)
from compliance.exposure.marks import mark_of
from compliance.models import Exposure
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.actions import calendar
from inspectorate.organisation.models import Role, User
from inspectorate.organisation.presenting.why import why
from inspectorate.organisation.schedules import Entry
from tests.compliance.factories_appraisals import Graded, work
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_deadlines import make_case
from tests.compliance.factories_exposures import accept, make_exposure
from tests.compliance.factories_watchlist import make_notice
from tests.factories import make_user
from tests.oracle.deadline_oracle import due_on

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 21, 2, 0, tzinfo=UTC)  # a Monday; what starts today ends in 2027
OFF = {date(2026, 12, 22), date(2026, 12, 24), date(2027, 1, 1), date(2027, 1, 11)}
WORKED = {date(2026, 12, 26), date(2027, 1, 9)}


class Kept(NamedTuple):
    """What is kept of one: its row, and the columns of day, mark and trace."""

    row: Any
    due: str
    provisional: str
    trace: str

    def read(self) -> tuple[date, bool, dict[str, Any]]:
        """Its day, whether that is provisional, and why."""
        self.row.refresh_from_db()
        trace = getattr(self.row, self.trace)
        mark = getattr(self.row, self.provisional) if self.provisional else trace["provisional"]
        return getattr(self.row, self.due), mark, trace


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def supervisor() -> User:
    """A city supervisor."""
    return make_user(Role.CITY_SUPERVISOR, display_name="周示例")


def objected_grade() -> list[Kept]:
    """A cycle that was notified today, and an objection to one of its grades."""
    city = Graded()
    cycle = city.open(now=NOW)
    for at in range(3):
        grades.confirm(city.grade(cycle, at), by=city.district, now=NOW)
    appraisals.notify(cycle, by=city.city, now=NOW)
    work(cycle, now=NOW)
    objection = grades.object_to(city.grade(cycle, 2), text="决定已撤销", by=city.city, now=NOW)
    return [
        Kept(cycle, "objections_until_on", "", "objections_trace"),
        Kept(objection, "due_on", "provisional", "trace"),
    ]


def objected_exposure(city: User) -> list[Kept]:
    """A published entry whose decision was reversed today, and one that is objected to."""
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    made = [accept(make_exposure(now=NOW), by=head, now=NOW) for _n in range(2)]
    quarter = made[0].quarter_on
    exposure_lists.publish_list(quarter, by=city, now=NOW, seen=mark_of(made))
    first, second = Exposure.objects.filter(state="published").order_by("id")
    exposures.reverse(first, by=head, now=NOW, document="示例复决1号", reason="撤销原处罚决定")
    objection = exposures.object(second, by=head, now=NOW, text="款项已付清")
    return [
        Kept(first, "withdraw_due_on", "withdraw_provisional", "withdraw_trace"),
        Kept(objection, "due_on", "provisional", "trace"),
    ]


def all_kinds(city: User) -> list[Kept]:
    """One of each that waits for a day, all of them since today."""
    grades_of_all = objected_grade()  # before there are other enterprises to grade
    deadline = deadlines.start(make_case(), "investigation", on=NOW.date(), days=12)
    acceptance = "acceptance_due_on", "acceptance_provisional", "acceptance_trace"
    statement = "statement_due_on", "statement_provisional", "statement_trace"
    return [
        Kept(deadline, "due_on", "provisional", "trace"),
        Kept(make_complaint(now=NOW), *acceptance),
        Kept(make_notice(now=NOW), *statement),
        *grades_of_all,
        *objected_exposure(city),
    ]


def change_calendar(by: User, *, off: set[date] = OFF, worked: set[date] = WORKED) -> None:
    """The schedule of 2027 is published; days of 2026 are put right."""
    named = {"source": "示例", "name": "示例日", "name_en": "Sample Day"}
    of_2027 = [
        Entry(day, day in worked, "示例日", "Sample Day")
        for day in sorted(off | worked)
        if day.year == 2027
    ]
    calendar.enter_year(2027, of_2027, by=by, source="示例", reason="published")
    calendar.publish_year(2027, by=by, reason="published")
    for day in sorted(off | worked):
        if day.year == 2026:
            calendar.set_day(
                day, by=by, reason="changed", is_worked=day in worked, seen="-", **named
            )


def by_oracle(trace: dict[str, Any]) -> tuple[date | None, bool]:
    """Where the limit of a trace ends by the changed calendar."""
    start = date.fromisoformat(trace["start"])
    due = due_on(
        start, trace["length"], trace["day_type"],
        extra_holidays=OFF, extra_workdays=WORKED, last_published_year=2027,
    )  # fmt: skip
    return due.due_on, due.provisional


def test_every_kind_follows_the_calendar_with_its_trace_and_history(
    client: Client, supervisor: User
) -> None:
    kept = all_kinds(supervisor)
    before = [each.read() for each in kept]
    change_calendar(supervisor)
    assert [each.read() for each in kept] == before  # nothing moves by itself
    client.force_login(supervisor)
    page = client.get("/deadlines/anew/").content.decode()
    assert f"{len(kept)} running deadlines are dated otherwise" in page
    seen = dating.fingerprint(dating.outdated())
    done = client.post("/deadlines/anew/", {"reason": "schedule of 2027", "seen": seen})
    assert done.status_code == 302
    assert dating.outdated() == []
    for each, (old, _mark, was) in zip(kept, before, strict=True):
        day, provisional, trace = each.read()
        assert (day, provisional) == by_oracle(was), each.row
        assert day > old, each.row
        assert (trace["result"], trace["basis"]) == (day.isoformat(), was["basis"])
        assert why(trace)[-1].words.endswith(f"{day.year}")
        event = each.row.events.select_related("pgh_context").latest("pgh_id")
        assert event.pgh_context.metadata["reason"] == "schedule of 2027"
        assert getattr(event, each.due) == day
    [case, complaint, *_others] = (each.row for each in kept)
    assert case.case.next_due_on == case.due_on
    assert complaint.next_due_on == complaint.acceptance_due_on


def test_a_day_that_was_told_on_paper_only_moves_later(supervisor: User) -> None:
    """A Saturday is worked: the house has a day less, whoever may speak keeps theirs."""
    house, theirs = make_complaint(now=NOW), make_notice(now=NOW)
    change_calendar(supervisor, off={date(2027, 1, 1)}, worked={date(2026, 12, 26)})
    [move] = dating.outdated()
    assert (move.kind, move.matter) == ("complaint", house.number)
    assert move.after < move.before == theirs.statement_due_on


def test_what_ended_meanwhile_is_not_dated_and_told(supervisor: User) -> None:
    kept = all_kinds(supervisor)
    change_calendar(supervisor)
    rows = dating.as_rows(dating.outdated())
    objection = kept[-1].row
    reviewer = make_user(Role.LEGAL_REVIEWER)
    exposures.decide_objection(
        objection, by=reviewer, now=NOW, outcome="rejected", answer="经复核不成立"
    )
    [done] = fetch("compliance", "date_anew", moves=rows)
    assert done["dated"] == len(kept) - 1
