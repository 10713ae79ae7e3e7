"""Working days after the State Council's yearly schedule, shifted weekends (调休) included.

The schedule is the calendar table. A request asks once whether it changed (`one_reading`), else
every question does; a process keeps what it read until it did. A year that is not published counts
as Monday to Friday without the law's holidays on fixed days, provisionally.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from inspectorate.foundation.statements import fetch

DAY = timedelta(days=1)
LONG_SPAN_DAYS = 366


@dataclass(frozen=True)
class ScheduledDay:
    """A day that is not what its weekday says, with its name in Chinese and English."""

    is_worked: bool
    name: str
    name_en: str


@dataclass(frozen=True)
class FixedHoliday:
    """A holiday of the law on the same day of every year, from one year on."""

    from_year: int
    day: ScheduledDay


@dataclass(frozen=True)
class Calendar:
    """The published years and their exceptions, as they stood when they were read.

    `fixed` are the law's holidays by month and day; a published year says itself what is off. The
    two numbers are the last changes of days and of years it knows.
    """

    years: frozenset[int] = frozenset()
    exceptions: dict[date, ScheduledDay] = field(default_factory=dict)
    fixed: dict[tuple[int, int], FixedHoliday] = field(default_factory=dict)
    last_day_change: int = 0
    last_year_change: int = 0

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked; Monday to Friday where neither schedule nor law says else."""
        exception = self.exception_of(day)
        return day.weekday() < 5 if exception is None else exception.is_worked

    def exception_of(self, day: date) -> ScheduledDay | None:
        """What makes `day` other than its weekday: the schedule, or before it the law."""
        if (found := self.exceptions.get(day)) or not self.is_provisional(day):
            return found
        fixed = self.fixed.get((day.month, day.day))
        return fixed.day if fixed and fixed.from_year <= day.year and day.weekday() < 5 else None

    def is_provisional(self, day: date) -> bool:
        """Whether the schedule of the day's year is still to be published."""
        return day.year not in self.years and day.year > min(self.years, default=0)

    @property
    def published_until(self) -> int:
        """The last year of the unbroken run of published ones; 0 if none is."""
        year = min(self.years, default=0)
        while year + 1 in self.years:
            year += 1
        return year

    def working_day_after(self, start: date, days: int) -> date:
        """The day on which the `days`-th working day after `start` falls."""
        day = start
        while days > 0:
            day += DAY
            days -= self.is_working_day(day)
        return day

    def working_day_before(self, end: date, days: int) -> date:
        """The day on which the `days`-th working day before `end` falls."""
        day = end
        while days > 0:
            day -= DAY
            days -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start`, up to and with `end`; long spans are estimated."""
        span = (end - start).days
        if span > LONG_SPAN_DAYS:
            return span * 5 // 7
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, span + 1))

    def with_year(self, year: int, exceptions: dict[date, ScheduledDay]) -> Calendar:
        """This calendar with another schedule of `year`, published."""
        kept = {day: found for day, found in self.exceptions.items() if day.year != year}
        return replace(self, years=self.years | {year}, exceptions=kept | exceptions)


_known = [Calendar()]
_reading: ContextVar[list[Calendar] | None] = ContextVar("calendar reading", default=None)


def calendar() -> Calendar:
    """The calendar as it stands, or as this request or job first read it."""
    reading = _reading.get()
    if reading:
        return reading[0]
    found = _read()
    if reading is not None:
        reading.append(found)
    return found


@contextmanager
def one_reading() -> Iterator[None]:
    """Within it the calendar is read at most once."""
    token = _reading.set([])
    try:
        yield
    finally:
        _reading.reset(token)


def read_again() -> None:
    """After a change of the table: the next question reads it anew."""
    reading = _reading.get()
    if reading:
        reading.clear()


def _read() -> Calendar:
    """The calendar; what the process read before serves while its last changes are the same.

    Changes are made one after the other (actions/calendar.py), so their numbers tell.
    """
    known = _known[0]
    rows: list[dict[str, Any]] = fetch(
        "inspectorate.organisation",
        "read_calendar",
        day_change=known.last_day_change,
        year_change=known.last_year_change,
    )
    changes = rows[0]["last_day_change"], rows[0]["last_year_change"]
    if changes == (known.last_day_change, known.last_year_change):
        return known
    _known[0] = Calendar(
        years=frozenset(row["year"] for row in rows if row["year"] is not None),
        exceptions={
            row["day"]: ScheduledDay(row["is_worked"], row["name"], row["name_en"])
            for row in rows
            if row["day"] is not None
        },
        fixed={
            (row["fixed_month"], row["fixed_day"]): FixedHoliday(
                row["fixed_from"],
                ScheduledDay(is_worked=False, name=row["name"], name_en=row["name_en"]),
            )
            for row in rows
            if row["fixed_month"] is not None
        },
        last_day_change=changes[0],
        last_year_change=changes[1],
    )
    return _known[0]


def is_working_day(day: date) -> bool:
    """Whether `day` is worked. Past the last published year provisionally."""
    return calendar().is_working_day(day)


def working_day_after(start: date, days: int) -> date:
    """The day on which the `days`-th working day after `start` falls; `start` is not counted."""
    return calendar().working_day_after(start, days)


def is_provisional(day: date) -> bool:
    """Whether `day` lies past what is published."""
    return calendar().is_provisional(day)
