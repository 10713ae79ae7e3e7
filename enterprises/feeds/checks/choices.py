"""Values from a closed list, exactly as the contract writes them."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Judgement, Kind, Setting, by_distinct
from enterprises.feeds.checks.tidying import tidied
from enterprises.feeds.faults import Fault

SCHEMES = {"pension": 1, "medical": 2, "unemployment": 3, "work_injury": 4, "maternity": 5}
"""The five schemes and the numbers they are stored as."""


class Choice(Kind):
    """One of a few values; `others` are further spellings the contract gives for them."""

    def __init__(self, values: Iterable[str], others: Mapping[str, str] | None = None) -> None:
        self.values = tuple(values)
        self.spellings = {value: value for value in self.values} | dict(others or {})

    def judge(self, cells: pl.Series, setting: Setting) -> Judgement:
        """See `Kind.judge`; each distinct cell is read once."""
        values, faults = by_distinct(cells, lambda texts: self._read(texts, setting))
        return Judgement(values, faults if faults.any() else None)

    def _read(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        texts = tidied(cells, punctuation=True)
        values, faults = self.careful(texts, setting)
        faults[texts.is_null().to_numpy()] = Fault.NONE
        return values, faults

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        values = pl.Series([self.spellings.get(t) for t in texts.to_list()], dtype=pl.String)
        return values, np.where(values.is_null(), Fault.BAD_CHOICE, Fault.NONE).astype(np.uint8)

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        return _("“%(value)s” is none of: %(choices)s.") % {
            "value": text,
            "choices": ", ".join(self.values),
        }


class Scheme(Choice):
    """One insurance scheme, as its number (Int8)."""

    dtype = pl.Int8

    def __init__(self) -> None:
        super().__init__(SCHEMES)
        self.numbers: dict[str, int] = SCHEMES

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        values = pl.Series([self.numbers.get(text) for text in texts.to_list()], dtype=pl.Int8)
        return values, np.where(values.is_null(), Fault.BAD_CHOICE, Fault.NONE).astype(np.uint8)

    def shown(self, value: Any) -> str:
        """See `Kind.shown`."""
        return "" if value is None else self.values[value - 1]


class IndustryCode(Kind):
    """A code of GB/T 4754: a letter and up to four digits."""

    def judge(self, cells: pl.Series, setting: Setting) -> Judgement:
        """See `Kind.judge`; each distinct cell is read once."""
        values, faults = by_distinct(tidied(cells, punctuation=True), self._read)
        return Judgement(values, faults if faults.any() else None)

    def _read(self, texts: pl.Series) -> tuple[pl.Series, Faults]:
        codes = texts.str.to_uppercase()
        wrong = ~codes.str.contains(r"^[A-Z][0-9]{0,4}$")
        faults = np.where(wrong, Fault.BAD_CHOICE, Fault.NONE).astype(np.uint8)
        return codes.set(wrong, None), faults

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        return _("An industry code is a letter and up to four digits, such as C3311.")
