"""One set of statements for pages and jobs: both read facts through the views behind the wall.

A page sees what its user may see. A job may read the tables themselves, so it sees all through the
views too, while it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

TABLE = "enterprises_employment"


@contextmanager
def seeing() -> Iterator[None]:
    """A transaction in which the views of facts show what the session's role may read."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(%s, 'SELECT'), current_setting('app.sight', true)", [TABLE]
        )
        everything, before = cursor.fetchone()
        if everything:
            cursor.execute("SELECT set_config('app.sight', 'all', true)")
        yield
        if everything:
            cursor.execute("SELECT set_config('app.sight', %s, true)", [before or ""])
