"""The cluster's superuser, for the scaffolding of a benchmark only: emptying, statistics."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from psycopg2 import extensions

from inspectorate.foundation.services import roles
from inspectorate.foundation.services.places import places_here


@contextmanager
def superuser() -> Iterator[extensions.cursor]:
    """A cursor outside any transaction on the installation's database."""
    link = psycopg2.connect(
        host=str(places_here().postgres_socket_folder), user="postgres", dbname=roles.DATABASE
    )
    link.autocommit = True
    try:
        with link.cursor() as cursor:
            yield cursor
    finally:
        link.close()
