"""Parquet files as a source of blocks. Lines are counted as if the columns' names were line 1."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from django.utils.translation import gettext_lazy as _

from enterprises.feeds.blocks import Block, position_name
from enterprises.feeds.faults import Flaw
from enterprises.feeds.files import DeliveredFile
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.values import texts_of


class ParquetFile:
    """A source of blocks, read row group by row group."""

    format = "parquet"
    typed = True
    encoding = None
    delimiter = None

    def __init__(self, file: DeliveredFile, path: Path, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._read = 0
        self.remarks: list[str] = []
        try:
            self._table: Any = pq.ParquetFile(path)
        except (pa.ArrowException, OSError) as error:
            raise self._damaged() from error
        self.header: list[str] = list(self._table.schema_arrow.names)
        self._refuse_large_groups()

    def _refuse_large_groups(self) -> None:
        metadata = self._table.metadata
        sizes = [metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups)]
        if sizes and max(sizes) > self._limits.row_group_bytes:
            raise Refusal(
                "unpacks_too_large",
                _(
                    "%(name)s has a row group of %(bytes)d bytes, more than the %(most)d that are "
                    "read at once. Write it with smaller row groups, or deliver it as CSV."
                ),
                name=self._file.path.name,
                bytes=max(sizes),
                most=self._limits.row_group_bytes,
            )

    def _damaged(self) -> Refusal:
        return Refusal(
            "damaged_file",
            _("%(name)s is damaged: the Parquet file cannot be read. Write and deliver it again."),
            name=self._file.path.name,
        )

    @property
    def progress(self) -> float:
        """How many of the rows have been read, from 0 to 1."""
        return self._read / max(self._table.metadata.num_rows, 1)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, complete after the last block."""
        return self._file.sha256

    def close(self) -> None:
        """Give the file back."""
        self._table.close()
        self._file.close()

    def blocks(self, positions: Sequence[int], width: int) -> Iterator[Block]:
        """The rows, with the cells at these positions; a row never has more than the header."""
        batches = self._table.iter_batches(batch_size=self._limits.chunk_rows)
        while True:
            try:
                batch = next(batches, None)
            except (pa.ArrowException, OSError) as error:
                raise self._damaged() from error
            if batch is None:
                break
            yield self._block(batch, positions)
        self._file.finish()

    def _block(self, batch: Any, positions: Sequence[int]) -> Block:
        first = self._read + 2
        self._read += len(batch)
        taken = [place for place in positions if place < len(self.header)]
        cells = pl.DataFrame(
            {position_name(place): texts_of(_column(batch, place)) for place in taken}
        )
        block = Block(
            cells,
            np.arange(first, first + len(batch), dtype=np.int64),
            lambda chosen: _delivered(batch, chosen),
        )
        for name in cells.columns:
            nul = cells[name].str.contains("\0", literal=True)
            block.flaws |= dict.fromkeys(nul.fill_null(value=False).arg_true(), Flaw.BYTES)
        return block


def _column(batch: Any, place: int) -> pl.Series:
    return pl.Series(pl.from_arrow(batch.column(place)))


def _delivered(batch: Any, rows: np.ndarray) -> pl.Series:
    chosen = batch.take(pa.array(rows, pa.int64()))
    cells = pl.DataFrame(
        {
            position_name(place): texts_of(_column(chosen, place)).fill_null("")
            for place in range(chosen.num_columns)
        }
    )
    return cells.select(pl.concat_list(pl.all())).to_series()
