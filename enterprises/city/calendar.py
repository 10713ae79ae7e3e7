"""The days a city lives in: the as-of day and the window of months that ends with it."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from .months import day_number, first_day, month_number


@dataclass(frozen=True)
class Calendar:
    """`as_of` and `window` (first observed day) are day numbers, `as_of_month` a month number."""

    as_of: int
    as_of_month: int
    window: int

    @classmethod
    def ending(cls, day: dt.date, months: int) -> "Calendar":
        """The calendar whose last month is that of `day`."""
        last = month_number(day)
        return cls(day_number(day), last, int(first_day(np.array(last - months + 1))))
