"""Rows that come one by one, not as a file: written as a Parquet file, then read as any other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _

from enterprises.feeds.refusals import Refusal

MOST_COLUMNS = 100
LONGEST_HEADER = 255


def written_as_file(rows: Sequence[Any]) -> bytes:
    """The rows with every column any of them has, all cells texts. Raises Refusal.

    Line 1 is the header, so the first row is line 2, as in any file.
    """
    for at, row in enumerate(rows):
        if not isinstance(row, dict) or not all(_is_cell(value) for value in row.values()):
            raise Refusal(
                "bad_row",
                _("Row %(n)d is no object of texts, numbers, yes or no."),
                n=at + 1,
            )
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if not columns:
        raise Refusal("no_rows", _("There is no row. Send at least one."))
    if len(columns) > MOST_COLUMNS or max(map(len, columns)) > LONGEST_HEADER:
        raise Refusal(
            "bad_row",
            _("Rows have at most %(most)d columns, each with a name of at most %(long)d."),
            most=MOST_COLUMNS,
            long=LONGEST_HEADER,
        )
    table = {name: [_text(row.get(name)) for row in rows] for name in columns}
    file = io.BytesIO()
    pl.DataFrame(table, schema=dict.fromkeys(columns, pl.String)).write_parquet(file)
    return file.getvalue()


def _is_cell(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)
