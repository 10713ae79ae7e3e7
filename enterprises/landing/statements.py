"""SQL of the landing: texts in files, names of targets quoted by psycopg2, values bound."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from psycopg2 import sql

from inspectorate.foundation.statements import statement

PACKAGE = "enterprises.landing"
Part = sql.Composable
NOTHING = sql.SQL("")


def run(name: str, parts: Mapping[str, Part] | None = None, **values: Any) -> int:
    """Executes a statement file; `parts` fill its braces. Returns the rows written or read."""
    with connection.cursor() as cursor:
        cursor.execute(_composed(name, parts), values)
        return int(cursor.rowcount)


def fetch(
    name: str, parts: Mapping[str, Part] | None = None, **values: Any
) -> list[tuple[Any, ...]]:
    """The rows of a query file."""
    with connection.cursor() as cursor:
        cursor.execute(_composed(name, parts), values)
        return list(cursor.fetchall())


def _composed(name: str, parts: Mapping[str, Part] | None) -> Part | str:
    text = statement(PACKAGE, name)
    return text if parts is None else sql.SQL(text).format(**parts)


def names(columns: tuple[str, ...] | list[str], *, of: str = "") -> Part:
    """Columns as a list, each of the relation `of` if one is given."""
    return sql.SQL(", ").join(name(column, of=of) for column in columns)


def name(column: str, *, of: str = "") -> Part:
    """A column, of the relation `of` if one is given."""
    return sql.Identifier(of, column) if of else sql.Identifier(column)


def equal(columns: tuple[str, ...], left: str, right: str) -> Part:
    """The condition that two relations agree in these columns, none of them null."""
    pairs = (
        sql.SQL("{} = {}").format(name(column, of=left), name(column, of=right))
        for column in columns
    )
    return sql.SQL(" AND ").join(pairs)
