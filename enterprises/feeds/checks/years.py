"""Years a report is about."""

import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Setting, as_mask
from enterprises.feeds.checks.numbers import Headcount, as_mask_series
from enterprises.feeds.faults import Fault

FIRST_YEAR = 1990


class Year(Headcount):
    """A calendar year, from FIRST_YEAR to that of the day of import."""

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.ordinary`."""
        years, _faulty = super().ordinary(cells, setting)
        years = _within(years, setting)
        return years, (years.is_null() & cells.is_not_null()).to_numpy()

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        years, faults = super().careful(texts.str.strip_suffix("年"), setting)
        within = _within(years, setting)
        faults[as_mask(within.is_null())] = Fault.BAD_NUMBER
        return within, faults

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        return _("“%(value)s” is not a year from %(first)d to %(last)d.") % {
            "value": text,
            "first": FIRST_YEAR,
            "last": setting.on.year,
        }


def _within(years: pl.Series, setting: Setting) -> pl.Series:
    return years.set(as_mask_series((years < FIRST_YEAR) | (years > setting.on.year)), None)
