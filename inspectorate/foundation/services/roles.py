"""The database roles of the embedded cluster, and the database itself. Safe to repeat.

Migrations run as the owner; pages and jobs as two roles that own nothing and cannot step around
row-level security; tests log in as a fourth that can take the part of either.
"""

from __future__ import annotations

from pathlib import Path

DATABASE = "inspectorate"
OWNER = "inspectorate_owner"
WEB = "inspectorate_web"
WORKER = "inspectorate_worker"
TEST = "inspectorate_test"

OWNER_COMMANDS = {"migrate", "makemigrations", "dbshell", "sqlmigrate", "flush"}
WEB_COMMANDS = {"runserver"}

SQL = Path(__file__).resolve().parents[1] / "sql"


def prepare(*, host: str, user: str) -> None:
    """Create what is missing of roles, database and default privileges, as superuser `user`."""
    _execute(host=host, user=user, database="postgres", script="create_roles.sql")
    _create_database(host=host, user=user)
    for database in ("template1", DATABASE):  # test databases copy template1
        _execute(host=host, user=user, database=database, script="grant_privileges.sql")


def _execute(*, host: str, user: str, database: str, script: str) -> None:
    import psycopg2  # heavy, and needed only when a server is started

    connection = psycopg2.connect(host=host, user=user, dbname=database)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute((SQL / script).read_text())
    finally:
        connection.close()


def _create_database(*, host: str, user: str) -> None:
    import psycopg2

    connection = psycopg2.connect(host=host, user=user, dbname="postgres")
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute("CREATE DATABASE inspectorate OWNER inspectorate_owner")
    finally:
        connection.close()


def runs_celery(program: str) -> bool:
    """Whether `program` (sys.argv[0]) is Celery's command line, as script or as module."""
    return "celery" in Path(program).parts[-2:]


def role_of_command(command: str) -> str:
    """The role a management command runs under: schema belongs to the owner, rows to the worker."""
    if command in OWNER_COMMANDS:
        return "owner"
    return "web" if command in WEB_COMMANDS else "worker"
