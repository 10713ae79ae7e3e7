"""Test databases: migrated once per state of the schema, then copied for each test process.

A template database bears the hash of everything that shapes it (migrations, models, SQL), so the
migrations run only when one of them changed, and runs side by side never meet: the copies bear
the pid of their process, and those of processes that are gone are dropped by the next.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.core.management import call_command
from django.db import connection
from psycopg2 import extensions, sql

from inspectorate.foundation.services import roles
from inspectorate.foundation.services.places import CHECKOUT, places_here

SHAPING = ("*/migrations/*.py", "*/models/*.py", "*/sql/**/*.sql", "*/apps.py")


@contextmanager
def as_superuser(database: str) -> Iterator[extensions.cursor]:
    """A cursor outside any transaction, as the cluster's superuser: for the scaffolding only."""
    link = psycopg2.connect(
        host=str(places_here().postgres_socket_folder), user="postgres", dbname=database
    )
    link.autocommit = True
    try:
        with link.cursor() as cursor:
            yield cursor
    finally:
        link.close()


def create_copy(worker: str) -> str:
    """A fresh migrated database for this process; returns its name."""
    template = _template()
    name = f"test_{os.getpid()}_{worker}"
    with _locked(), as_superuser("postgres") as cursor:
        _drop_leftovers(cursor)
        _copy(cursor, template, name)
    return name


def drop(name: str) -> None:
    """Drop a test database, whoever is still connected to it."""
    with as_superuser("postgres") as cursor:
        _drop(cursor, name)


def _template() -> str:
    """The name of the migrated template for the schema as it stands, made if it is missing."""
    name = f"template_{_schema_hash()}"
    with _locked():
        with as_superuser("postgres") as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is not None:
                return name
            _drop_others(cursor)
            _copy(cursor, "template1", "half_template")
        _migrate("half_template")
        with as_superuser("postgres") as cursor:
            renaming = sql.SQL("ALTER DATABASE half_template RENAME TO {}")
            cursor.execute(renaming.format(sql.Identifier(name)))
    return name


def _migrate(database: str) -> None:
    """Run the migrations as the owner of the database, as in production."""
    settings = connection.settings_dict
    before = dict(settings)
    settings.update(NAME=database, USER=roles.OWNER, OPTIONS={})
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        settings.update(before)


def _drop_others(cursor: extensions.cursor) -> None:
    cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%'")
    for (other,) in cursor.fetchall():
        _drop(cursor, other)


def _drop_leftovers(cursor: extensions.cursor) -> None:
    cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")
    for (left,) in cursor.fetchall():
        pid = left.split("_")[1]
        if pid.isdigit() and not Path("/proc", pid).exists():
            _drop(cursor, left)


def _copy(cursor: extensions.cursor, template: str, name: str) -> None:
    _drop(cursor, name)
    copying = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
    cursor.execute(copying.format(*map(sql.Identifier, (name, template, roles.OWNER))))


def _drop(cursor: extensions.cursor, name: str) -> None:
    dropping = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    cursor.execute(dropping.format(sql.Identifier(name)))


def _schema_hash() -> str:
    digest = hashlib.sha256()
    for root in ("", "inspectorate"):
        for pattern in SHAPING:
            for path in sorted((CHECKOUT / root).glob(pattern)):
                if "node_modules" not in path.parts and ".venv" not in path.parts:
                    digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _locked() -> Iterator[None]:
    with (places_here().root / "databases.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
