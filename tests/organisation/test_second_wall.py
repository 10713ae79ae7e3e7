"""The second wall stands in the database around everything that belongs to a group or district."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from tests.repository.test_sight import WITHOUT, carrying, own_models

# Seen by everybody of the house: who answers for which group, counts of a simulation; and by the
# public: what is printed.
OPEN = {
    "organisation.Assignment",
    "organisation.GridGroup",
    "organisation.User",
    "compliance.PublicDraw",
    "compliance.PublicEnterprise",
    "compliance.PublicEntry",
    "compliance.SimulationCount",
}


def of_districts() -> set[type[models.Model]]:
    """Models that belong to whole districts."""
    return {
        model
        for model in own_models()
        if {"district_code", "district_codes"} & {field.name for field in model._meta.fields}
    }


@pytest.mark.django_db
def test_the_second_wall_stands_around_every_model_of_a_group_or_district() -> None:
    """Row-level security is on, and the web role may see some rows only."""
    wanted = {
        model._meta.db_table
        for model in carrying() | of_districts()
        if model._meta.label not in {*WITHOUT, *OPEN}
    }
    histories = {
        model._meta.db_table
        for model in apps.get_models()
        if "pgh_obj" in {field.name for field in model._meta.fields}
        and model.pgh_tracked_model._meta.db_table in wanted  # type: ignore[attr-defined]
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relrowsecurity AND EXISTS "
            "(SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'seen_by_web')"
        )
        guarded = {row[0] for row in cursor.fetchall()}
    assert (wanted | histories) - guarded == set()
