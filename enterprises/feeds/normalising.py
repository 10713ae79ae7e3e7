"""From a block of texts to clean typed rows and rejects. Nothing here looks at one row at a time.

Every column is judged whole. A row carries the first fault that applies: unreadable, then its
columns in the contract's order (missing, form, future), then a period that ends before it begins.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from enterprises.feeds.blocks import Block, position_name
from enterprises.feeds.checks.identity_numbers import IdentityNumber
from enterprises.feeds.checks.kind import Judgement, Setting, as_mask
from enterprises.feeds.checks.tidying import tidied
from enterprises.feeds.expanding import Expansion, expanded
from enterprises.feeds.faults import Fault
from enterprises.feeds.keys import mixed, with_hashes
from enterprises.feeds.mapping import Binding, Bound
from enterprises.feeds.rejecting import AFTER_COLUMNS, WHOLE_ROW, Faulty, rejects_of


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a delivery: the faultless ones typed, the others with their first fault."""

    rows: pl.DataFrame
    """`line` (Int64), every column of the feed, companions such as `area`, then `key_hash` and
    `content_hash` (UInt64). Money is Int64 fen, a month the date of its first day."""
    rejects: pl.DataFrame
    """As `rejecting.SCHEMA` says, in the order of the lines."""
    read: int
    claimed: pl.DataFrame
    """The keys, typed, of rejected rows whose key can be read: delivered, if not taken."""


