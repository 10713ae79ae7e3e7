"""When a time limit ends, and why.

The day a limit starts is not counted. A limit in working days counts the days worked, shifted
weekends among them. A limit in calendar days, or in months, counts every day; if its last day is
not worked it ends on the next one that is. Days of a pause, from its first to the day before its
last, are not counted, and no limit ends in a pause; while a pause is open there is no last day. An
extension adds days of the same type. A date is provisional if a day of its span lies in a year
whose schedule is not published yet.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from .models import DayType, Limit, LimitUnit
from .working_days import Calendar
from .working_days import calendar as current_calendar

DAY = timedelta(days=1)


class Span(NamedTuple):
    """How long: a number of working or calendar days, or of months."""

    length: int
    day_type: str
    unit: str = LimitUnit.DAYS


@dataclass(frozen=True)
class Computed:
    """The last day (None while paused), whether it is provisional, and the reckoning."""

    due_on: date | None
    provisional: bool
    trace: dict[str, Any]


class Pause(NamedTuple):
    """Days from the first to the day before the second; open while the second is None."""

    first: date
    resumed: date | None

    def holds(self, day: date) -> bool:
        """Whether `day` is paused."""
        return self.first <= day and (self.resumed is None or day < self.resumed)


def compute(
    limit: Limit | Span | tuple[int, str],
    started_on: date,
    *,
    days: int | None = None,
    extended_days: int = 0,
    pauses: Iterable[Sequence[Any]] = (),
    calendar: Calendar | None = None,
) -> Computed:
    """The last day of `limit` started on a day; `days` overrides its length.

    `pauses` are pairs of days (dates or ISO texts; the second None while it lasts). Raises
    ValueError where neither the limit nor `days` says how long it is.
    """
    span = span_of(limit, days=days)
    reckoning = _Reckoning(calendar or current_calendar(), [_pause(each) for each in pauses])
    due_on = reckoning.end(span, started_on, extended_days)
    provisional = due_on is not None and reckoning.touches_unpublished(started_on, due_on)
    return Computed(
        due_on=due_on,
        provisional=provisional,
        trace={
            "start": started_on.isoformat(),
            "length": span.length,
            "unit": str(span.unit),
            "day_type": str(span.day_type),
            "extended": extended_days,
            "basis": [limit.basis, limit.basis_en] if isinstance(limit, Limit) else [],
            **reckoning.told(),
            "result": due_on.isoformat() if due_on else None,
            "provisional": provisional,
            "published_until": reckoning.calendar.published_until,
            "last_day_change": reckoning.calendar.last_day_change,
            "last_year_change": reckoning.calendar.last_year_change,
        },
    )


def compute_again(trace: Mapping[str, Any], *, calendar: Calendar | None = None) -> Computed:
    """What a trace tells of, by the calendar as it stands: same start, length, pauses and basis."""
    computed = compute(
        Span(trace["length"], trace["day_type"], trace["unit"]),
        date.fromisoformat(trace["start"]),
        extended_days=trace["extended"],
        pauses=trace["pauses"],
        calendar=calendar,
    )
    return replace(computed, trace={**computed.trace, "basis": trace.get("basis", [])})


def span_of(limit: Limit | Span | tuple[int, str], *, days: int | None = None) -> Span:
    """How long `limit` is, or `days` instead. Raises ValueError where nothing says it."""
    if isinstance(limit, Limit):
        length, day_type, unit = limit.length, limit.day_type, limit.unit
    else:
        length, day_type, unit = Span(*limit)
    if days is not None:
        length, unit = days, LimitUnit.DAYS
    if length is None or length < 1:
        raise ValueError(f"{limit} needs a length of at least one day, not {length}")
    return Span(length, day_type, unit)


def term_end(limit: Limit | Span, started_on: date) -> date:
    """The day a term is over: so many days or months on, whether that day is worked or not."""
    return started_on + timedelta(days=_days_of(span_of(limit), started_on))


class _Reckoning:
    """One walk from the start to the last day, with what it left out and what it met."""

    def __init__(self, calendar: Calendar, pauses: list[Pause]) -> None:
        self.calendar = calendar
        self.pauses = pauses
        self.weekends = 0
        self.paused = 0
        self.holidays: list[date] = []
        self.worked_weekends: list[date] = []
        self.shifted: list[date] = []

    def end(self, span: Span, start: date, extended: int) -> date | None:
        """The last day; None if an open pause is met first."""
        left = _days_of(span, start) + extended
        day = start
        while left > 0:
            day += DAY
            if self._is_stopped(day):
                return None
            left -= self._counts(day, span)
        if span.day_type == DayType.CALENDAR:
            return self._shift(day)
        return day

    def _is_stopped(self, day: date) -> bool:
        return any(pause.resumed is None and pause.first <= day for pause in self.pauses)

    def _is_paused(self, day: date) -> bool:
        return any(pause.holds(day) for pause in self.pauses)

    def _counts(self, day: date, span: Span) -> bool:
        if self._is_paused(day):
            self.paused += 1
            return False
        if span.day_type == DayType.CALENDAR:
            return True
        if self.calendar.is_working_day(day):
            if day.weekday() >= 5:
                self.worked_weekends.append(day)
            return True
        if self.calendar.exception_of(day):
            self.holidays.append(day)
        else:
            self.weekends += 1
        return False

    def _shift(self, last: date) -> date | None:
        day = last
        while self._is_paused(day) or not self.calendar.is_working_day(day):
            if self._is_stopped(day):
                return None
            self.shifted.append(day)
            day += DAY
        return day

    def touches_unpublished(self, start: date, due_on: date) -> bool:
        """Whether the schedule of a year between the two days is still to be published."""
        years = range(start.year, due_on.year + 1)
        return any(self.calendar.is_provisional(date(year, 1, 1)) for year in years)

    def told(self) -> dict[str, Any]:
        """What was met on the way, for the trace."""
        met = (*self.holidays, *self.worked_weekends)
        named = {day: found for day in met if (found := self.calendar.exception_of(day))}
        return {
            "weekends": self.weekends,
            "holidays": [
                {"from": run[0].isoformat(), "to": run[-1].isoformat(), "days": len(run),
                 "name": [named[run[0]].name, named[run[0]].name_en]}
                for run in _runs(self.holidays, named)
            ],
            "worked_weekends": [
                {"day": day.isoformat(), "name": [named[day].name, named[day].name_en]}
                for day in self.worked_weekends
            ],
            "paused": self.paused,
            "pauses": [
                [each.first.isoformat(), each.resumed.isoformat() if each.resumed else None]
                for each in self.pauses
            ],
            "shifted": [day.isoformat() for day in self.shifted],
        }  # fmt: skip


def _days_of(span: Span, start: date) -> int:
    """Months as the days up to the same day of the last month, or up to that month's end."""
    if span.unit == LimitUnit.DAYS:
        return span.length
    year, month = divmod(start.year * 12 + start.month - 1 + span.length, 12)
    last = months.monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(start.day, last)) - start).days


def _runs(days: list[date], named: dict[date, Any]) -> list[list[date]]:
    """Days of one holiday together: neighbours of the same name, weekends between them aside."""
    runs: list[list[date]] = []
    for day in days:
        same = runs and named[runs[-1][0]].name == named[day].name
        if same and (day - runs[-1][-1]).days <= 3:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _pause(pair: Sequence[Any]) -> Pause:
    first, resumed = pair
    return Pause(_day(first), _day(resumed) if resumed else None)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
