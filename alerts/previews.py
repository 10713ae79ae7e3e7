"""What a rule would do with other parameters, and whether it can run: nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.utils import DatabaseError
from psycopg2 import sql

from enterprises.models import Enterprise, Provider

from . import engine
from .catalogue import Rule

EXAMPLES = 20


@dataclass(frozen=True)
class Preview:
    """`alerts` that would stand, in how many `findings`, per grid group code, and some examples."""

    alerts: int
    findings: int
    by_grid: dict[str, int]
    examples: list[dict[str, Any]]


def preview(rule: Rule, parameters: dict[str, Any], *, as_of: date) -> Preview:
    """What `rule` finds with these parameters, under a read-only transaction.

    Raises RuleError if a parameter is unknown or out of bounds.
    """
    values = engine.bound(rule, parameters, as_of=as_of, scope=engine.Scope())
    subject = f"{rule.subject}_id"
    command = sql.SQL(
        "SELECT {subject}, count(*) FROM (\n{found}\n) AS found"
        " GROUP BY {subject} ORDER BY count(*) DESC, {subject}"
    ).format(subject=sql.Identifier(subject), found=sql.SQL(rule.sql))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
        cursor.execute(command, values)
        counts = dict(cursor.fetchall())
        names = _named(rule.subject, list(counts))
    by_grid: dict[str, int] = {}
    for key in counts:
        code = names.get(key, {}).get("grid", "")
        by_grid[code] = by_grid.get(code, 0) + 1
    examples = [{**names.get(key, {}), "findings": counts[key]} for key in list(counts)[:EXAMPLES]]
    return Preview(len(counts), sum(counts.values()), dict(sorted(by_grid.items())), examples)


def _named(subject: str, keys: list[int]) -> dict[int, dict[str, Any]]:
    """Code, name and grid group of enterprises or providers; people are not named."""
    rows: Iterable[tuple[int, str, str, str | None]] = ()
    if subject == "enterprise":
        enterprises = Enterprise.objects.filter(pk__in=keys)
        rows = enterprises.values_list("id", "uscc", "name", "grid_group__code")
    elif subject == "provider":
        providers = Provider.objects.filter(pk__in=keys)
        rows = providers.values_list("id", "code", "name", "grid_group__code")
    return {i: {"code": code, "name": name, "grid": grid or ""} for i, code, name, grid in rows}


def fault_of(rule: Rule, *, as_of: date) -> str | None:
    """Why the rule cannot run, or None: parameters, SQL, columns and their types are tried."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            values = engine.bound(rule, {}, as_of=as_of, scope=engine.Scope())
            cursor.execute("SET TRANSACTION READ ONLY")
            columns = sql.SQL(", ").join(map(sql.Identifier, rule.columns))
            command = sql.SQL("EXPLAIN SELECT {columns} FROM (\n{found}\n) AS found").format(
                columns=columns, found=sql.SQL(rule.sql)
            )
            cursor.execute(command, values)
    except (DatabaseError, KeyError) as error:
        return f"{rule.id}/rule.sql: {error}".strip()
    return None
