"""The one complaint that whoever is at work may see and write, whatever else they see.

A stranger sees no complaint at all. While one is received from them, or followed with its secret,
the session names it, and the wall (sql/complaint_walls.sql) lets exactly that one through.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

SETTING = "app.complaint"


def hold(complaint: int) -> None:
    """The session sees this complaint until the transaction ends."""
    _name(str(complaint))


@contextmanager
def holding(complaint: int) -> Iterator[None]:
    """A transaction in which the session sees this complaint; afterwards what it saw before."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [SETTING])
        before = cursor.fetchone()[0]
        _name(str(complaint))
        yield
        _name(before or "")


def next_id() -> int:
    """The id of a complaint that is about to be received, so that it can be held before it is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('compliance_complaint', 'id'))")
        return int(cursor.fetchone()[0])


def _name(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, value])
