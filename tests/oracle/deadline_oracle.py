"""When a legal limit ends, by writing out every day and counting with a finger.

A limit starts on a day that is not counted; the first day counted is the one after. Days that
lie in a pause are struck out as if the calendar did not have them: they are neither counted nor
can anything end on them. What is left is counted. In working days the limit ends on the n-th
working day. In calendar days it ends on the n-th day, or, where that is no working day, on the
first working day after it that is not struck out. An extension is n more days of the same kind,
so it is simply added to the length.

Working days are those of the State Council's yearly schedule: holidays fall out, a Saturday or
Sunday worked in exchange counts. For years after the last published one Monday to Friday stand
in, less the days off that the regulation on public holidays fixes by the solar calendar, and a
limit that ends there is provisional. Since no day of a limit is later than its end,
"the end lies past the last published year" and "any day of it does" are the same question.

It reads nothing of the project: only the raw tables of the package `chinese_calendar`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from chinese_calendar.constants import holidays, workdays

DayType = Literal["working", "calendar"]
Pause = tuple[date, date | None]

FIRST_PUBLISHED_YEAR = min(day.year for day in holidays)
LAST_PUBLISHED_YEAR = max(day.year for day in holidays)
# Regulation on public holidays (全国年节及纪念日放假办法, art. 2) as revised in 2013 and, in force
# since 1 January 2025, in 2024, which adds 2 May: the first year, then (month, day).
SOLAR_HOLIDAYS = {
    (1, 1): 2014, (5, 1): 2014, (5, 2): 2025, (10, 1): 2014, (10, 2): 2014, (10, 3): 2014,
}  # fmt: skip
ONE_DAY = timedelta(days=1)
# More than the longest row of days off between two working days, many times over.
SLACK_DAYS = 60


class Due(NamedTuple):
    """The last day of a limit (None: an open pause holds it), and whether it may still move."""

    due_on: date | None
    provisional: bool


def is_working(
    day: date,
    extra_holidays: Collection[date] = (),
    extra_workdays: Collection[date] = (),
    last_published_year: int = LAST_PUBLISHED_YEAR,
) -> bool:
    """Whether people work on a day: by an edit, the year's schedule, the law, else Mon–Fri."""
    if day in extra_holidays:
        return False
    if day in extra_workdays:
        return True
    if day.year <= last_published_year:
        if day in holidays:
            return False
        if day in workdays:
            return True
    elif day.year >= SOLAR_HOLIDAYS.get((day.month, day.day), day.year + 1):
        return False
    return day.isoweekday() <= 5


def is_paused(day: date, pauses: Sequence[Pause]) -> bool:
    """Whether the day lies in a pause: its first day does, the day it ends does not."""
    return any(begins <= day and (ends is None or day < ends) for begins, ends in pauses)


def due_on(
    start: date,
    length: int,
    day_type: DayType,
    pauses: Sequence[Pause] = (),
    *,
    extra_holidays: Collection[date] = (),
    extra_workdays: Collection[date] = (),
    last_published_year: int = LAST_PUBLISHED_YEAR,
) -> Due:
    """The last day of a limit of `length` days that starts on `start`, and whether provisional.

    Pauses are [from, to); they may overlap, touch, be empty or begin before the start. The
    extra days are edits of the published calendar; they do not make a later year published.
    Raises ValueError for a length below 1, a pause that ends before it begins, a day that is
    both an extra holiday and an extra working day, and a start before the tables begin.
    """
    _check(start, length, day_type, pauses, set(extra_holidays) & set(extra_workdays))
    closed = sum((ends - begins).days for begins, ends in pauses if ends is not None)
    horizon = 4 * length + closed + len(extra_holidays) + SLACK_DAYS
    days = [start + n * ONE_DAY for n in range(1, horizon + 1)]
    left = [day for day in days if not is_paused(day, pauses)]
    if day_type == "working":
        candidates = [
            day
            for day in left
            if is_working(day, extra_holidays, extra_workdays, last_published_year)
        ][length - 1 :]
    else:
        candidates = [
            day
            for day in left[length - 1 :]
            if is_working(day, extra_holidays, extra_workdays, last_published_year)
        ]
    if candidates:
        return Due(candidates[0], candidates[0].year > last_published_year)
    assert any(ends is None for _, ends in pauses), "the horizon was too near"
    return Due(None, provisional=False)


def _check(
    start: date, length: int, day_type: str, pauses: Sequence[Pause], contradictions: set[date]
) -> None:
    if day_type not in {"working", "calendar"}:
        raise ValueError(f"no such day type: {day_type}")
    if length < 1:
        raise ValueError("a limit has at least one day")
    if any(ends is not None and ends < begins for begins, ends in pauses):
        raise ValueError("a pause ends before it begins")
    if contradictions:
        raise ValueError("a day is both an extra holiday and an extra working day")
    if start.year < FIRST_PUBLISHED_YEAR:
        raise ValueError("the schedule is not known that far back")
