"""How many rows a rule reads: the facts within its scope, counted."""

from functools import cache, lru_cache

from django.db import connection
from psycopg2 import sql

from .catalogue import Rule
from .engine import Scope


def count_rows(rule: Rule, scope: Scope, *, run: int) -> int:
    """Rows of the rule's tables in `scope`. Rules of one run share the counts of a range."""
    chosen = None if scope.chosen is None else tuple(scope.chosen)
    return sum(
        _count(run, table, f"{rule.shard_by}_id", (scope.first, scope.last), chosen)
        for table in rule.reads
    )


@lru_cache(maxsize=256)
def _count(
    run: int, table: str, key: str, span: tuple[int, int], chosen: tuple[int, ...] | None
) -> int:
    """Rows of `table` whose sharding key is in the range; all of them if it has no such column."""
    with connection.cursor() as cursor:
        names = _columns(table)
        command = sql.SQL("SELECT count(*) FROM {table}").format(table=sql.Identifier(table))
        column = key if key in names else "id" if table == f"enterprises_{key[:-3]}" else None
        if column:
            command += sql.SQL(
                " WHERE {column} BETWEEN %(first)s AND %(last)s"
                " AND (%(chosen)s::int[] IS NULL OR {column} = ANY (%(chosen)s::int[]))"
            ).format(column=sql.Identifier(column))
        values = {
            "first": span[0],
            "last": span[1],
            "chosen": None if chosen is None else list(chosen),
        }
        cursor.execute(command, values)
        return int(cursor.fetchone()[0])


@cache
def _columns(table: str) -> frozenset[str]:
    """The names of the table's columns."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return frozenset(column.name for column in described)
