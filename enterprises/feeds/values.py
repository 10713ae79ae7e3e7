"""Typed values of spreadsheets and Parquet files, written as the texts a CSV file would hold."""

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import polars as pl

SPREADSHEET_DIGITS = 15
"""Significant digits a spreadsheet keeps of a number; the rest it replaces by zeros."""


def text_of(value: Any) -> str | None:
    """A cell as text: whole numbers without a point, dates in ISO form, nothing as None."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return str(value)


def number_text(number: float) -> str | None:
    """A float as a spreadsheet shows it: 15 significant digits, no exponent."""
    if not math.isfinite(number):
        return None
    if number.is_integer() and abs(number) < 10**SPREADSHEET_DIGITS:
        return str(int(number))
    shown = format(Decimal(f"{number:.{SPREADSHEET_DIGITS}g}"), "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def texts_of(values: pl.Series) -> pl.Series:
    """A typed column as texts."""
    dtype = values.dtype
    if dtype in (pl.String, pl.Categorical, pl.Enum) or dtype.is_integer() or dtype.is_decimal():
        return values.cast(pl.String)
    if dtype == pl.Date:
        return values.dt.to_string("%Y-%m-%d")
    if dtype == pl.Datetime:
        return values.dt.to_string("%Y-%m-%d %H:%M:%S")
    return pl.Series([text_of(value) for value in values.to_list()], dtype=pl.String)
