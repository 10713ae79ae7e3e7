"""Lines that stand for several rows: `pension;medical` is read as one row for each scheme."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from enterprises.feeds.checks.kind import Kind, Setting
from enterprises.feeds.checks.tidying import tidied
from enterprises.feeds.faults import Fault


@dataclass(frozen=True, slots=True)
class Expansion:
    """The parts of each distinct cell, laid end to end, and which cell every line has."""

    which: np.ndarray
    """For each line, the place of its cell among the distinct ones."""
    starts: np.ndarray
    counts: np.ndarray
    values: pl.Series
    faults: np.ndarray
    texts: list[str | None]

    def rows(self, single: list[int]) -> tuple[np.ndarray, np.ndarray]:
        """For every row its line and its part; a line in `single` is one row, whatever it holds."""
        counts = self.counts[self.which]
        counts[single] = 1
        lines = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        first = np.cumsum(counts) - counts
        within = np.arange(len(lines), dtype=np.int64) - np.repeat(first, counts)
        return lines, np.repeat(self.starts[self.which], counts) + within


def expanded(
    cells: pl.Series, kind: Kind, translations: dict[str, str], setting: Setting
) -> Expansion:
    """Take every distinct cell apart and judge its parts. A blank cell is one part at fault."""
    distinct = cells.unique()
    parts = [_parts(text, translations) for text in tidied(distinct, punctuation=True).to_list()]
    counts = np.array([len(some) for some in parts], np.int64)
    texts = [part for some in parts for part in some]
    judged = kind.judge(pl.Series(texts, dtype=pl.String), setting)
    faults = np.zeros(len(texts), np.uint8) if judged.faults is None else judged.faults
    faults[[part is None for part in texts]] = Fault.MISSING_VALUE
    which = cells.replace_strict(
        distinct,
        pl.Series(np.arange(len(distinct), dtype=np.uint32)),
        return_dtype=pl.UInt32,
    )
    return Expansion(
        which.to_numpy(), np.cumsum(counts) - counts, counts, judged.values, faults, texts
    )


def _parts(text: str | None, translations: dict[str, str]) -> list[str | None]:
    whole = translations.get(text or "", text or "")
    parts = [part.strip() for part in whole.split(";")]
    return [translations.get(part, part) for part in parts if part] or [None]
