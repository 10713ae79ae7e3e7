"""Plans as the server carried them out: EXPLAIN (ANALYZE, BUFFERS) of a rule over one shard."""

from __future__ import annotations

from django.db import connection, transaction
from psycopg2 import sql

from alerts import scopes
from alerts.catalogue import Rule
from alerts.engine import Scope, bound
from benchmarks import city


def of_rule(rule: Rule) -> list[str]:
    """The plan of the rule's SELECT over the first of its shards, line by line."""
    first, last = scopes.ranges(rule, {})[0]
    values = bound(rule, {}, as_of=city.AS_OF, scope=Scope(first, last))
    command = sql.SQL("EXPLAIN (ANALYZE, BUFFERS, SUMMARY) {}").format(sql.SQL(rule.sql))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")  # as under INSERT
        cursor.execute(command, values)
        return [line for (line,) in cursor.fetchall()]
