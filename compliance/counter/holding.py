"""The one matter that the counter's clerk may see and write while something is handed in.

The wall (sql/counter_walls.sql) lets exactly that one through, for whoever sits at the counter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

SETTINGS = {"exposure": "app.exposure", "listing": "app.watched", "grade": "app.grade"}
SET = "SELECT set_config(%s, %s, true)"


@contextmanager
def holding(kind: str, which: int) -> Iterator[None]:
    """A transaction in which the counter sees this matter; afterwards what it saw before."""
    setting = SETTINGS[kind]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [setting])
        before = cursor.fetchone()[0]
        cursor.execute(SET, [setting, str(which)])
        yield
        cursor.execute(SET, [setting, before or ""])
