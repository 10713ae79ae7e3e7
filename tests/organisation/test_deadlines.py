"""When limits end: the table of boundaries, and what the trace tells."""

from __future__ import annotations

from datetime import date

import pytest

from inspectorate.organisation.deadlines import Span, compute
from inspectorate.organisation.models import Limit

pytestmark = pytest.mark.django_db


def day(text: str) -> date:
    """2026-09-14 as a date."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "span", "due", "why"),
    [
        ("2026-11-16", Span(1, "working"), "2026-11-17", "the start is not counted"),
        ("2026-11-20", Span(1, "working"), "2026-11-23", "a weekend lies between"),
        ("2026-11-21", Span(1, "working"), "2026-11-23", "started on a day off"),
        ("2026-09-19", Span(1, "working"), "2026-09-20", "a Sunday is worked (shifted weekend)"),
        ("2026-09-30", Span(1, "working"), "2026-10-08", "the National Day week is off"),
        ("2026-09-30", Span(3, "working"), "2026-10-10", "a Saturday is worked after it"),
        ("2026-09-14", Span(60, "working"), "2026-12-11", "the case of the picture"),
        ("2026-10-26", Span(25, "calendar"), "2026-11-20", "calendar days, ends on a Friday"),
        ("2026-10-26", Span(26, "calendar"), "2026-11-23", "a Saturday shifts to Monday"),
        ("2026-09-05", Span(15, "calendar"), "2026-09-20", "a worked Sunday does not shift"),
        ("2026-09-20", Span(11, "calendar"), "2026-10-08", "a holiday shifts past its week"),
        ("2026-11-25", Span(3, "calendar", "months"), "2027-02-25", "the same day three months on"),
        ("2026-11-30", Span(3, "calendar", "months"), "2027-03-01", "28 February is a Sunday"),
    ],
)
def test_a_limit_ends(start: str, span: Span, due: str, why: str) -> None:
    assert compute(span, day(start)).due_on == day(due), why


def test_a_pause_is_left_out_up_to_the_day_before_it_ends() -> None:
    span = Span(5, "working")
    assert compute(span, day("2026-11-16")).due_on == day("2026-11-23")
    paused = compute(span, day("2026-11-16"), pauses=[["2026-11-18", "2026-11-20"]])
    assert paused.due_on == day("2026-11-25")
    assert paused.trace["paused"] == 2


def test_while_a_pause_is_open_there_is_no_last_day() -> None:
    open_ended = compute(Span(5, "working"), day("2026-11-16"), pauses=[["2026-11-18", None]])
    assert open_ended.due_on is None
    assert open_ended.trace["result"] is None


def test_an_extension_adds_days_of_the_same_type() -> None:
    working = compute(Span(60, "working"), day("2026-09-14"), extended_days=30)
    assert working.due_on == compute(Span(90, "working"), day("2026-09-14")).due_on
    calendar = compute(Span(10, "calendar"), day("2026-11-02"), extended_days=2)
    assert calendar.due_on == day("2026-11-16")  # Saturday 14 November shifts


def test_a_span_into_an_unpublished_year_is_provisional() -> None:
    assert not compute(Span(5, "working"), day("2026-12-24")).provisional
    assert compute(Span(6, "working"), day("2026-12-24")).provisional


def test_the_trace_names_what_was_left_out_and_what_was_worked() -> None:
    trace = compute(Limit.objects.get(code="investigation"), day("2026-09-14")).trace
    assert trace["basis"] == ["《劳动保障监察条例》第十七条", "Decree 423, art. 17"]
    assert [(each["from"], each["to"], each["days"]) for each in trace["holidays"]] == [
        ("2026-09-25", "2026-09-25", 1),
        ("2026-10-01", "2026-10-07", 5),
    ]
    assert [each["day"] for each in trace["worked_weekends"]] == ["2026-09-20", "2026-10-10"]
    assert trace["result"] == "2026-12-11"


def test_a_limit_set_case_by_case_needs_its_days() -> None:
    order = Limit.objects.get(code="order")
    assert compute(order, day("2026-10-26"), days=25).due_on == day("2026-11-20")
    with pytest.raises(ValueError, match="at least one day"):
        compute(order, day("2026-10-26"))
