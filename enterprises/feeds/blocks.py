"""A block: some consecutive rows of a delivery as texts, with their line numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import polars as pl

from enterprises.feeds.faults import Flaw

Cells = list[str]
Delivered = Callable[[np.ndarray], pl.Series]
"""Given places of rows in a block, every cell of each as delivered: a Series of lists of texts."""


@dataclass(slots=True)
class Block:
    """Rows as delivered. `cells` has one String column per wanted position, named `#0`, `#1`, …"""

    cells: pl.DataFrame
    lines: np.ndarray
    """int64: the physical line each row starts on (the header is line 1)."""
    delivered: Delivered
    flaws: dict[int, Flaw] = field(default_factory=dict)
    """The rows that cannot be read, by place."""


class Source(Protocol):
    """An opened delivery, whatever its format."""

    header: list[str]
    remarks: list[str]

    @property
    def format(self) -> str:
        """`csv`, `xlsx` or `parquet`."""

    @property
    def typed(self) -> bool:
        """Whether cells have types, so that a date may stand for a month."""

    @property
    def encoding(self) -> str | None:
        """The encoding of a text."""

    @property
    def delimiter(self) -> str | None:
        """The delimiter of a text."""

    def blocks(self, positions: Sequence[int], width: int) -> Iterator[Block]:
        """The rows, with the cells at these positions; more than `width` cells is a flaw."""

    @property
    def progress(self) -> float:
        """How much has been read, from 0 to 1."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, complete after the last block."""

    def close(self) -> None:
        """Give the file back."""


def position_name(position: int) -> str:
    """The name of the column of a block that holds the cells at this position."""
    return f"#{position}"


def as_cells(rows: Sequence[Cells]) -> pl.Series:
    """Rows of texts as a Series of lists."""
    return pl.Series(rows, dtype=pl.List(pl.String))


def pick(frame: pl.DataFrame, rows: np.ndarray) -> pl.DataFrame:
    """The rows of a frame at these places."""
    return frame[pl.Series(rows.astype(np.uint32))]
