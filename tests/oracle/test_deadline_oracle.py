"""The deadline oracle against limits counted by hand on the printed schedules of 2024 to 2026.

Off in 2026: 1–3 Jan, 15–23 Feb, 4–6 Apr, 1–5 May, 19–21 Jun, 25–27 Sep, 1–7 Oct.
Worked in exchange: Sun 4 Jan, Sat 14 and 28 Feb, Sat 9 May, Sun 20 Sep, Sat 10 Oct.
Off in 2025: 28 Jan–4 Feb, 1–8 Oct; worked Sun 28 Sep, Sat 11 Oct. In 2024: 10–17 Feb; Sun 18 Feb.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from tests.oracle.deadline_cases import DeadlineCase, deadline_cases
from tests.oracle.deadline_oracle import Due, due_on, is_paused, is_working

PUBLISHED = 2026  # the schedules these cases were counted on


def day(text: str) -> date:
    """A day as the tables below write it."""
    return date.fromisoformat(text)


# start, working days, last day, how it was counted
WORKING = [
    ("2026-02-13", 1, "2026-02-14", "the Saturday before the festival is worked"),
    ("2026-02-13", 5, "2026-02-27", "Sat 14, then Tue 24 to Fri 27"),
    ("2026-02-13", 6, "2026-02-28", "the Saturday after the festival is worked too"),
    ("2026-02-14", 1, "2026-02-24", "nine days off"),
    ("2026-02-17", 7, "2026-03-03", "started in the festival: 24–28, then 2 and 3 March"),
    ("2026-02-12", 15, "2026-03-11", "13, 14, 24–28 are 7; 2–6 March 12; 9, 10, 11"),
    ("2026-09-30", 1, "2026-10-08", "the week of National Day"),
    ("2026-09-30", 3, "2026-10-10", "8, 9 and the worked Saturday"),
    ("2026-09-30", 4, "2026-10-12", "then Monday"),
    ("2026-09-18", 1, "2026-09-20", "a worked Sunday"),
    ("2026-09-18", 5, "2026-09-24", "Sun 20, Mon 21 to Thu 24"),
    ("2026-09-18", 6, "2026-09-28", "Mid-autumn, Fri to Sun, is off"),
    ("2026-09-14", 60, "2026-12-11", "12 in September, 18 in October, 20 + Nov 30, 9 in December"),
    ("2025-12-31", 1, "2026-01-04", "New Year to Saturday, Sunday worked"),
    ("2025-12-31", 5, "2026-01-08", "Sun 4 to Thu 8"),
    ("2025-09-26", 5, "2025-10-10", "Sun 28, 29, 30, then Thu 9, Fri 10"),
    ("2025-09-26", 6, "2025-10-11", "worked Saturday"),
    ("2024-02-28", 2, "2024-03-01", "29 February is a Thursday"),
    ("2024-02-09", 1, "2024-02-18", "eight days off, then a worked Sunday"),
    ("2026-04-30", 5, "2026-05-11", "6, 7, 8, Sat 9, Mon 11"),
    ("2026-06-18", 2, "2026-06-23", "Dragon Boat Friday to Sunday"),
    ("2026-03-07", 1, "2026-03-09", "started on a Saturday"),
    ("2026-12-28", 3, "2026-12-31", "the last day of the last schedule is final"),
]

# start, calendar days, last day, how it was counted
CALENDAR = [
    ("2026-11-06", 15, "2026-11-23", "ends on Saturday 21: the Monday"),
    ("2026-11-07", 15, "2026-11-23", "ends on Sunday 22: the Monday"),
    ("2026-11-08", 15, "2026-11-23", "ends on the Monday itself"),
    ("2026-09-05", 15, "2026-09-20", "a worked Sunday is a day to end on"),
    ("2026-09-25", 15, "2026-10-10", "a worked Saturday too"),
    ("2026-09-16", 15, "2026-10-08", "1 October: the first day after the holidays"),
    ("2026-09-04", 30, "2026-10-08", "4 October"),
    ("2026-01-16", 30, "2026-02-24", "15 February, first day of the festival"),
    ("2026-01-15", 30, "2026-02-14", "a worked Saturday"),
    ("2026-01-29", 30, "2026-02-28", "a worked Saturday"),
    ("2026-02-06", 15, "2026-02-24", "21 February"),
    ("2024-01-30", 30, "2024-02-29", "leap day"),
    ("2024-02-28", 2, "2024-03-01", "over the leap day"),
    ("2026-07-03", 90, "2026-10-08", "28 in July, 31, 30, then 1 October"),
    ("2026-10-02", 90, "2026-12-31", "29 in October, 30, 31"),
    ("2026-03-06", 1, "2026-03-09", "one day, from Friday"),
]

# start, days, kind, last day, how it was counted: past the last schedule
PROVISIONAL = [
    ("2026-12-28", 4, "working", "2027-01-04", "29–31; Friday 1 is off by law"),
    ("2026-12-31", 7, "working", "2027-01-12", "4–8, Mon 11, Tue 12"),
    ("2026-09-14", 90, "working", "2027-01-25", "60 + 30: 11 Dec is 60, 31 Dec 74, 4 Jan 75"),
    ("2026-10-03", 90, "calendar", "2027-01-04", "Friday 1 is off by law: the Monday"),
    ("2026-12-18", 15, "calendar", "2027-01-04", "Saturday 2: the Monday"),
    ("2027-03-01", 5, "working", "2027-03-08", "started there"),
    ("2027-09-30", 1, "working", "2027-10-04", "1–3 October are off by law"),
    ("2028-04-28", 1, "working", "2028-05-03", "1 and 2 May are off by law"),
]

# start, days, kind, pauses, last day, how it was counted
PAUSED: list[tuple[str, int, str, list[tuple[str, str | None]], str | None, str]] = [
    ("2026-03-02", 5, "working", [("2026-03-04", "2026-03-09")], "2026-03-12", "3; 9–12"),
    ("2026-03-02", 5, "working", [("2026-03-04", "2026-03-05")], "2026-03-10", "the 5th counts"),
    ("2026-03-02", 5, "working", [("2026-03-07", "2026-03-09")], "2026-03-09", "a weekend"),
    ("2026-03-02", 5, "working", [("2026-03-04", "2026-03-04")], "2026-03-09", "ended at once"),
    ("2026-03-02", 5, "working", [("2026-03-10", None)], "2026-03-09", "begun after the end"),
    ("2026-03-02", 5, "working", [("2026-03-09", None)], None, "begun on the last day"),
    ("2026-03-02", 5, "working", [("2026-03-04", None)], None, "open"),
    (
        "2026-03-02",
        5,
        "working",
        [("2026-03-05", "2026-03-09"), ("2026-03-04", "2026-03-06")],
        "2026-03-12",
        "overlapping days are struck out once",
    ),
    (
        "2026-03-02",
        5,
        "working",
        [("2026-03-04", "2026-03-05"), ("2026-03-06", "2026-03-09")],
        "2026-03-11",
        "3, 5, 9, 10, 11",
    ),
    ("2026-03-02", 5, "working", [("2026-02-24", "2026-03-04")], "2026-03-10", "from before"),
    ("2026-03-02", 5, "working", [("2026-02-24", "2026-03-03")], "2026-03-09", "only before"),
    ("2026-10-08", 3, "working", [("2026-10-10", "2026-10-11")], "2026-10-13", "worked Saturday"),
    ("2026-09-14", 60, "working", [("2026-10-12", "2026-10-26")], "2026-12-25", "10 days later"),
    ("2026-09-14", 60, "working", [("2026-10-01", "2026-10-08")], "2026-12-11", "holidays only"),
    ("2026-03-02", 15, "calendar", [("2026-03-07", "2026-03-09")], "2026-03-19", "17th + 2"),
    ("2026-11-06", 15, "calendar", [("2026-11-10", "2026-11-11")], "2026-11-23", "Sunday 22"),
    ("2026-11-06", 15, "calendar", [("2026-11-22", "2026-11-25")], "2026-11-25", "Sat 21, pause"),
    ("2026-11-06", 15, "calendar", [("2026-11-22", None)], None, "Sat 21, then held"),
    ("2026-11-06", 15, "calendar", [("2026-11-24", None)], "2026-11-23", "ended before"),
]


@pytest.mark.parametrize(("start", "length", "last", "why"), WORKING)
def test_working_days(start: str, length: int, last: str, why: str) -> None:
    found = due_on(day(start), length, "working", last_published_year=PUBLISHED)
    assert found == Due(day(last), provisional=False), why


@pytest.mark.parametrize(("start", "length", "last", "why"), CALENDAR)
def test_calendar_days(start: str, length: int, last: str, why: str) -> None:
    found = due_on(day(start), length, "calendar", last_published_year=PUBLISHED)
    assert found == Due(day(last), provisional=False), why


@pytest.mark.parametrize(("start", "length", "kind", "last", "why"), PROVISIONAL)
def test_past_the_last_schedule(start: str, length: int, kind: str, last: str, why: str) -> None:
    found = due_on(day(start), length, kind, last_published_year=PUBLISHED)
    assert found == Due(day(last), provisional=True), why


@pytest.mark.parametrize(("start", "length", "kind", "pauses", "last", "why"), PAUSED)
def test_pauses(
    *,
    start: str,
    length: int,
    kind: str,
    pauses: list[tuple[str, str | None]],
    last: str | None,
    why: str,
) -> None:
    spans = [(day(begins), day(ends) if ends else None) for begins, ends in pauses]
    found = due_on(day(start), length, kind, spans, last_published_year=PUBLISHED)
    assert found == Due(day(last) if last else None, provisional=False), why


def test_pause_over_the_turn_of_the_year() -> None:
    pauses = [(day("2026-12-31"), day("2027-01-04"))]
    found = due_on(day("2026-12-30"), 3, "working", pauses, last_published_year=PUBLISHED)
    assert found == Due(day("2027-01-06"), provisional=True)


@pytest.mark.parametrize(
    ("start", "length", "kind", "off", "worked", "last", "provisional"),
    [
        ("2026-03-02", 5, "working", ["2026-03-04"], [], "2026-03-10", False),
        ("2026-03-02", 5, "working", [], ["2026-03-07"], "2026-03-07", False),
        ("2026-03-02", 5, "working", ["2026-03-04"], ["2026-03-07"], "2026-03-09", False),
        ("2026-09-30", 3, "working", ["2026-10-10"], [], "2026-10-12", False),
        ("2026-09-30", 1, "working", [], ["2026-10-06"], "2026-10-06", False),
        ("2026-11-06", 15, "calendar", ["2026-11-23"], [], "2026-11-24", False),
        ("2026-11-06", 15, "calendar", [], ["2026-11-21"], "2026-11-21", False),
        ("2026-12-31", 1, "working", ["2027-01-01"], [], "2027-01-04", True),
    ],
)
def test_edited_calendar(
    *,
    start: str,
    length: int,
    kind: str,
    off: list[str],
    worked: list[str],
    last: str,
    provisional: bool,
) -> None:
    found = due_on(
        day(start),
        length,
        kind,
        extra_holidays={day(text) for text in off},
        extra_workdays={day(text) for text in worked},
        last_published_year=PUBLISHED,
    )
    assert found == Due(day(last), provisional)


@pytest.mark.parametrize(
    ("length", "kind", "pauses", "both"),
    [
        (0, "working", [], set()),
        (5, "week", [], set()),
        (5, "working", [(day("2026-03-05"), day("2026-03-04"))], set()),
        (5, "working", [], {day("2026-03-04")}),
    ],
)
def test_nonsense_is_refused(length: int, kind: str, pauses: list, both: set[date]) -> None:
    with pytest.raises(ValueError, match=r"limit|type|pause|both"):
        due_on(day("2026-03-02"), length, kind, pauses, extra_holidays=both, extra_workdays=both)


@given(deadline_cases())
def test_a_limit_ends_on_a_working_day_outside_every_pause(case: DeadlineCase) -> None:
    found = due_on(*case).due_on
    if found is None:
        assert case.pauses[-1][1] is None
        return
    assert found > case.start
    assert is_working(found)
    assert not is_paused(found, case.pauses)


@given(deadline_cases(may_be_open=False))
def test_one_day_more_never_ends_earlier(case: DeadlineCase) -> None:
    shorter, longer = due_on(*case).due_on, due_on(*case._replace(length=case.length + 1)).due_on
    assert shorter is not None
    assert longer is not None
    assert longer > shorter if case.day_type == "working" else longer >= shorter


@given(deadline_cases(may_be_open=False))
def test_days_left_between_start_and_end_are_the_length(case: DeadlineCase) -> None:
    end = due_on(*case).due_on
    assert end is not None
    between = [case.start + timedelta(days=n) for n in range(1, (end - case.start).days + 1)]
    left = [one for one in between if not is_paused(one, case.pauses)]
    if case.day_type == "working":
        assert sum(map(is_working, left)) == case.length
    else:
        assert len(left) >= case.length
        assert not any(is_working(one) for one in left[case.length - 1 : -1])
