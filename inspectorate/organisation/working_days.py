"""Working days after the State Council's yearly schedule, shifted weekends (调休) included."""

from datetime import date, timedelta

import chinese_calendar


def is_working_day(day: date) -> bool:
    """Whether `day` is worked. Past the last published year: Monday to Friday, provisionally."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def working_day_after(start: date, days: int) -> date:
    """The day on which the `days`-th working day after `start` falls; `start` is not counted."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day
