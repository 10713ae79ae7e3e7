"""A year of the calendar as twelve months of weeks, ready to show."""

from __future__ import annotations

import calendar as weeks
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from inspectorate.foundation.writing import MONTHS, chinese
from inspectorate.organisation.actions.calendar import usually_worked
from inspectorate.organisation.models import CalendarDay, CalendarYear, StatutoryHoliday


@dataclass(frozen=True)
class Cell:
    """A day: `kind` is work, off, holiday or shifted; `words` say it for readers."""

    day: date
    kind: str
    words: str
    today: bool


@dataclass(frozen=True)
class Month:
    """A month by weeks from Monday; None where a week reaches into another month."""

    number: int
    name: str
    weeks: list[list[Cell | None]]
    worked: int


@dataclass(frozen=True)
class Difference:
    """Neighbouring days of one holiday that are not what their weekday says."""

    first: date
    last: date
    is_worked: bool
    words: str


@dataclass(frozen=True)
class Year:
    """A year, whether it is published, its months and its exceptions.

    `fixed` are the law's holidays on fixed days, which hold while nothing is entered.
    """

    number: int
    published: bool
    source: str
    months: list[Month]
    differences: list[Difference]
    fixed: list[Difference]
    fixed_source: str

    @property
    def exceptions(self) -> int:
        """Days that are not what their weekday says."""
        return sum((each.last - each.first).days + 1 for each in self.differences)

    @property
    def worked(self) -> int:
        """Working days of the year as it is entered."""
        return sum(month.worked for month in self.months)


def year_of(number: int, *, today: date) -> Year:
    """The year as it is entered, published or not."""
    found = CalendarYear.objects.filter(year=number).first()
    exceptions = list(CalendarDay.objects.filter(day__year=number).order_by("day"))
    settled = bool(exceptions or (found and found.published))
    laws = list(StatutoryHoliday.objects.all())
    days = (None if settled else _in_year(each, number) for each in laws)
    fixed = [day for day in days if day]
    by_day = {each.day: each for each in (*fixed, *exceptions)}
    return Year(
        number=number,
        published=bool(found and found.published),
        source=found.source if found else "",
        months=[_month(number, month, by_day, today) for month in range(1, 13)],
        differences=_differences(exceptions),
        fixed=_differences(fixed),
        fixed_source=laws[-1].source if fixed else "",
    )


def _in_year(holiday: StatutoryHoliday, year: int) -> CalendarDay | None:
    """The holiday as a day of the year, where it takes a weekday away."""
    day = date(year, holiday.month, holiday.day)
    if year < holiday.from_year or not usually_worked(day):
        return None
    return CalendarDay(day=day, is_worked=False, name=holiday.name, name_en=holiday.name_en)


def _differences(exceptions: list[CalendarDay]) -> list[Difference]:
    found: list[Difference] = []
    for each in exceptions:
        before = found[-1] if found else None
        alike = before and (before.is_worked, before.words) == (each.is_worked, each.words)
        if before and alike and each.day - before.last == timedelta(days=1):
            found[-1] = replace(before, last=each.day)
        else:
            found.append(Difference(each.day, each.day, each.is_worked, each.words))
    return found


def _month(year: int, month: int, by_day: dict[date, CalendarDay], today: date) -> Month:
    rows: list[list[Cell | None]] = [
        [_cell(day, by_day.get(day), today) if day.month == month else None for day in week]
        for week in weeks.Calendar().monthdatescalendar(year, month)
    ]
    worked = sum(cell is not None and cell.kind in {"work", "shifted"} for w in rows for cell in w)
    return Month(month, f"{month}月" if chinese() else MONTHS[month - 1], rows, worked)


def _cell(day: date, exception: CalendarDay | None, today: date) -> Cell:
    if exception is None:
        kind = "work" if usually_worked(day) else "off"
        words = "" if usually_worked(day) else _("not worked")
    elif exception.is_worked:
        kind, words = "shifted", _("worked: %(name)s") % {"name": exception.words}
    else:
        kind, words = "holiday", _("not worked: %(name)s") % {"name": exception.words}
    return Cell(day, kind, words, day == today)
