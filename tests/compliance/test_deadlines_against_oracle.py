"""The reckoning of limits against an independent one that writes out every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.actions import deadlines
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit
from inspectorate.organisation.working_days import Calendar, ScheduledDay, calendar
from tests.compliance.factories_deadlines import make_case
from tests.oracle.deadline_cases import DeadlineCase, deadline_cases, lengths
from tests.oracle.deadline_oracle import LAST_PUBLISHED_YEAR, due_on

pytestmark = pytest.mark.django_db
EDITED = st.sets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=12)
MANY = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def published() -> Calendar:
    """The calendar as the migrations fill it."""
    found = calendar()
    assert found.published_until == LAST_PUBLISHED_YEAR
    return found


def same(
    case: DeadlineCase, published: Calendar, *, extended: int = 0, **edits: object
) -> tuple[object, object]:
    """What the engine and the oracle say of a limit."""
    start, length, day_type, pauses = case
    ours = compute(
        (length, day_type), start, extended_days=extended, pauses=pauses, calendar=published
    )
    theirs = due_on(start, length + extended, day_type, pauses, **edits)  # type: ignore[arg-type]
    return (ours.due_on, ours.provisional), tuple(theirs)


@MANY
@given(case=deadline_cases(), extended=st.sampled_from([0, 0, 1, 15, 30]))
def test_the_last_day_is_the_oracles(
    published: Calendar, case: DeadlineCase, extended: int
) -> None:
    ours, theirs = same(case, published, extended=extended)
    assert ours == theirs


@MANY
@given(case=deadline_cases(), off=EDITED, worked=EDITED)
def test_an_edited_calendar_counts_as_the_oracles(
    published: Calendar, case: DeadlineCase, off: set[date], worked: set[date]
) -> None:
    worked -= off
    off = {day for day in off if day.year <= LAST_PUBLISHED_YEAR}
    worked = {day for day in worked if day.year <= LAST_PUBLISHED_YEAR}
    edited = {day: ScheduledDay(day in worked, "示例", "sample") for day in off | worked}
    ours, theirs = same(
        case,
        replace(published, exceptions=published.exceptions | edited),
        extra_holidays=off,
        extra_workdays=worked,
    )
    assert ours == theirs


@MANY
@given(case=deadline_cases(), year=st.integers(2020, 2026))
def test_past_another_last_year_everything_is_provisional(
    published: Calendar, case: DeadlineCase, year: int
) -> None:
    cut = Calendar(
        years=frozenset(each for each in published.years if each <= year),
        exceptions={day: each for day, each in published.exceptions.items() if day.year <= year},
        fixed=published.fixed,
    )
    ours, theirs = same(case, cut, last_published_year=year)
    assert ours == theirs


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=deadline_cases(), extension=lengths())
def test_actions_one_by_one_end_where_the_oracle_says(case: DeadlineCase, extension: int) -> None:
    start, length, day_type, pauses = case
    code = "investigation" if day_type == "working" else "payment"
    Limit.objects.filter(code=code).update(day_type=day_type)
    found = make_case()
    deadlines.start(found, code, on=start, days=length)
    for first, resumed in pauses:
        deadlines.pause(found, code, on=first)
        if resumed is not None:
            deadlines.resume(found, code, on=resumed)
    deadlines.extend(found, code, days=extension)
    ended = due_on(start, length + extension, day_type, pauses)
    found.refresh_from_db()
    assert (found.next_due_on, found.next_provisional) == tuple(ended)
