"""Counts that stay cheap however large the table is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from .writing import number

MOST = 1_000


class _Counted(Subquery):
    """How many rows a subquery has."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def capped(rows: QuerySet[Any], *, most: int | None = None) -> str:
    """The number of rows, or `1,000+` (`most` instead of MOST): never reads more than that."""
    return written(_limited(rows, most).count(), most=most)


def capped_together(
    one_row: QuerySet[Any], sets: Mapping[str, QuerySet[Any]], *, most: int | None = None
) -> dict[str, int]:
    """How many rows each set has, at most `most` (else MOST) + 1, all asked in one query.

    `one_row` is a queryset of exactly one row, on which the counts are hung.
    """
    if not sets:
        return {}
    counts = {f"n_{name}": _Counted(_limited(rows, most)) for name, rows in sets.items()}
    found = one_row.order_by().values(**counts).get()
    return {name: found[f"n_{name}"] or 0 for name in sets}  # NULL: known to be empty, not asked


def written(found: int, *, most: int | None = None) -> str:
    """A count that stopped at `most` (else MOST) + 1, as it is shown."""
    most = most or MOST
    return f"{number(most)}+" if found > most else number(found)


def _limited(rows: QuerySet[Any], most: int | None = None) -> QuerySet[Any]:
    return rows.order_by().values("pk")[: (most or MOST) + 1]
