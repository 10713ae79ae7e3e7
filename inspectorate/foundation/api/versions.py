"""Versions of rows: the ETag somebody read, given back as If-Match when they write.

The version is what PostgreSQL keeps with every row: the transaction that wrote it last, and where
it lies since. No column of ours can forget to move.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Expression, QuerySet

from .problems import PreconditionFailed


class RowVersion(Expression):
    """`xmin` and `ctid` of the rows of a query's own table, as text."""

    def __init__(self, alias: str = "") -> None:
        super().__init__(output_field=CharField())
        self.alias = alias

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Of the table the query begins with."""
        return RowVersion(query.get_initial_alias())

    def relabeled_clone(self, change_map: Any) -> RowVersion:
        """Of the same table under another name."""
        return RowVersion(change_map.get(self.alias, self.alias))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The system columns, as `1070.0.5`."""
        table = compiler.quote_name_unless_alias(self.alias)
        return f"({table}.xmin::text || '.' || translate({table}.ctid::text, ',()', '.'))", ()


def with_version(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each row with `row_version`."""
    return rows.annotate(row_version=RowVersion())


def etag_of(row: Any) -> str:
    """The entity tag of a row that was read with its version."""
    return f'"{row.pk}-{row.row_version}"'


def is_conditional(request: Any) -> bool:
    """Whether whoever writes says what they read."""
    return "If-Match" in request.headers


def refuse_unless_read(request: Any, row: Any) -> None:
    """Raises PreconditionFailed if If-Match names another version of the row."""
    given = request.headers.get("If-Match", "*")
    named = {each.strip().removeprefix("W/") for each in given.split(",")}
    if not named & {"*", etag_of(row)}:
        raise PreconditionFailed
