"""SQL kept in files: found by app and name, read once, values bound by the driver."""

from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection


@cache
def statement(package: str, name: str) -> str:
    """The text of `<package>/sql/<name>.sql`."""
    return (files(package) / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def execute(package: str, name: str, **values: Any) -> int:
    """Runs a statement and returns the number of rows it wrote (or read)."""
    with connection.cursor() as cursor:
        cursor.execute(statement(package, name), values)
        return int(cursor.rowcount)


def fetch(package: str, name: str, **values: Any) -> list[dict[str, Any]]:
    """Runs a query and returns its rows as dictionaries by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement(package, name), values)
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
