"""Counts that stay cheap however large the table is."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from .writing import number

MOST = 1_000


def capped(rows: QuerySet[Any]) -> str:
    """The number of rows, or `1,000+`: never reads more than that."""
    found = rows.order_by().values("pk")[: MOST + 1].count()
    return f"{number(MOST)}+" if found > MOST else number(found)
