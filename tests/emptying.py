"""Emptying the database after a test that committed: all rows go, those of migrations come back.

Django empties tables as the connection's user; ours may not truncate, and rows that migrations
put in would be gone for good. So the scaffolding does it, as superuser and with triggers off. Rows
are deleted table by table: TRUNCATE would take every table that refers to one of them, nearly all
of the schema, and make new files for each and its indexes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from psycopg2 import extensions, sql

from tests.databases import as_superuser

TABLES = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname <> 'django_migrations'
"""
LARGE = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname = ANY (%s) AND pg_relation_size(oid) > %s
"""
LARGE_BYTES = 1 << 20


@dataclass
class Snapshot:
    """The rows that the migrations put in, by table."""

    database: str
    rows: dict[str, bytes] = field(default_factory=dict)

    def take(self) -> None:
        """Remember the rows of every table that has some."""
        with as_superuser(self.database) as cursor:
            for table in _filled_tables(cursor):
                self.rows[table] = _copied_out(cursor, table)

    def restore(self) -> None:
        """Empty every table and put the remembered rows back; sequences go on where they were."""
        with as_superuser(self.database) as cursor:
            filled = _filled_tables(cursor)
            if not filled:
                return
            cursor.execute("SET session_replication_role = replica")
            deleting = sql.SQL("DELETE FROM {}")
            cursor.execute(
                sql.SQL("; ").join(deleting.format(sql.Identifier(table)) for table in filled)
            )
            for table, rows in self.rows.items():
                statement = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
                cursor.copy_expert(statement, io.BytesIO(rows))
            cursor.execute(LARGE, [filled, LARGE_BYTES])
            for (table,) in cursor.fetchall():
                cursor.execute(sql.SQL("VACUUM {}").format(sql.Identifier(table)))


def _filled_tables(cursor: extensions.cursor) -> list[str]:
    cursor.execute(TABLES)
    question = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    questions = [
        question.format(sql.Literal(table), sql.Identifier(table)) for (table,) in cursor.fetchall()
    ]
    if not questions:
        return []
    cursor.execute(sql.SQL(" UNION ALL ").join(questions))
    return [table for (table,) in cursor.fetchall()]


def _copied_out(cursor: extensions.cursor, table: str) -> bytes:
    target = io.BytesIO()
    cursor.copy_expert(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table)), target)
    return target.getvalue()
