"""Advisory locks: one name, one holder, released by the database whatever becomes of the holder."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def lock_until_commit(name: str) -> None:
    """Waits for the lock `name` and holds it to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


@contextmanager
def held(name: str) -> Iterator[bool]:
    """Tries the session lock `name`; yields whether it is ours, and gives it back at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name])
        ours = bool(cursor.fetchone()[0])
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [name])


def lock_at_once(name: str) -> bool:
    """Takes the lock `name` to the end of the transaction if nobody has it; whether it is ours."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        return bool(cursor.fetchone()[0])
