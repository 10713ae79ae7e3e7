"""The rows that are not taken, with all that is needed to say why and to give them back."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import polars as pl

from enterprises.feeds.blocks import Block, position_name
from enterprises.feeds.faults import Fault
from enterprises.feeds.feed import Feed
from enterprises.feeds.mapping import Bound

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "line": pl.Int64,
    "column": pl.String,
    "code": pl.String,
    "value": pl.String,
    "extra": pl.String,
    "cells": pl.List(pl.String),
}
"""One row per rejected row: its line, the column at fault (null for a whole row), the code, the
value as delivered, what the sentence needs besides, and every cell of the line as delivered."""


class Columns(Protocol):
    """Which columns a delivery has, and their cells."""

    feed: Feed
    names: list[str]
    bound: dict[str, Bound]

    def cells(self, bound: Bound, block: Block) -> pl.Series:
        """The cells of a column of a block."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """The rows at fault: places in the block, codes, places of columns, and parts of cells."""

    lines: np.ndarray
    codes: np.ndarray
    places: np.ndarray
    parts: list[str | None] | None


def rejects_of(block: Block, columns: Columns, faulty: Faulty) -> pl.DataFrame:
    """The rejects of a block, shaped as `SCHEMA`."""
    if not len(faulty.lines):
        return pl.DataFrame(schema=SCHEMA)
    distinct, inverse = np.unique(faulty.lines, return_inverse=True)
    delivered = block.delivered([int(row) for row in distinct])
    names = [_column(columns, int(place)) for place in faulty.places]
    return pl.DataFrame(
        {
            "line": block.lines[faulty.lines],
            "column": names,
            "code": [Fault(int(code)).code for code in faulty.codes],
            "value": _values(block, columns, faulty),
            "extra": _extras(block, columns, faulty),
            "cells": [delivered[int(place)] for place in inverse],
        },
        schema=SCHEMA,
    )


def _column(columns: Columns, place: int) -> str | None:
    return None if place < 0 else columns.names[place % 1000]


def _values(block: Block, columns: Columns, faulty: Faulty) -> list[str | None]:
    values: list[str | None] = [None] * len(faulty.lines)
    for place in np.unique(faulty.places):
        name = _column(columns, int(place))
        if name is None:
            continue
        rows = np.flatnonzero(faulty.places == place)
        if name == columns.feed.expands and faulty.parts is not None:
            texts = [faulty.parts[row] for row in rows]
        else:
            texts = _cells(block, columns, name, faulty.lines[rows])
        for row, text in zip(rows, texts, strict=True):
            values[row] = text
    return values


def _extras(block: Block, columns: Columns, faulty: Faulty) -> list[str | None]:
    extras: list[str | None] = [None] * len(faulty.lines)
    for row in np.flatnonzero(faulty.codes == Fault.BAD_ROW):
        extras[row] = block.flaws[int(faulty.lines[row])].name.lower()
    inverted = np.flatnonzero(faulty.codes == Fault.INVERTED_PERIOD)
    if len(inverted) and columns.feed.period:
        starts = _cells(block, columns, columns.feed.period[0], faulty.lines[inverted])
        for row, text in zip(inverted, starts, strict=True):
            extras[row] = text
    return extras


def _cells(block: Block, columns: Columns, name: str, lines: np.ndarray) -> list[str | None]:
    """The cells as delivered, before any translation."""
    bound = columns.bound[name]
    if bound.position is None:
        return [bound.constant] * len(lines)
    cells = block.cells[position_name(bound.position)]
    return cells.gather(pl.Series(lines.astype(np.uint32))).to_list()
