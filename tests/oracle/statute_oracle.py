"""When a violation can no longer be pursued (Decree 423, art. 20).

A violation that was neither found by the department nor reported nor complained of within two
years is not pursued any more. The two years run from the day of the act; where it lasted or was
repeated, from the day it ended; while it still goes on they do not run at all. The day itself is
not counted, so the last day in time is the same date two years later, and 28 February for an act
of 29 February. The limit is not moved by weekends or holidays.
"""

from __future__ import annotations

from datetime import date

YEARS = 2


def last_day_in_time(violation_last_on: date) -> date:
    """The last day on which a violation that ended on this day may be found or reported."""
    year = violation_last_on.year + YEARS
    if (violation_last_on.month, violation_last_on.day) == (2, 29):
        return date(year, 2, 28)
    return date(year, violation_last_on.month, violation_last_on.day)


def out_of_time(violation_last_on: date, found_on: date, continuing: bool) -> bool:
    """Whether it is too late.

    `violation_last_on`: the act, or its end. `found_on`: the earliest of found by the
    department, reported and complained of; not the day of filing. `continuing`: it still went
    on when it was found.
    """
    return not continuing and found_on > last_day_in_time(violation_last_on)
