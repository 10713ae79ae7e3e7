"""Dirt as in real registers, that leaves every finding as it is.

Odd forms (lower case, full-width digits, other date forms) are written in place. Faulty rows are
additional: an import refuses, repeats or holds them back. A row with the key of a good one and
other content stands before it, so that the good one is the last of its key. Rows of persons and
enterprises that are in a finding are never touched; orphans belong to nobody else.
"""

from collections import Counter

import numpy as np
import polars as pl

from .draws import Flags, Ints
from .faults import FAULTS, FORMS, Fault
from .identifiers import LOCAL_PLACES, identity_bodies, identity_numbers, social_credit_codes
from .persons import ORPHAN_OFFSET

ORPHANS_PER_BLOCK = 50_000
ORPHAN_FIRM_OFFSET = 200_000_000
ORPHAN_PLACE = 370_202
ORPHAN_HOME = 370_299  # no such place: nobody else in the city was born there
ORPHAN_BORN_FROM, ORPHAN_BORN_DAYS = 3_000, 10_000


class Dirt:
    """Soils the feeds of one block; `counts` says what was done, by feed and code."""

    def __init__(
        self, rng: np.random.Generator, share: float, block: int, truth: pl.DataFrame
    ) -> None:
        self.rng, self.block = rng, block
        self.per_million = round(share * 1_000_000)
        self.counts: dict[str, Counter[str]] = {}
        self.orphans = 0
        self.spared = {
            column: truth[column].drop_nulls().unique() for column in ("uscc", "id_number")
        }

    def soil(self, feed: str, frame: pl.DataFrame) -> list[pl.DataFrame]:
        """The frames to write in place of `frame`: dirty rows first, then the clean ones."""
        if feed not in FAULTS or not self.per_million or not len(frame):
            return [frame]
        rows = self.rng.permutation(np.flatnonzero(self._touchable(frame)))
        half = max(len(frame) * self.per_million // 2_000_000, self._at_least(feed))
        formed, copied = rows[:half], rows[half : 2 * half]
        odd = self._changed(feed, frame, formed, FORMS[feed])
        extra = self._changed(feed, frame, copied, FAULTS[feed])
        kept: Flags = np.ones(len(frame), dtype=bool)
        kept[formed] = False
        dirty = pl.concat([odd, extra])
        dirty = dirty[self.rng.permutation(len(dirty))]
        return [dirty, frame.filter(pl.Series(kept))]

    def _at_least(self, feed: str) -> int:
        """In the first block every fault and every form appears."""
        return max(len(FAULTS[feed]), len(FORMS[feed])) if self.block == 0 else 0

    def _touchable(self, frame: pl.DataFrame) -> Flags:
        """Rows of residents, of persons and enterprises in no finding."""
        spared = pl.lit(value=False)
        for column, values in self.spared.items():
            if column in frame.columns:
                spared = spared | pl.col(column).is_in(values.implode())
        if "id_kind" in frame.columns:
            spared = spared | pl.col("id_kind").is_not_null()
        return ~frame.select(spared.alias("spared")).to_series().to_numpy()

    def _changed(
        self, feed: str, frame: pl.DataFrame, rows: Ints, faults: tuple[Fault, ...]
    ) -> pl.DataFrame:
        """These rows as text, each with one of the faults, in turn."""
        counts = self.counts.setdefault(feed, Counter())
        parts = [frame[:0].select(pl.all().cast(pl.Utf8))]
        for number, fault in enumerate(faults):
            at = rows[(number + self.block) % len(faults) :: len(faults)]
            part = frame[at].select(pl.all().cast(pl.Utf8))
            if fault.code == "orphaned":
                part = self._orphaned(part)
            else:
                part = part.with_columns(fault.change(pl.col(fault.column)).alias(fault.column))
            counts[fault.code] += len(part)
            parts.append(part)
        return pl.concat(parts)

    def _orphaned(self, part: pl.DataFrame) -> pl.DataFrame:
        """The rows, of enterprises no register knows and of persons nobody else names."""
        serials = np.arange(len(part)) + self.orphans + self.block * ORPHANS_PER_BLOCK
        self.orphans += len(part)
        places = np.full(len(part), ORPHAN_PLACE)
        firms = serials + ORPHAN_FIRM_OFFSET
        part = part.with_columns(social_credit_codes(firms, np.ones_like(places), places))
        if "id_number" not in part.columns:
            return part
        bodies = identity_bodies(
            serials + ORPHAN_OFFSET, LOCAL_PLACES, ORPHAN_BORN_FROM, ORPHAN_BORN_DAYS
        )
        elsewhere = bodies % 10**11 + ORPHAN_HOME * 10**11
        return part.with_columns(identity_numbers(elsewhere))
