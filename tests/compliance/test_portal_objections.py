"""An enterprise objects to its grade and to its public entry, and to nobody else's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from compliance.actions import appraisals, exposure_lists, exposures, grades
from compliance.exposure.marks import mark_of
from compliance.models import Exposure, ExposureObjection, GradeObjection
from inspectorate.organisation.models import Role
from tests.compliance.factories_appraisals import Graded, work
from tests.compliance.factories_exposures import OCTOBER, accept, make_exposure
from tests.compliance.test_portal import at_portal
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 3, 2, 2, tzinfo=UTC)


def test_a_grade_is_seen_once_told_and_objected_to_in_time() -> None:
    city = Graded()
    cycle = city.open()
    poor, other = city.grade(cycle, 2), city.grade(cycle, 1)
    own = at_portal(poor.enterprise_id)
    address = f"/portal/grades/{poor.pk}/"
    assert own.get(address).status_code == 404  # a proposal is nobody's but the house's
    for at in range(3):
        grades.confirm(city.grade(cycle, at), by=city.district, now=LATER)
    appraisals.notify(cycle, by=city.city, now=LATER)
    work(cycle, now=LATER)
    with time_machine.travel(LATER, tick=False):
        page = own.get(address).content.decode()
        assert page.count("示例罚") >= 3  # the facts it rests on
        home = own.get("/portal/").content.decode()
        assert "Object to the grade, if you disagree" in home
        full = at_portal(city.grade(cycle, 0).enterprise_id).get("/portal/").content.decode()
        assert "Object to the grade" not in full  # nobody waits for a better one than the best
        assert "objections until" in full
        for theirs in (f"/portal/grades/{other.pk}/", f"/portal/grades/{city.grade(cycle, 0).pk}/"):
            assert own.get(theirs).status_code == 404
            assert own.post(theirs, {"text": "异议"}).status_code == 404
        assert own.post(address, {"text": "其中一项决定已撤销。"}).status_code == 302
        assert GradeObjection.objects.get().enterprise_id == poor.enterprise_id
        assert own.post(address, {"text": "再次异议"}).status_code == 409
        assert "decided by somebody who had no part" in own.get(address).content.decode()


@time_machine.travel(OCTOBER, tick=False)
def test_a_public_entry_is_objected_to_by_its_enterprise() -> None:
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    city = make_user(Role.CITY_SUPERVISOR)
    made = [accept(make_exposure(), by=head) for _n in range(2)]
    exposure_lists.publish_list(date(2026, 7, 1), by=city, now=OCTOBER, seen=mark_of(made))
    hidden = make_exposure()
    first, second = Exposure.objects.filter(state="published").order_by("entry_id")
    own = at_portal(first.enterprise_id)
    assert f"/portal/entries/{first.entry_id}/" in own.get("/portal/").content.decode()
    assert own.get(f"/portal/entries/{second.entry_id}/").status_code == 404
    assert not Exposure.objects.visible_to(
        make_user(Role.ENTERPRISE_USER, enterprise_id=hidden.enterprise_id)
    ).exists()
    address = f"/portal/entries/{first.entry_id}/"
    assert own.post(address, {"text": "欠缴的社会保险费已缴清。"}).status_code == 302
    assert ExposureObjection.objects.get().recorded_by is None
    assert own.post(address, {"text": "再次异议"}).status_code == 409
    assert Exposure.objects.get(pk=first.pk).state == "published"


def test_the_enterprise_reads_what_the_public_reads_of_an_entry_taken_back() -> None:
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    city = make_user(Role.CITY_SUPERVISOR)
    made = [accept(make_exposure(), by=head)]
    exposure_lists.publish_list(date(2026, 7, 1), by=city, now=OCTOBER, seen=mark_of(made))
    [listed] = Exposure.objects.filter(state="published")
    own, address = at_portal(listed.enterprise_id), f"/portal/entries/{listed.entry_id}/"
    assert "As the public reads it" in own.get(address).content.decode()
    exposures.withdraw(listed, by=city, now=OCTOBER, explanation="行政复议撤销")
    page = own.get(address).content.decode()
    assert "As the public reads it" not in page
    public, _, before = page.partition("What was published before")
    assert "行政复议撤销" in public
    assert listed.facts not in public
    assert listed.facts in before
    assert "until 15 Oct 2029; after that it names nobody" in public
    assert (
        "until"
        not in own.get("/portal/").content.decode().split("Public lists")[1].split("</ul>")[0]
    )
