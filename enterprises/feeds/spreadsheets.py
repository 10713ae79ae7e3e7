"""XLSX spreadsheets as a source of blocks: the first visible sheet that holds anything."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import python_calamine
from django.utils.translation import gettext_lazy as _

from enterprises.feeds.archives import refuse_damaged, refuse_unless_spreadsheet
from enterprises.feeds.blocks import Block, as_cells, position_name
from enterprises.feeds.faults import Flaw
from enterprises.feeds.files import DeliveredFile
from enterprises.feeds.formats import refuse_empty
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.values import text_of

_ROWS = 20_000
"""Rows of a block; their cells are Python objects, unlike those of the other formats."""
_Row = tuple[int, list[Any]]


class Spreadsheet:
    """A source of blocks. `header` is the first row that is not blank; lines are sheet rows."""

    format = "xlsx"
    typed = True
    encoding = None
    delimiter = None

    def __init__(self, file: DeliveredFile, path: Path, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self.remarks: list[str] = []
        refuse_unless_spreadsheet(path, file.path.name, limits)
        try:
            self._sheet = self._first_sheet(path)
        except Refusal:
            raise
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
                raise
            raise refuse_damaged(file.path.name) from error
        self._rows = self._filled_rows()
        found = next(self._rows, None)
        if found is None:
            raise refuse_empty(file.path.name)
        self._line = found[0]
        self.header = [text_of(value) or "" for value in found[1]]

    def _first_sheet(self, path: Path) -> python_calamine.CalamineSheet:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        for place, name in enumerate(names):
            sheet = workbook.get_sheet_by_name(name)
            if sheet.height and sheet.width:
                if names[place + 1 :]:
                    self.remarks.append(
                        _("Only the sheet %(name)s was read, not: %(others)s.")
                        % {"name": name, "others": ", ".join(names[place + 1 :])}
                    )
                return sheet
        raise refuse_empty(self._file.path.name)

    def _filled_rows(self) -> Iterator[_Row]:
        """Rows with any cell in them, without the blank cells at their end."""
        for line, row in enumerate(self._sheet.iter_rows(), start=1):
            while row and row[-1] == "":
                row.pop()
            if row:
                yield line, row

    @property
    def progress(self) -> float:
        """How much of the sheet has been read, from 0 to 1."""
        return self._line / max(self._sheet.total_height, 1)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, complete after the last block."""
        return self._file.sha256

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def blocks(self, positions: Sequence[int], width: int) -> Iterator[Block]:
        """The rows, with the cells at these positions; more than `width` cells is a flaw."""
        count = min(self._limits.chunk_rows, _ROWS)
        while rows := list(islice(self._rows, count)):
            self._line = rows[-1][0]
            yield _block(rows, positions, width)
        self._file.finish()


def _block(rows: list[_Row], positions: Sequence[int], width: int) -> Block:
    columns = {
        position_name(place): [
            text_of(row[place]) if place < len(row) else None for _line, row in rows
        ]
        for place in positions
    }
    return Block(
        pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)),
        np.array([line for line, _row in rows], np.int64),
        lambda chosen: as_cells(
            [[text_of(value) or "" for value in rows[row][1]] for row in chosen]
        ),
        {place: Flaw.CELLS for place, (_line, row) in enumerate(rows) if len(row) > width},
    )
