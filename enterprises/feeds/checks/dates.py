"""Dates and months, in the forms of the contract and no other."""

import datetime as dt
from typing import Any

import numpy as np
import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Judgement, Kind, Setting, as_mask
from enterprises.feeds.faults import Fault

_CLOCK = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
_ZONE = r"(?:\s*(?:Z|[+-][0-9]{2}:?[0-9]{2}))?"
_TIME = rf"(?:(?:T|\s+){_CLOCK}{_ZONE})?"
_COMPACT_TIME = rf"(?:{_TIME}|(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])"
_FORMS = (
    rf"^([1-9][0-9]{{3}})-([0-9]{{2}})-([0-9]{{2}}){_TIME}$",
    rf"^([1-9][0-9]{{3}})/([0-9]{{1,2}})/([0-9]{{1,2}}){_TIME}$",
    rf"^([1-9][0-9]{{3}})([0-9]{{2}})([0-9]{{2}}){_COMPACT_TIME}$",
    rf"^([1-9][0-9]{{3}})年([0-9]{{1,2}})月([0-9]{{1,2}})日\s*(?:{_CLOCK}{_ZONE})?$",
)
_ISO = r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"
_ISO_MONTH = r"^[1-9][0-9]{3}-[0-9]{2}$"
_COMPACT_MONTH = r"^[1-9][0-9]{3}[0-9]{2}$"


def to_date(texts: pl.Series) -> pl.Series:
    """Dates of texts in ISO form, null where there is no such day."""
    return texts.str.to_date("%Y-%m-%d", strict=False, exact=True)


def read_dates(texts: pl.Series) -> pl.Series:
    """Dates of tidied texts in any of the contract's forms, null where none fits."""
    dates = pl.Series([None], dtype=pl.Date).new_from_index(0, len(texts))
    for form in _FORMS:
        rest = (dates.is_null() & texts.str.contains(form)).arg_true()
        if len(rest):
            parts = texts.gather(rest).str.extract_groups(form).struct.unnest()
            year, month, day = (parts.to_series(place) for place in range(3))
            iso = year + "-" + month.str.zfill(2) + "-" + day.str.zfill(2)
            dates = dates.scatter(rest, to_date(iso))
    return dates


class Date(Kind):
    """A day. Unless `ahead`, one later than the day of import is a fault."""

    dtype = pl.Date

    def __init__(self, *, ahead: bool = False) -> None:
        self.ahead = ahead

    def judge(self, cells: pl.Series, setting: Setting) -> Judgement:
        """See `Kind.judge`; adds `future_date`."""
        judged = super().judge(cells, setting)
        if self.ahead:
            return judged
        future = as_mask(judged.values > self.last(setting.on))
        if not future.any():
            return judged
        faults = np.zeros(len(cells), np.uint8) if judged.faults is None else judged.faults
        faults[future] = Fault.FUTURE_DATE
        return Judgement(judged.values, faults)

    def last(self, on: dt.date) -> dt.date:
        """The last day that is not in the future."""
        return on

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """See `Kind.ordinary`."""
        iso = cells.str.contains(_ISO)
        dates = to_date(cells if iso.all() else cells.set(~iso, None))
        return dates, (dates.is_null() & cells.is_not_null()).to_numpy()

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        dates = read_dates(texts)
        return dates, np.where(dates.is_null(), Fault.BAD_DATE, Fault.NONE).astype(np.uint8)

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        if fault == Fault.FUTURE_DATE:
            return _("%(value)s is later than the day of import, %(on)s.") % {
                "value": text,
                "on": setting.on.isoformat(),
            }
        if pl.Series([text]).str.contains("|".join(_FORMS)).item():
            return _("There is no day %(value)s.") % {"value": text}
        return _("“%(value)s” is not a date; write it as 2024-03-05.") % {"value": text}


class Month(Date):
    """A calendar month, kept as its first day. A spreadsheet's date cell stands for its month."""

    def last(self, on: dt.date) -> dt.date:
        """The first day of the month of import."""
        return on.replace(day=1)

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """See `Kind.ordinary`."""
        iso = cells.str.contains(_ISO_MONTH)
        months = to_date((cells if iso.all() else cells.set(~iso, None)) + "-01")
        return months, (months.is_null() & cells.is_not_null()).to_numpy()

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        compact = texts.set(~texts.str.contains(_COMPACT_MONTH), None)
        iso = texts.set(~texts.str.contains(_ISO_MONTH), None)
        months = to_date(iso.fill_null(compact.str.head(4) + "-" + compact.str.tail(2)) + "-01")
        if setting.typed:
            cells = texts.set(~texts.str.contains(_ISO), None)
            months = months.fill_null(to_date(cells).dt.month_start())
        return months, np.where(months.is_null(), Fault.BAD_MONTH, Fault.NONE).astype(np.uint8)

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        if fault == Fault.FUTURE_DATE:
            return _("%(value)s is later than the month of import, %(on)s.") % {
                "value": text,
                "on": setting.on.strftime("%Y-%m"),
            }
        if pl.Series([text]).str.contains(f"{_ISO_MONTH}|{_COMPACT_MONTH}").item():
            return _("There is no month %(month)s.") % {"month": text[-2:]}
        return _("“%(value)s” is not a month; write it as 2024-03.") % {"value": text}

    def shown(self, value: Any) -> str:
        """See `Kind.shown`."""
        return "" if value is None else value.strftime("%Y-%m")
