"""A change of the grid and a delivery at the same time: one waits, nothing lands by halves."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from compliance.actions import grid_changes
from enterprises.actions import batches
from enterprises.models import Enterprise
from tests.compliance.factories_grid import Street, mark_of, the_group
from tests.enterprises.landing.deliveries import code, enterprise, write
from tests.factories import NOW, TODAY


@pytest.mark.django_db(transaction=True)
def test_a_delivery_during_a_split_lands_in_the_new_group(
    tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    street = Street()
    change = street.split()
    mark = mark_of(change)
    rows = [enterprise(1, area_code=street.stems(4)[0])]
    path = write(tmp_path / "enterprises.csv", rows)
    begun, errors = Event(), list[str]()

    def deliver() -> None:
        try:
            begun.set()
            outcome = batches.land(feed="enterprises", path=path, by=None, on=TODAY)
            errors.extend([outcome.error] if outcome.error else [])
        finally:
            connection.close()

    delivery = Thread(target=deliver)
    with transaction.atomic():
        grid_changes.apply(change, by=street.supervisor, now=NOW, seen=mark)
        delivery.start()
        begun.wait()
        delivery.join(timeout=2)
        assert delivery.is_alive()  # waits for the change
    delivery.join(timeout=60)
    assert errors == []
    new = the_group(change.groups[1]["code"])
    assert Enterprise.objects.get(uscc=code(1)).grid_group == new
    street.enterprises[3].refresh_from_db()
    assert street.enterprises[3].grid_group == new