class Normaliser:
    """Normalises the blocks of one delivery."""

    def __init__(self, binding: Binding, setting: Setting) -> None:
        self.feed = binding.feed
        self.setting = setting
        self.bound = {bound.column.name: bound for bound in binding.bound}
        self.names = [column.name for column in self.feed.columns]

    def chunk(self, block: Block) -> Chunk:
        """The rows and rejects of one block."""
        judged = self._judged(block)
        codes = np.zeros(len(block.lines), np.uint8)
        places = np.zeros(len(block.lines), np.int16)
        self._add_flaws(block, codes, places)
        self._add_column_faults(judged, codes, places)
        self._add_inverted(judged, codes, places)
        values = self._values(block, judged)
        if self.feed.expands in self.bound:
            return self._expand(block, values, codes, places)
        good = codes == Fault.NONE
        rows = values if good.all() else values.filter(pl.Series(good))
        bad = np.flatnonzero(~good)
        faulty = Faulty(bad, codes[bad], places[bad], None)
        claimed = self._claimed(values.filter(pl.Series(~good)))
        return Chunk(rows, rejects_of(block, self, faulty), len(codes), claimed)

    def _claimed(self, rejected: pl.DataFrame) -> pl.DataFrame:
        return rejected.select(self.feed.key).drop_nulls()

    def _judged(self, block: Block) -> dict[str, Judgement]:
        judged: dict[str, Judgement] = {}
        for name in reversed(self.names):
            bound = self.bound.get(name)
            if bound is None or name == self.feed.expands:
                continue
            kind = bound.column.kind
            cells = self.cells(bound, block)
            if isinstance(kind, IdentityNumber) and "id_kind" in judged:
                judged[name] = kind.judge_beside(cells, judged["id_kind"], self.setting)
            else:
                judged[name] = kind.judge(cells, self.setting)
        return judged

    def cells(self, bound: Bound, block: Block) -> pl.Series:
        """The cells of a column as they are judged: delivered or set, then translated."""
        if bound.position is None:
            constant = pl.Series([bound.constant], dtype=pl.String)
            cells = constant.new_from_index(0, len(block.lines))
        else:
            cells = block.cells[position_name(bound.position)]
        if not bound.translations or bound.column.name == self.feed.expands:
            return cells
        meanings = bound.translations
        texts = tidied(cells).replace(list(meanings), list(meanings.values()))
        return texts.fill_null(meanings[""]) if "" in meanings else texts

    def _add_flaws(self, block: Block, codes: np.ndarray, places: np.ndarray) -> None:
        if block.flaws:
            rows = list(block.flaws)
            codes[rows] = Fault.BAD_ROW
            places[rows] = WHOLE_ROW

    def _add_column_faults(
        self, judged: dict[str, Judgement], codes: np.ndarray, places: np.ndarray
    ) -> None:
        for place, column in enumerate(self.feed.columns):
            found = judged.get(column.name)
            if found is None:
                continue
            faults = found.faults
            if column.required and found.values.null_count():
                faults = np.zeros(len(codes), np.uint8) if faults is None else faults
                faults[(faults == 0) & found.values.is_null().to_numpy()] = Fault.MISSING_VALUE
            if faults is not None:
                new = (codes == 0) & (faults > 0)
                codes[new] = faults[new]
                places[new] = place

    def _add_inverted(
        self, judged: dict[str, Judgement], codes: np.ndarray, places: np.ndarray
    ) -> None:
        if self.feed.period is None or not all(name in judged for name in self.feed.period):
            return
        start, end = (judged[name].values for name in self.feed.period)
        inverted = as_mask(end < start) & (codes == 0)
        codes[inverted] = Fault.INVERTED_PERIOD
        places[inverted] = AFTER_COLUMNS + self.names.index(self.feed.period[1])

    def _values(self, block: Block, judged: dict[str, Judgement]) -> pl.DataFrame:
        """The typed columns, line by line, with hashes of all but the column that expands."""
        columns: dict[str, pl.Series] = {"line": pl.Series(block.lines)}
        companions: dict[str, pl.Series] = {}
        for column in self.feed.columns:
            found = judged.get(column.name)
            values = None if found is None else found.values
            columns[column.name] = self._or_nothing(values, column.kind.dtype, block)
            if column.companion:
                placed = None if found is None else found.companion
                companions[column.companion] = self._or_nothing(placed, pl.String, block)
        return with_hashes(pl.DataFrame(columns | companions), self.feed, list(judged))

    def _or_nothing(
        self, values: pl.Series | None, dtype: type[pl.DataType] | pl.DataType, block: Block
    ) -> pl.Series:
        if values is not None:
            return values
        return pl.Series([None], dtype=dtype).new_from_index(0, len(block.lines))

    def _expand(
        self, block: Block, values: pl.DataFrame, codes: np.ndarray, places: np.ndarray
    ) -> Chunk:
        bound = self.bound[str(self.feed.expands)]
        cells = self.cells(bound, block)
        expansion = expanded(cells, bound.column.kind, bound.translations, self.setting)
        lines, parts = expansion.rows(list(block.flaws))
        own, before = expansion.faults[parts], places[lines]
        place = self.names.index(bound.column.name)
        code = codes[lines]
        first = (own > 0) & ((code == 0) | (before > place))
        code = np.where(first, own, code)
        bad = np.flatnonzero(code)
        faulty = Faulty(
            lines[bad],
            code[bad],
            np.where(first, place, before)[bad],
            [expansion.texts[part] for part in parts[bad]],
        )
        claimed = self._claimed(self._parts(values, expansion, lines[bad], parts[bad]))
        if len(bad):
            kept = code == Fault.NONE
            lines, parts = lines[kept], parts[kept]
        rows = self._rows(values, expansion, lines, parts)
        return Chunk(rows, rejects_of(block, self, faulty), len(code), claimed)

    def _parts(
        self, values: pl.DataFrame, expansion: Expansion, lines: np.ndarray, parts: np.ndarray
    ) -> pl.DataFrame:
        own = expansion.values.gather(pl.Series(parts)).alias(str(self.feed.expands))
        return values.select(pl.all().gather(pl.lit(pl.Series(lines)))).with_columns(own)

    def _rows(
        self, values: pl.DataFrame, expansion: Expansion, lines: np.ndarray, parts: np.ndarray
    ) -> pl.DataFrame:
        name = str(self.feed.expands)
        rows = self._parts(values, expansion, lines, parts)
        own = rows[name]
        hashed = "key_hash" if name in self.feed.key else "content_hash"
        return rows.with_columns(pl.Series(hashed, mixed(rows[hashed].to_numpy(), own.to_numpy())))
