"""What every kind of cell has in common: a quick look first, a careful one for what is left.

Nearly every cell of a delivery is written in its ordinary form. So each kind has a vectorised
test for that form, and only the cells that fail it are tidied (blanks, full-width characters)
and read carefully, each distinct text once.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from enterprises.feeds.checks.tidying import tidied
from enterprises.feeds.faults import Fault
from enterprises.feeds.places import AreaIndex

Faults = np.ndarray
"""uint8, one `Fault` per cell."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the checks need to know from outside: the day of import and the areas loaded."""

    on: dt.date
    areas: AreaIndex | None = None
    typed: bool = False
    """Whether the cells come from a spreadsheet or Parquet, where a month may be a date cell."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The typed values of one column (null where blank or at fault) and the faults, if any."""

    values: pl.Series
    faults: Faults | None = None
    companion: pl.Series | None = None
    """A second column derived from the first: the loaded area an area code lies in."""


class Kind:
    """A kind of cell. Subclasses say what is ordinary, how the rest is read, and what is wrong."""

    dtype: type[pl.DataType] | pl.DataType = pl.String
    punctuation = True
    """Whether full-width punctuation is normalised as well as digits and letters."""

    def judge(self, cells: pl.Series, setting: Setting) -> Judgement:
        """Type every cell. A blank cell is null and no fault; whether it may be is asked later."""
        values, odd = self.ordinary(cells, setting)
        rest = np.flatnonzero(odd)
        if not len(rest):
            return Judgement(values)
        tidy = tidied(cells.gather(rest), punctuation=self.punctuation)
        careful, found = by_distinct(tidy, lambda texts: self.careful(texts, setting))
        faults = np.zeros(len(cells), np.uint8)
        faults[rest] = found
        return Judgement(values.clone().scatter(rest, careful), faults)

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """Values of the cells in ordinary form, and a mask of those that need a careful look."""
        return pl.Series([None], dtype=self.dtype).new_from_index(0, len(cells)), filled(cells)

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """Values and faults of distinct, tidied texts without nulls."""
        raise NotImplementedError

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """One sentence saying what is wrong with this text."""
        raise NotImplementedError

    def shown(self, value: Any) -> str:
        """A typed value as people write it; nothing is the empty string."""
        return "" if value is None else str(value)


def filled(cells: pl.Series) -> np.ndarray:
    """True where a cell holds anything at all, blanks included."""
    return cells.is_not_null().to_numpy()


def as_mask(flags: pl.Series) -> np.ndarray:
    """A boolean Series as numpy, null as False."""
    return flags.fill_null(value=False).to_numpy()


def by_distinct(
    texts: pl.Series, judge: Callable[[pl.Series], tuple[pl.Series, Faults]]
) -> tuple[pl.Series, Faults]:
    """Apply `judge` to each distinct text once; null stays null and is never at fault."""
    distinct = texts.drop_nulls().unique()
    if not len(distinct):
        values, _ = judge(distinct)
        return values.extend_constant(None, len(texts)), np.zeros(len(texts), np.uint8)
    values, faults = judge(distinct)
    count = len(distinct)
    where = texts.replace_strict(
        distinct,
        pl.Series(np.arange(count, dtype=np.uint32)),
        default=count,
        return_dtype=pl.UInt32,
    )
    values = values.extend_constant(None, 1)
    return values.gather(where), np.append(faults, np.uint8(0))[where.to_numpy()]
