"""A glance beneath a row, and the notice of what came in since a list was shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from inspectorate.organisation.models import Area, GridGroup
from tests.factories import NOW, make_alert, make_grid_group, make_run, make_user


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The tests' own day."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def group(db: None) -> GridGroup:
    """The inspector's group."""
    return make_grid_group()


@pytest.fixture
def inspector(client: Client, group: GridGroup) -> Client:
    """An inspector of the group, logged in."""
    client.force_login(make_user(groups=[group]))
    return client


def test_a_peek_shows_the_facts_beneath_the_row(inspector: Client, group: GridGroup) -> None:
    alert = make_alert(group=group)
    peek = inspector.get(f"/alerts/{alert.pk}/peek/", headers={"HX-Request": "true"})
    assert peek.content.decode().lstrip().startswith('<tr class="peek">')
    assert "98 <small>of 265" in peek.content.decode()
    plain = inspector.get(f"/alerts/{alert.pk}/peek/")
    assert plain["Location"] == f"/alerts/{alert.pk}/"


def test_new_alerts_are_told_and_do_not_move_the_list(inspector: Client, group: GridGroup) -> None:
    shown = make_run()
    make_alert(group=group, raised_in_run=shown.pk)
    page = inspector.get("/alerts/?rule=unregistered-worker").content.decode()
    address = f"/alerts/newer/?since={shown.pk}&filter=rule%3Dunregistered-worker"
    assert address.replace("&", "&amp;") in page
    assert inspector.get(address).content.strip() == b""
    make_alert(group=group, raised_in_run=shown.pk + 1)
    make_alert(group=group, raised_in_run=shown.pk + 1, rule="late-enrolment")
    make_alert(group=make_grid_group(), raised_in_run=shown.pk + 1)
    told = inspector.get(address).content.decode()
    assert "1 alert is new." in told
    assert '<a href="/alerts/?rule=unregistered-worker">Show them</a>' in told


def test_whoever_sees_several_districts_may_choose_one(client: Client, db: None) -> None:
    for code, name in (("370202", "市南区"), ("370214", "城阳区")):
        Area.objects.create(code=code, stem=code, name=name, level="district")
        make_alert(group=make_grid_group(district_code=code))
    client.force_login(make_user("city_supervisor"))
    page = client.get("/alerts/?district=370214").content.decode()
    assert '<option value="370202">市南区</option>' in page
    assert page.count("data-open ") == 1
    client.force_login(make_user("district_supervisor", district_codes=["370214"]))
    assert "市南区" not in client.get("/alerts/").content.decode()


def test_a_letter_that_is_out_says_when_it_is_checked(inspector: Client, group: GridGroup) -> None:
    make_alert(group=group, state="letter_sent", held_until=date(2026, 12, 5))
    assert "re-check 5 Dec" in inspector.get("/alerts/").content.decode()
