"""Lists as CSV files that a spreadsheet opens without running or mangling anything."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

RUNS = ("=", "+", "-", "@")
BLANKS = ("\t", "\r", "\n")


def safe(cell: Any) -> str:
    """A cell as text; what a spreadsheet would run as a formula gets a leading apostrophe.

    Some take full width signs for plain ones, and pass over what is blank before a sign.
    """
    text = "" if cell is None else str(cell)
    plain = unicodedata.normalize("NFKC", text).lstrip()
    return f"'{text}" if plain.startswith(RUNS) or text.startswith(BLANKS) else text


def csv_response(name: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A download called `name`, in UTF-8 with the mark by which spreadsheets know it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([safe(cell) for cell in header])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
