"""What the installed library chinesecalendar knows of a year: a first draft of its schedule."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar

from .schedules import Entry

# The library names holidays in English; the schedule is written in Chinese.
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}


def schedule_of(year: int) -> list[Entry]:
    """The days of a year that differ from Monday to Friday; none where the library has no year."""
    found = []
    day = date(year, 1, 1)
    while day.year == year:
        try:
            worked = bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            return []
        if worked != (day.weekday() < 5):
            english = str(chinese_calendar.get_holiday_detail(day)[1])
            name = NAMES.get(english, english)
            found.append(Entry(day, worked, f"{name}调休" if worked else name, english))
        day += timedelta(days=1)
    return found
