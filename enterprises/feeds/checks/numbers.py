"""Money, headcounts and coordinates. Money is counted in fen, whole numbers, never in floats."""

import re
from typing import Any

import numpy as np
import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Kind, Setting
from enterprises.feeds.faults import Fault

YUAN_DIGITS = 12
"""Digits before the point that a column of numeric(14, 2) can hold."""
PERSON_DIGITS = 9
_PLAIN_MONEY = rf"^[0-9]{{1,{YUAN_DIGITS}}}(?:\.[0-9]{{1,2}})?$"
_MONEY = r"^-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?$"
_PLAIN_COUNT = rf"^[0-9]{{1,{PERSON_DIGITS}}}$"
_COUNT = r"^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0{1,2})?$"
_DEGREES = r"^-?[0-9]{1,3}(?:\.[0-9]{1,15})?$"
_EXACT = pl.Decimal(YUAN_DIGITS + 2, 2)


def to_fen(texts: pl.Series) -> pl.Series:
    """Whole fen of plain decimal texts: 1234.5 is 123450. Exact; null stays null."""
    return texts.cast(_EXACT, strict=False).to_physical().cast(pl.Int64)


def _bad(values: pl.Series) -> Faults:
    return np.where(values.is_null(), Fault.BAD_NUMBER, Fault.NONE).astype(np.uint8)


def _explain_no_number(text: str, example: str) -> str:
    return _("“%(value)s” is not a number that can be read; write it as %(example)s.") % {
        "value": text,
        "example": example,
    }


class Money(Kind):
    """Yuan with up to two decimals, as Int64 fen; below zero only where `signed`."""

    dtype = pl.Int64

    def __init__(self, *, signed: bool = False) -> None:
        self.signed = signed

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """See `Kind.ordinary`."""
        plain = cells.str.contains(_PLAIN_MONEY)
        fen = to_fen(cells if plain.all() else cells.set(~plain, None))
        return fen, (fen.is_null() & cells.is_not_null()).to_numpy()

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        plain = texts.set(~texts.str.contains(_MONEY), None).str.replace_all(",", "", literal=True)
        digits = plain.str.strip_prefix("-").str.replace(r"\..*$", "").str.len_bytes()
        fen = to_fen(plain.set(as_mask_series(digits > YUAN_DIGITS), None))
        if not self.signed:
            fen = fen.set(as_mask_series(fen < 0), None)
        return fen, _bad(fen)

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        if re.fullmatch(r"-?[0-9,]+\.[0-9]{3,}", text):
            return _("%(value)s has more than two decimals.") % {"value": text}
        if not re.fullmatch(_MONEY, text):
            return _explain_no_number(text, "1234.50")
        if text.startswith("-") and not self.signed:
            return _("%(value)s is below zero; only amounts due and paid may be.") % {"value": text}
        return _("%(value)s is too large; at most %(digits)d digits before the point.") % {
            "value": text,
            "digits": YUAN_DIGITS,
        }

    def shown(self, value: Any) -> str:
        """See `Kind.shown`."""
        if value is None:
            return ""
        yuan, fen = divmod(abs(value), 100)
        return f"{'-' if value < 0 else ''}{yuan}.{fen:02d}"


class Headcount(Kind):
    """A number of persons: whole and not below zero."""

    dtype = pl.Int64

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """See `Kind.ordinary`."""
        plain = cells.str.contains(_PLAIN_COUNT)
        counts = cells.set(~plain, None).str.to_integer(strict=False)
        return counts, (counts.is_null() & cells.is_not_null()).to_numpy()

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        whole = texts.set(~texts.str.contains(_COUNT), None).str.replace(r"\.0+$", "")
        plain = whole.str.replace_all(",", "", literal=True)
        counts = plain.set(as_mask_series(plain.str.len_bytes() > PERSON_DIGITS), None)
        numbers = counts.str.to_integer(strict=False)
        return numbers, _bad(numbers)

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        if re.fullmatch(r"[0-9]+\.[0-9]+", text):
            return _("%(value)s is not a whole number.") % {"value": text}
        return _explain_no_number(text, "25")


class Degrees(Kind):
    """A longitude or latitude in degrees, between plus and minus `most`."""

    dtype = pl.Float64

    def __init__(self, most: int) -> None:
        self.most = most

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """See `Kind.ordinary`."""
        degrees = self._read(cells)
        return degrees, (degrees.is_null() & cells.is_not_null()).to_numpy()

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        degrees = self._read(texts)
        return degrees, _bad(degrees)

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        if re.fullmatch(_DEGREES, text):
            return _("%(value)s degrees lie outside -%(most)d to %(most)d.") % {
                "value": text,
                "most": self.most,
            }
        return _explain_no_number(text, "120.3826")

    def _read(self, texts: pl.Series) -> pl.Series:
        numbers = texts.set(~texts.str.contains(_DEGREES), None).cast(pl.Float64, strict=False)
        return numbers.set(as_mask_series(numbers.abs() > self.most), None)


def as_mask_series(flags: pl.Series) -> pl.Series:
    """A boolean Series with null as False, as `Series.set` wants it."""
    return flags.fill_null(value=False)
