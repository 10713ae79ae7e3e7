"""Lists as CSV files that a spreadsheet opens without running or mangling anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

RUNS = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: Any) -> str:
    """A cell as text; what a spreadsheet would run as a formula gets a leading apostrophe."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RUNS) else text


def csv_response(name: str, header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A download called `name`, in UTF-8 with the mark by which spreadsheets know it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([safe(cell) for cell in header])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
