"""Lists by the day something is due, keyset pages of them."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

Rows = TypeVar("Rows", bound=QuerySet[Any])
NEVER = date.max


def urgency_key(row: Any) -> str:
    """Where a page that ends with `row` stops."""
    return f"{row.next_due_on or NEVER:%Y%m%d}-{row.pk}"


def after_urgency(rows: Rows, mark: str) -> Rows:
    """The rows that come after `mark` by urgency; a mark that is none is ignored."""
    day, _dash, last = mark.partition("-")
    if not (len(day) == 8 and day.isdecimal() and last.isdecimal()):
        return rows
    if day == f"{NEVER:%Y%m%d}":
        return rows.filter(next_due_on=None, id__lt=int(last))
    try:
        at = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return rows
    return rows.filter(
        Q(next_due_on__gt=at) | Q(next_due_on=None) | Q(next_due_on=at, id__lt=int(last))
    )
