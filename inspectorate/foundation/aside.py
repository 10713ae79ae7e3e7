"""A second connection that commits by itself, for what is kept whatever becomes of a request.

The request's own transaction may be read-only, or rolled back; an access that happened stays in
the log all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper


@contextmanager
def autocommit_cursor() -> Iterator[CursorWrapper]:
    """A cursor of a connection of its own, closed at the end."""
    aside = connection.copy()
    try:
        with aside.cursor() as cursor:
            yield cursor
    finally:
        aside.close()
