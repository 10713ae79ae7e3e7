"""How far apart the filled cells of a sheet lie, told before the sheet is laid out in memory.

The reader of spreadsheets lays a sheet out between its outermost filled cells, so two cells in
opposite corners, some hundred bytes, would take hundreds of gigabytes.
"""

import re

_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?:[^<>]*?\s)?r=[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'][^<>]*(?<!/)>"
)
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^<>]*?\s)?r=[\"']([0-9]{1,7})[\"']")
_CELL_WITHOUT_PLACE = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?![^<>]*\sr=)[^<>]*(?<!/)>")
_LONGEST_TAG = 1024


class Extent:
    """Rows and columns from the first to the last filled cell seen so far."""

    def __init__(self) -> None:
        self._tail = b""
        self._row_numbers: set[int] = set()
        self._numbered_rows: set[int] = set()
        self._places_missing = False
        self._column_numbers: set[int] = set()

    def add(self, piece: bytes) -> "Extent":
        """Look at the next piece of the sheet."""
        text = self._tail + piece
        self._tail = text[-_LONGEST_TAG:]
        cells = _CELL.findall(text)
        self._column_numbers |= {_column_number(name) for name in {cell[0] for cell in cells}}
        self._row_numbers = _outermost(self._row_numbers | {int(row) for _column, row in cells})
        self._numbered_rows = _outermost(self._numbered_rows | set(map(int, _ROW.findall(text))))
        self._places_missing = self._places_missing or bool(_CELL_WITHOUT_PLACE.search(text))
        self._column_numbers = _outermost(self._column_numbers)
        return self

    @property
    def rows(self) -> int:
        """Rows from the first to the last; a cell that names no place lies in its row's."""
        numbers = self._row_numbers
        return _span(numbers | self._numbered_rows if self._places_missing else numbers)

    @property
    def columns(self) -> int:
        """Columns from the first to the last."""
        return _span(self._column_numbers)

    @property
    def cells(self) -> int:
        """Cells of the rectangle they span."""
        return self.rows * self.columns


def _outermost(numbers: set[int]) -> set[int]:
    return {min(numbers), max(numbers)} if numbers else numbers


def _span(numbers: set[int]) -> int:
    return max(numbers) - min(numbers) + 1 if numbers else 0


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + letter - 64
    return number
