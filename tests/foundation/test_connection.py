"""The connection the tests, and with other names the application, work through."""

import pytest
from django.db import connection


@pytest.fixture
def role(db: None) -> dict[str, bool]:
    """What PostgreSQL says about the role in force and the one that logged in."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT bool_or(rolsuper) AS superuser, bool_or(rolbypassrls) AS bypasses,
                   bool_or(rolcreaterole) AS creates_roles,
                   bool_or(rolname = (SELECT tableowner FROM pg_tables
                                      WHERE tablename = 'django_migrations')) AS owner
            FROM pg_roles WHERE rolname IN (current_user, session_user)
            """
        )
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))


def test_role_cannot_step_around_row_level_security(role: dict[str, bool]) -> None:
    assert role == {
        "superuser": False,
        "bypasses": False,
        "creates_roles": False,
        "owner": False,
    }


def test_role_in_force_is_the_worker_behind_a_log_in_of_the_tests(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user, current_user")
        assert cursor.fetchone() == ("inspectorate_test", "inspectorate_worker")


def test_driver_is_psycopg2(db: None) -> None:
    assert connection.Database.__name__ == "psycopg2"


def test_databases_sort_and_fold_by_code_point_in_utf_8(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'B' < 'a', lower('ÄÖ'), '青岛' < '\U00020000', pg_client_encoding()")
        assert cursor.fetchone() == (True, "äö", True, "UTF8")
