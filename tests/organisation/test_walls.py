"""What no model asks for: walls that stand in the database alone."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from tests.repository.test_sight import WITHOUT


def test_facts_are_read_through_views_and_cannot_be_read_past_them(db: None) -> None:
    facts = [name for name, why in WITHOUT.items() if why.startswith("read through views")]
    assert len(facts) > 5
    with connection.cursor() as cursor:
        for name in facts:
            table = apps.get_model(name)._meta.db_table
            cursor.execute("SELECT has_table_privilege('inspectorate_web', %s, 'SELECT')", [table])
            assert cursor.fetchone() == (False,), name
