"""The doors of a day to exposures, watchlist and medals, and the same in a dossier."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from compliance.actions import exposure_lists, exposures, medals
from compliance.exposure.marks import mark_of
from compliance.models import Exposure
from enterprises.models import Enterprise
from inspectorate.organisation.models import Role
from tests.compliance.factories import Office
from tests.compliance.factories_exposures import accept, make_exposure
from tests.compliance.factories_medals import make_final_appraisal, make_final_grade
from tests.compliance.factories_watchlist import make_notice
from tests.factories import make_enterprise, make_grid_group, make_user

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 18)
BOTH = {
    "/exposures/?due=withdraw": 1,
    "/exposures/?due=objection": 1,
    "/exposures/?state=proposed": 2,
    "/exposures/?paid=recent": 1,
    "/watchlist/?due=decide": 1,
    "/watchlist/?state=noticed": 2,
}
DOORS = {
    "inspector": {"/exposures/?paid=recent": 1, "/watchlist/?state=noticed": 2},
    "district": BOTH,
    "city": BOTH | {"/exposures/?state=proposed": 3, "/medal-rounds/?state=ranked": 1},
    "reviewer": {"/exposures/?due=objection": 1},
}


@pytest.fixture
def office() -> Office:
    """Exposures in review, paid, objected to and reversed; notices of listing; a ranking."""
    office = Office()
    with time_machine.travel(MORNING, tick=False):
        _busy(office)
    return office


def _busy(office: Office) -> None:
    city, second = make_user(Role.CITY_SUPERVISOR), make_user(Role.CITY_SUPERVISOR)
    group = office.group
    for where in (group, group, make_grid_group(district_code="370202")):
        make_exposure(where)
    paid, objected = (_published(accept(make_exposure(group), by=city), second) for _ in range(2))
    exposures.record_payment(
        paid, by=city, now=MORNING, paid_on=TODAY, wages=True, contributions=False, document="回单"
    )
    exposures.object(objected, by=city, now=MORNING, text="示例", document="示例")
    exposures.reverse(paid, by=city, now=MORNING, document="复议决定", reason="示例")
    make_notice(group, now=MORNING - timedelta(days=60))
    make_notice(group, now=MORNING)
    appraisal = make_final_appraisal()
    make_final_grade(appraisal, make_enterprise(group))
    medals.open_round(appraisal, by=city, now=MORNING)
    medals.rank_waiting(now=MORNING)


def _published(exposure: Exposure, by: object) -> Exposure:
    exposure_lists.publish_urgent(exposure, by=by, now=MORNING, seen=mark_of([exposure]))  # type: ignore[arg-type]
    exposure.refresh_from_db()
    return exposure


@pytest.mark.parametrize("who", list(DOORS))
def test_every_door_leads_to_exactly_the_list_it_counts(
    who: str, office: Office, client: Client
) -> None:
    with time_machine.travel(MORNING, tick=False):
        client.force_login(getattr(office, who, None) or make_user(Role.CITY_SUPERVISOR))
        page = client.get("/desk/").content.decode()
        card = re.search(r'<section class="card" id="campaign".*?</section>', page, re.DOTALL)
        assert card
        found = re.findall(r'<a href="([^"]+)"><b class="num">(\d+)</b>', card[0])
        assert {address: int(number) for address, number in found} == DOORS[who]
        for address, number in found:
            listed = client.get(address).content.decode()
            assert len(re.findall(r"<tr data-row", listed)) == int(number), address


def test_the_dossier_of_an_enterprise_leads_to_its_exposures(
    office: Office, client: Client
) -> None:
    exposure = Exposure.objects.exclude(paid_on=None).get()
    client.force_login(office.inspector)
    enterprise = Enterprise.objects.get(pk=exposure.enterprise_id)
    page = client.get(f"/dossiers/{enterprise.uscc}/").content.decode()
    assert f'href="/exposures/{exposure.pk}/"' in page
