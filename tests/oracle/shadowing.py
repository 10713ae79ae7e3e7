"""Plain rows in the place of real tables, for one transaction.

`shadow(tables)` makes temporary tables of the same names and columns. PostgreSQL finds temporary
tables first, so a statement that names `compliance_case` counts the plain rows; nothing is written
to the real tables, whose states only feeds and actions may reach. Other views still see the real
tables. Columns a row lacks get their model's default, in any case no constraint is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import connection, models
from psycopg2 import sql
from psycopg2.extras import Json, execute_values

from tests.oracle.figure_sheet import Row

COPY_OF = sql.SQL("CREATE TEMPORARY TABLE {0} ON COMMIT DROP AS SELECT * FROM public.{0} LIMIT 0")
EMPTY = sql.SQL("CREATE TEMPORARY TABLE {0} (LIKE public.{0} INCLUDING ALL) ON COMMIT DROP")
VIEW = sql.SQL("CREATE TEMPORARY VIEW {} AS {}")
INSERT = sql.SQL("INSERT INTO pg_temp.{} ({}) VALUES %s")


def shadow(tables: Mapping[str, list[Row]], views: Iterable[str] = ()) -> None:
    """Hides each table behind a temporary one of these rows until the transaction ends.

    The views named are made again over them.
    """
    of_table = {model._meta.db_table: model for model in apps.get_models()}
    with connection.cursor() as cursor:
        texts = {view: text_of_view(cursor, view) for view in views}
        for table, rows in tables.items():
            cursor.execute(COPY_OF.format(sql.Identifier(table)))
            if rows:
                columns = columns_of(of_table[table])
                names = sql.SQL(",").join(map(sql.Identifier, columns))
                values = [
                    [column_value(row, *column) for column in columns.items()] for row in rows
                ]
                insert = INSERT.format(sql.Identifier(table), names)
                execute_values(cursor.cursor, insert, values)

        for view, text in texts.items():
            cursor.execute(VIEW.format(sql.Identifier(view), sql.SQL(text)))


def text_of_view(cursor: Any, view: str) -> str:
    """The statement of a view, its tables named as they are seen."""
    cursor.execute("SELECT pg_get_viewdef(%s::regclass)", [view])
    return str(cursor.fetchone()[0])


def shadow_written(names: Iterable[str]) -> None:
    """Hides tables that are written behind empty ones: keys and checks, but no foreign keys."""
    with connection.cursor() as cursor:
        for table in names:
            cursor.execute(EMPTY.format(sql.Identifier(table)))


def columns_of(model: type[models.Model]) -> dict[str, Any]:
    """Each column of a table with its field."""
    return {field.column: field for field in model._meta.local_concrete_fields}


def column_value(row: Row, column: str, field: Any) -> Any:
    """The row's value of a column, else the field's default."""
    if column not in row and (field.is_relation or field.primary_key):
        return None
    value = row[column] if column in row else field.get_default()
    return Json(value) if isinstance(value, dict | list) and field_is_json(field) else value


def field_is_json(field: Any) -> bool:
    """Whether a field is kept as JSON."""
    return isinstance(field, models.JSONField)
