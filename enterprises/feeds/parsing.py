"""From a piece of delimited text to a block: the wanted cells as columns, flaws, line numbers."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from enterprises.feeds.blocks import Block, Cells, as_cells, pick, position_name
from enterprises.feeds.careful import Record, cells_of, split
from enterprises.feeds.checks.tidying import tidied, tidied_text
from enterprises.feeds.faults import Flaw
from enterprises.feeds.pieces import NEWLINE, QUOTE, Piece, record_ends

_NO_DELIMITER = "\x01"


def block_of(piece: Piece, delimiter: str, positions: Sequence[int], width: int) -> Block:
    """The rows of a piece, blank lines left out."""
    block = None
    if piece.records is None:
        block = _quick(piece, delimiter, positions, width)
    if block is None:
        records = piece.records
        if records is None:
            text = piece.text.decode()
            records, _end = split(text, delimiter, final=True, most=len(text))
        block = _from_records(piece, records, positions, width)
    _mark_undecodable(block, piece.bad_lines)
    return block


def _quick(piece: Piece, delimiter: str, positions: Sequence[int], width: int) -> Block | None:
    """The block as polars reads it; None when it sees another number of rows than there are."""
    ends = record_ends(piece.text) if piece.quoted else None
    rows = piece.lines if ends is None else len(ends)
    wanted = sorted({*positions, width - 1, width})
    try:
        frame = pl.read_csv(
            piece.text,
            has_header=False,
            separator=delimiter,
            quote_char='"' if piece.quoted else None,
            schema={position_name(place): pl.String for place in range(width + 1)},
            columns=wanted,
            missing_columns="insert",
            extra_columns="ignore",
        )
    except pl.exceptions.PolarsError:
        return None
    if frame.height != rows:
        return None
    block = Block(frame, _lines(piece, ends), _Delivered(piece.text, ends, delimiter))
    _mark_long_rows(block, piece, delimiter, width, ends)
    return _without_blank_lines(block)


def _lines(piece: Piece, ends: np.ndarray | None) -> np.ndarray:
    if ends is None:
        return np.arange(piece.line, piece.line + piece.lines, dtype=np.int64)
    newlines = np.flatnonzero(np.frombuffer(piece.text, np.uint8) == NEWLINE)
    before = np.searchsorted(newlines, ends[:-1], side="left")
    return piece.line + np.concatenate(([0], before)).astype(np.int64)


def _mark_long_rows(
    block: Block, piece: Piece, delimiter: str, width: int, ends: np.ndarray | None
) -> None:
    """Find rows with more cells than `width`, also where the surplus cells are empty."""
    rows = block.cells.height
    if not piece.quoted:
        regular = piece.text.count(delimiter.encode()) == rows * (width - 1)
        if regular and not block.cells[position_name(width - 1)].null_count():
            return
    surplus = _delimiters_by_row(piece, delimiter, ends) > width - 1
    for row in np.flatnonzero(surplus):
        block.flaws[int(row)] = Flaw.CELLS


def _delimiters_by_row(piece: Piece, delimiter: str, ends: np.ndarray | None) -> np.ndarray:
    if ends is None:
        return _line_texts(piece.text).str.count_matches(delimiter, literal=True).to_numpy()
    marks = np.frombuffer(piece.text, np.uint8)
    quotes = np.flatnonzero(marks == QUOTE)
    places = np.flatnonzero(marks == ord(delimiter))
    places = places[(np.searchsorted(quotes, places) & 1) == 0]
    return np.diff(np.searchsorted(places, ends), prepend=0)


def _line_texts(text: bytes) -> pl.Series:
    if _NO_DELIMITER.encode() in text:
        return pl.Series(text.decode().split("\n")[:-1], dtype=pl.String)
    lines = pl.read_csv(
        text,
        has_header=False,
        separator=_NO_DELIMITER,
        quote_char=None,
        schema={"line": pl.String},
        empty_string_is_null=False,
    )
    return lines.to_series()


def _without_blank_lines(block: Block) -> Block:
    """Leave out lines of nothing but blanks. Lines of delimiters alone are rows."""
    cells = block.cells
    others = pl.all_horizontal(pl.nth(*range(1, cells.width)).is_null())
    single = cells.select(others).to_series().arg_true()
    if not len(single):
        return block
    suspects = single.filter(tidied(cells.to_series(0).gather(single)).is_null()).to_numpy()
    texts = block.delivered(suspects)
    blank = [row for row, row_cells in zip(suspects, texts, strict=True) if _is_blank(row_cells)]
    return _without_rows(block, blank) if blank else block


def _is_blank(cells: Cells | pl.Series) -> bool:
    return len(cells) < 2 and not tidied_text("".join(cells))


def _without_rows(block: Block, rows: list[int]) -> Block:
    kept = np.delete(np.arange(len(block.lines)), rows)
    places = {int(old): new for new, old in enumerate(kept)}
    delivered = block.delivered
    return Block(
        pick(block.cells, kept),
        block.lines[kept],
        lambda chosen: delivered(kept[chosen]),
        {places[row]: flaw for row, flaw in block.flaws.items() if row in places},
    )


def _from_records(
    piece: Piece, records: list[Record], positions: Sequence[int], width: int
) -> Block:
    rows = [record for record in records if not _is_blank(record.cells)]
    columns = {
        position_name(place): [
            (row.cells[place] or None) if place < len(row.cells) else None for row in rows
        ]
        for place in positions
    }
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    block = Block(
        frame,
        np.array([piece.line + row.line for row in rows], np.int64),
        lambda chosen: as_cells([rows[row].cells for row in chosen]),
    )
    for place, row in enumerate(rows):
        if row.flaw or len(row.cells) > width:
            block.flaws[place] = row.flaw or Flaw.CELLS
    return block


def _mark_undecodable(block: Block, bad_lines: set[int]) -> None:
    for line in bad_lines:
        row = int(np.searchsorted(block.lines, line, side="right")) - 1
        if row >= 0:
            block.flaws[row] = Flaw.BYTES


class _Delivered:
    """The cells of chosen rows, cut out of the text again when they are asked for."""

    def __init__(self, text: bytes, ends: np.ndarray | None, delimiter: str) -> None:
        self._text = text
        self._ends = ends
        self._delimiter = delimiter

    def __call__(self, rows: np.ndarray) -> pl.Series:
        """See `blocks.Delivered`."""
        if self._ends is None:
            lines = _line_texts(self._text).gather(pl.Series(rows))
            return lines.str.split(self._delimiter)
        starts = np.concatenate(([0], self._ends[:-1]))
        return as_cells(
            [
                cells_of(self._text[starts[row] : self._ends[row]].decode(), self._delimiter)
                for row in rows
            ]
        )
