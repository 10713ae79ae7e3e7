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


WHOLE_ROW = -1
"""The place of a fault that no column has."""
AFTER_COLUMNS = 1000
"""Added to the place of a column for a fault that is looked for after all columns."""
_CODES = pl.Series([fault.code for fault in Fault])


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
    names = pl.Series([*columns.names, None], dtype=pl.String)
    places = np.where(faulty.places < 0, len(columns.names), faulty.places % AFTER_COLUMNS)
    return pl.DataFrame(
        {
            "line": block.lines[faulty.lines],
            "column": names.gather(pl.Series(places)),
            "code": _CODES.gather(pl.Series(faulty.codes)),
            "value": _values(block, columns, faulty, places),
            "extra": _extras(block, columns, faulty),
            "cells": block.delivered(distinct).gather(pl.Series(inverse)),
        },
        schema=SCHEMA,
    )


def _values(block: Block, columns: Columns, faulty: Faulty, places: np.ndarray) -> pl.Series:
    values = _nothing(len(places))
    for place in np.unique(places):
        if place == len(columns.names):
            continue
        rows = np.flatnonzero(places == place)
        name = columns.names[place]
        if name == columns.feed.expands and faulty.parts is not None:
            values.scatter(rows, [faulty.parts[row] for row in rows])
        else:
            values.scatter(rows, _cells(block, columns, name, faulty.lines[rows]))
    return values


def _extras(block: Block, columns: Columns, faulty: Faulty) -> pl.Series:
    extras = _nothing(len(faulty.lines))
    bad = np.flatnonzero(faulty.codes == Fault.BAD_ROW)
    extras.scatter(bad, [block.flaws[int(line)].name.lower() for line in faulty.lines[bad]])
    inverted = np.flatnonzero(faulty.codes == Fault.INVERTED_PERIOD)
    if len(inverted) and columns.feed.period:
        start = columns.feed.period[0]
        extras.scatter(inverted, _cells(block, columns, start, faulty.lines[inverted]))
    return extras


def _nothing(count: int) -> pl.Series:
    return pl.Series([None], dtype=pl.String).new_from_index(0, count)


def _cells(block: Block, columns: Columns, name: str, lines: np.ndarray) -> pl.Series:
    """The cells as delivered, before any translation."""
    bound = columns.bound[name]
    if bound.position is None:
        constant = pl.Series([bound.constant], dtype=pl.String)
        return constant.new_from_index(0, len(lines))
    return block.cells[position_name(bound.position)].gather(pl.Series(lines))
