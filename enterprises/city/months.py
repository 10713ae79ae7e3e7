"""Days and months as integers: days since 1970-01-01, months since 1970-01."""

import datetime as dt

import numpy as np
import polars as pl

from .draws import Ints

EPOCH = dt.date(1970, 1, 1)
OPEN_DAY = 2_000_000
OPEN_MONTH = 60_000


def day_number(day: dt.date) -> int:
    """Days from 1970-01-01 to `day`."""
    return (day - EPOCH).days


def month_number(day: dt.date) -> int:
    """Months from 1970-01 to the month of `day`."""
    return (day.year - 1970) * 12 + day.month - 1


def month_of(days: Ints) -> Ints:
    """The month number of each day number; OPEN_DAY gives OPEN_MONTH."""
    known = np.where(days >= OPEN_DAY, 0, days).astype("datetime64[D]")
    months = known.astype("datetime64[M]").astype(np.int64)
    return np.where(days >= OPEN_DAY, OPEN_MONTH, months)


def first_day(months: Ints) -> Ints:
    """The day number of the first day of each month number."""
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def day_column(name: str, days: Ints) -> pl.Series:
    """Dates as a column; OPEN_DAY becomes blank."""
    blank = pl.Series(days >= OPEN_DAY)
    dates = pl.Series(name, np.where(days >= OPEN_DAY, 0, days).astype(np.int32)).cast(pl.Date)
    return dates.to_frame().select(pl.when(~blank).then(pl.col(name)).alias(name)).to_series()


def month_column(name: str, months: Ints) -> pl.Series:
    """Months as YYYY-MM; OPEN_MONTH becomes blank."""
    known = np.clip(months, 0, MONTH_LABELS.len() - 1)
    return MONTH_LABELS.gather(known).alias(name)


def _labels() -> pl.Series:
    labels: list[str | None] = [f"{1970 + m // 12}-{m % 12 + 1:02d}" for m in range(1200)]
    return pl.Series([*labels, None], dtype=pl.Utf8)


MONTH_LABELS = _labels()
