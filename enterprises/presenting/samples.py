"""The first rows of a sample beside how they would be read; identity numbers masked."""

from __future__ import annotations

import re
from typing import Any

from enterprises.feeds.previews import Preview, PreviewCell, PreviewColumn
from inspectorate.foundation.identity import mask

LIKE_A_NUMBER = re.compile(r"[0-9]{14,17}[0-9Xx]", re.ASCII)
ROWS_SHOWN = 8


def shown_rows(found: Preview) -> list[dict[str, Any]]:
    """The rows of the preview: line, and per column the cell as delivered and as taken."""
    return [
        {"line": line, "cells": [_cell(column, column.cells[at]) for column in found.columns]}
        for at, line in enumerate(found.lines[:ROWS_SHOWN])
    ]


def _cell(column: PreviewColumn, cell: PreviewCell) -> dict[str, str]:
    personal = column.ours == "id_number"
    taken = _masked(cell.taken, personal=personal) if column.ours else ""
    raw = _masked(cell.raw, personal=personal)
    same = raw == taken
    return {
        "raw": raw,
        "taken": "" if same else taken,
        "sentence": "" if personal and cell.sentence and "*" in raw else cell.sentence,
        "bad": "bad" if cell.sentence else "",
    }


def _masked(text: str, *, personal: bool) -> str:
    return mask(text) if personal or LIKE_A_NUMBER.search(text) else text
