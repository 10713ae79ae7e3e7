"""Calendar months as whole numbers, so that the month after is always one more."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

Month = int


def month_of(day: date) -> Month:
    """The month a day lies in."""
    return day.year * 12 + day.month - 1


def month_at(year: int, number: int) -> Month:
    """The month with this number (1 to 12) of this year."""
    return year * 12 + number - 1


def first_day(month: Month) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def days_of(month: Month) -> Iterator[date]:
    """Every day of a month, in order."""
    day = first_day(month)
    while month_of(day) == month:
        yield day
        day += timedelta(days=1)


def show_month(month: Month) -> str:
    """The month as exports print it: YYYY-MM."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def maximal_runs(months: Iterable[Month]) -> list[tuple[Month, Month]]:
    """The first and last month of every unbroken row of months, in order."""
    runs: list[tuple[Month, Month]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][1] + 1 == month:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs
