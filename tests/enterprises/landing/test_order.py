"""A city lands the same whatever the order of its feeds: nothing is lost, nothing doubled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from enterprises.actions import batches
from enterprises.feeds.registry import FEEDS
from enterprises.landing.catalogue import TARGETS
from enterprises.landing.targets import Target
from tests.enterprises.landing.deliveries import Desk, assert_equation

AS_OF = "2026-10-31"
OWNERS = {
    "enterprise_id": ("enterprises_enterprise", "uscc"),
    "worker_id": ("enterprises_worker", "id_cipher"),
    "provider_id": ("enterprises_provider", "code"),
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a small dirty city."""
    folder = tmp_path_factory.mktemp("city")
    call_command(
        *("generate_city", str(folder), "--enterprises=60", "--workers=600", "--seed=7"),
        *(f"--as-of={AS_OF}", "--dirt=0.02"),
    )
    return folder


def rows_of(target: Target) -> set[tuple[Any, ...]]:
    """The rows of a table, with the keys of what they refer to in place of ids."""
    joins, columns = [], []
    for column in target.written:
        if column in OWNERS:
            table, key = OWNERS[column]
            joins.append(f"JOIN {table} {column} ON {column}.id = t.{column}")
            columns.append(f"{column}.{key}::text")
        elif column != "grid_group_id":
            columns.append(f"t.{column}::text")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(columns)} FROM {target.relation} t {' '.join(joins)}"  # noqa: S608
        )
        return set(cursor.fetchall())


def landed(city: Path, order: list[str]) -> dict[str, set[tuple[Any, ...]]]:
    """What the tables hold after the feeds of a city landed in this order; nothing is kept."""
    found = {}
    with transaction.atomic():
        for feed in order:
            outcome = batches.land(feed=feed, path=city / f"{feed}.csv", by=None)
            assert outcome.taken, outcome.error
            assert_equation(outcome)
        for feed, target in TARGETS.items():
            found[feed] = rows_of(target)
        transaction.set_rollback(True)
    return found


def test_order_of_feeds_does_not_matter(desk: Desk, city: Path) -> None:
    feeds = list(FEEDS)
    assert feeds[0] == "areas"  # before areas, area codes are asked for their form only
    straight = landed(city, feeds)
    backwards = landed(city, ["areas", *reversed(feeds[1:])])
    assert all(straight[feed] for feed in FEEDS)
    for feed in FEEDS:
        assert straight[feed] == backwards[feed], feed
