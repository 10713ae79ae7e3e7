"""COPY: rows in and out of PostgreSQL without a Python object per row."""

from typing import BinaryIO

import polars as pl
from django.db import connection


def copy_in(table: str, columns: list[str], rows: BinaryIO) -> None:
    """Streams CSV (no header, empty unquoted cell: NULL) into the columns of a table."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    target = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {target} ({names}) FROM STDIN (FORMAT csv)", rows)


def copy_frame(table: str, frame: pl.DataFrame) -> None:
    """COPY of a data frame into the columns of `table` that bear its names."""
    copy_in(table, frame.columns, _Csv(frame))  # type: ignore[arg-type]


class _Csv:
    """A readable file over slices of a frame, so that the text of one slice is held at a time."""

    def __init__(self, frame: pl.DataFrame, rows: int = 50_000) -> None:
        self._slices = frame.iter_slices(rows)
        self._text = b""
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        if self._at >= len(self._text):
            piece = next(self._slices, None)
            if piece is None:
                return b""
            self._text = piece.write_csv(
                None, include_header=False, quote_style="necessary"
            ).encode()
            self._at = 0
        end = len(self._text) if size < 0 else self._at + size
        part = self._text[self._at : end]
        self._at = end
        return part
