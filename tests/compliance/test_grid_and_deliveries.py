"""A change of the grid and a delivery at the same time: one waits, nothing lands by halves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import Settings

from compliance.actions import grid_changes
from compliance.grid.previews import present
from enterprises.actions import batches
from enterprises.models import Batch, Enterprise
from inspectorate.organisation.models import Area, Assignment, GridArea, Role
from tests.compliance.factories_grid import Street, applied, mark_of, the_group
from tests.enterprises.landing.deliveries import code, enterprise, write
from tests.factories import NOW, TODAY, make_user

Deliver = Callable[..., Batch]


@pytest.fixture
def deliver(tmp_path: Path, settings: Settings) -> Deliver:
    """Lands grid groups, all of one name, given as pairs of code and stems."""
    settings.MEDIA_ROOT = tmp_path / "media"

    def landed(*areas: tuple[str, str]) -> Batch:
        Area.objects.get_or_create(code="370214", stem="370214", name="示例区", level="district")
        rows = [
            {"code": group, "name": "示例网格", "district_code": "370214", "area_codes": stems}
            for group, stems in areas
        ]
        path = write(tmp_path / "groups.csv", rows)
        outcome = batches.land(feed="grid-groups", path=path, by=None, on=TODAY)
        assert (outcome.error, outcome.rejected) == ("", 0)
        assert outcome.batch
        return Batch.objects.get(pk=outcome.batch)

    return landed


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


@pytest.mark.django_db
def test_a_delivery_with_old_areas_does_not_undo_a_split(deliver: Deliver, client: Client) -> None:
    street = Street()
    change = applied(street.split(), street.supervisor)
    old, new = street.group, the_group(change.groups[1]["code"])
    batch = deliver((old.code, street.stems(0)[0]))
    kept = street.stems(3, 4)
    assert [row["stem"] for row in batch.kept_areas] == kept
    street.enterprises[3].refresh_from_db()
    assert street.enterprises[3].grid_group == new
    client.force_login(make_user(Role.DATA_OFFICER))
    page = client.get(f"/feeds/grid-groups/batches/{batch.pk}/").content.decode()
    assert "2 areas stay where a change of the grid put them" in page
    deliver((old.code, street.stems(0)[0]), (new.code, ";".join(kept)))
    assert not GridArea.objects.exclude(moved_on=None).filter(stem__in=kept).exists()
    assert deliver((old.code, ";".join(street.stems(0, 3, 4)))).kept_areas == []
    street.enterprises[3].refresh_from_db()
    assert street.enterprises[3].grid_group == old


@pytest.fixture
def merged() -> tuple[Street, Street]:
    """Two streets; all of the second, which ended, went to the first."""
    street, gone = Street(), Street(prefix="370214102", name="城阳样例街道网格")
    whole, emptied = present([street.group, gone.group], on=TODAY)
    whole["areas"] += emptied["areas"]
    whole["staff"] += emptied["staff"]
    change = street.split(kind="merge", groups=[whole, {**emptied, "areas": []}])
    applied(change, street.supervisor)
    gone.group.refresh_from_db()
    return street, gone


@pytest.mark.django_db
def test_a_group_merged_away_stands_again_once_a_delivery_gives_it_areas(
    deliver: Deliver, merged: tuple[Street, Street]
) -> None:
    street, gone = merged
    deliver((gone.group.code, gone.prefix))  # as before the merge, which has moved it
    gone.group.refresh_from_db()
    assert (gone.group.name, gone.group.ended_on) == ("示例网格", TODAY)
    gone.enterprises[3].refresh_from_db()
    assert gone.enterprises[3].grid_group == street.group
    deliver((gone.group.code, "370214109"))
    gone.group.refresh_from_db()
    assert gone.group.ended_on is None


@pytest.mark.django_db
def test_a_delivery_posts_nobody_to_a_group_merged_away(
    tmp_path: Path, settings: Settings, merged: tuple[Street, Street]
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    street, gone = merged
    rows = [
        {"staff_no": gone.first.staff_no, "name": "赵样例", "kind": "full_time",
         "grid_codes": gone.group.code}
    ]  # fmt: skip
    path = write(tmp_path / "inspectors.csv", rows)
    outcome = batches.land(feed="inspectors", path=path, by=None, on=TODAY)
    assert (outcome.error, outcome.updated) == ("", 1)
    posted = Assignment.objects.in_force(on=TODAY).filter(inspector=gone.first)
    assert list(posted.values_list("grid_group", flat=True)) == [street.group.pk]
