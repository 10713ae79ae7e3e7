"""Objections and statements brought in person or by letter: found, taken in, then as any other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import (
    appraisals,
    exposure_lists,
    exposures,
    grades,
    handing_in,
    watchlist,
)
from compliance.counter.holding import holding
from compliance.exposure.marks import mark_of
from compliance.models import Exposure, ExposureObjection, HandedIn, WatchlistEntry
from compliance.procedure.refusals import NotPermitted, Refused
from enterprises.search import grams_of
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import GridGroup, Role, User
from inspectorate.organisation.sight import session_settings
from tests.compliance.factories_appraisals import OPENED, Graded, work
from tests.compliance.factories_exposures import OCTOBER, accept, make_exposure
from tests.compliance.factories_watchlist import NOTICED, make_notice
from tests.factories import make_grid_group, make_user

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 synthetic"
TOLD = {"channel": "letter", "bearer": "李示例，法定代表人", "text": "欠款已于公布前付清。"}
AFTER = datetime(2026, 11, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


@pytest.fixture
def clerk(client: Client) -> User:
    person = make_user(Role.COUNTER_CLERK)
    client.force_login(person)
    return person


def published(group: GridGroup) -> Exposure:
    """A public entry, of the list of the third quarter."""
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    made = accept(make_exposure(group), by=head)
    city = make_user(Role.CITY_SUPERVISOR)
    exposure_lists.publish_list(date(2026, 7, 1), by=city, now=OCTOBER, seen=mark_of([made]))
    return Exposure.objects.get(pk=made.pk)


@time_machine.travel(OCTOBER, tick=False)
def test_a_clerk_finds_an_entry_and_takes_in_an_objection(
    client: Client, clerk: User, group: GridGroup
) -> None:
    entry, hidden = published(group), make_exposure(group)
    assert "/counter/" in client.get("/complaints/inbox/").content.decode()
    number = entry.decision_no
    for words in (entry.name[:4], entry.uscc, number, number[1:6], "2026-q3-0001", "q3-0001"):
        page = client.get("/counter/", {"q": words}).content.decode()
        assert f"/counter/exposure/{entry.pk}/" in page, words
        assert f"/counter/exposure/{hidden.pk}/" not in page
        assert entry.facts not in page
    for address in ("/exposures/", f"/exposures/{entry.pk}/", f"/exposures/{entry.pk}/object/"):
        assert client.get(address).status_code == 403
    assert client.get(f"/counter/exposure/{hidden.pk}/").status_code == 404
    address = f"/counter/exposure/{entry.pk}/"
    scan = SimpleUploadedFile("异议书.pdf", PDF)
    told = {**TOLD, "received_on": "2026-10-15", "scan": scan}
    assert client.post(address, told).status_code == 302
    objection = ExposureObjection.objects.get()
    handed = HandedIn.objects.get()
    assert (objection.recorded_by, objection.filed_on) == (clerk, date(2026, 10, 15))
    assert (handed.objection, handed.due_on, handed.channel) == (
        objection, objection.due_on, "letter",
    )  # fmt: skip
    assert entry.exposuresteps.filter(verb="object").get().taken_by == clerk
    assert client.get(address).context["is_hindered"]  # one waits already
    register = client.get("/counter/").content.decode()
    assert "李示例，法定代表人" in register
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code])
    client.force_login(head)
    page = client.get(f"/exposures/{entry.pk}/").content.decode()
    assert "李示例，法定代表人" in page
    file = client.get(f"/exposures/{entry.pk}/handed-in/{handed.pk}/scan/")
    assert b"".join(file) == PDF
    elsewhere = make_user(Role.FULL_TIME_INSPECTOR, groups=[make_grid_group()])
    client.force_login(elsewhere)
    assert client.get(f"/exposures/{entry.pk}/handed-in/{handed.pk}/scan/").status_code == 404


@time_machine.travel(OCTOBER, tick=False)
def test_who_took_it_in_does_not_decide_it(group: GridGroup) -> None:
    entry = published(group)
    both = make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code])
    User.objects.filter(pk=both.pk).update(further_roles=[Role.COUNTER_CLERK])
    both = User.objects.get(pk=both.pk)
    handed = handing_in.take_objection(
        entry, by=both, now=OCTOBER, received_on=date(2026, 10, 15), **TOLD
    )
    with pytest.raises(NotPermitted, match="recorded"):
        exposures.decide_objection(
            handed.objection, by=both, now=OCTOBER, outcome="rejected", answer="维持。"
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"received_on": date(2026, 10, 16)}, "cannot lie ahead"),
        ({"received_on": date(2026, 10, 14)}, "cannot have come before 15 Oct 2026"),
        ({"channel": "portal"}, "in person or by letter"),
        ({"bearer": " "}, "who brought it"),
        ({"text": " "}, "what the objection is"),
        ({"scan": SimpleUploadedFile("x.exe", b"MZ")}, "no JPEG, PNG or PDF"),
    ],
)
def test_what_does_not_fit_is_refused_whole(
    changes: dict[str, Any], words: str, group: GridGroup
) -> None:
    entry = published(group)
    told = {**TOLD, "received_on": date(2026, 10, 15), **changes}
    with pytest.raises(Refused, match=words):
        handing_in.take_objection(entry, by=make_user(Role.COUNTER_CLERK), now=OCTOBER, **told)
    assert not HandedIn.objects.exists()
    assert not ExposureObjection.objects.exists()


@time_machine.travel(OPENED, tick=False)
def test_an_objection_to_a_grade_is_taken_in_by_the_number_of_its_notice(
    client: Client, clerk: User
) -> None:
    city = Graded()
    cycle = city.open()
    for at in range(3):
        grades.confirm(city.grade(cycle, at), by=city.district, now=OPENED)
    waiting = city.grade(cycle, 2)
    assert client.get(f"/counter/grade/{waiting.pk}/").status_code == 404  # nobody was told yet
    appraisals.notify(cycle, by=city.city, now=OPENED)
    work(cycle, now=OPENED)
    poor = city.grade(cycle, 2)
    assert poor.document
    number, address = poor.document.number, f"/counter/grade/{poor.pk}/"
    for words in (city.enterprises[2].name[:4], city.enterprises[2].uscc, number, number[-4:]):
        assert address in client.get("/counter/", {"q": words}).content.decode(), words
    code = city.enterprises[2].uscc
    its_pairs_only = code[:2] + code[code.index(code[1], 2) + 1 :]
    assert set(grams_of(its_pairs_only)) < set(grams_of(code))
    assert address not in client.get("/counter/", {"q": its_pairs_only}).content.decode()
    assert client.get(f"/appraisals/{cycle.code}/grades/{poor.pk}/").status_code == 403
    cycle.refresh_from_db()
    assert cycle.objections_until_on
    told = {**TOLD, "received_on": cycle.objections_until_on, "text": "其中一项决定已撤销。"}
    later = OPENED + timedelta(days=40)
    with time_machine.travel(later, tick=False):
        client.force_login(clerk)
        assert "is still taken" in client.get(address).content.decode()
        late = {**told, "received_on": cycle.objections_until_on + timedelta(days=1)}
        assert client.post(address, late).status_code == 409
        scan = SimpleUploadedFile("异议书.pdf", PDF)
        assert client.post(address, {**told, "scan": scan}).status_code == 302
        assert client.get(address).context["is_hindered"]  # it was made already
    handed = HandedIn.objects.get()
    objection = handed.grade_objection
    assert objection
    assert (handed.subject, handed.number) == (city.enterprises[2].name, number)
    assert (objection.received_by, objection.came_on) == (clerk, cycle.objections_until_on)
    assert (handed.due_on, city.grade(cycle, 2).state) == (objection.due_on, "objected")
    both = User.objects.get(pk=clerk.pk)
    both.further_roles = [Role.CITY_SUPERVISOR]
    both.save(update_fields=["further_roles"])
    objection.grade = city.grade(cycle, 2)
    with pytest.raises(NotPermitted, match="no part"):
        grades.decide_objection(
            objection,
            to="full",
            proof="复议决定书",
            answer="经复核，决定已撤销。",
            by=User.objects.get(pk=clerk.pk),
            now=later,
        )
    client.force_login(city.third)
    page = client.get(f"/appraisals/{cycle.code}/grades/{poor.pk}/").content.decode()
    scan_at = f"/appraisals/{cycle.code}/grades/{poor.pk}/handed-in/{handed.pk}/scan/"
    assert "李示例，法定代表人" in page
    assert scan_at in page
    assert b"".join(client.get(scan_at)) == PDF
    assert b"".join(client.get(f"/api{scan_at}")) == PDF


@time_machine.travel(AFTER, tick=False)
def test_a_late_statement_is_taken_and_marked(
    client: Client, clerk: User, group: GridGroup
) -> None:
    entry = make_notice(group)
    assert entry.enterprise
    page = client.get("/counter/", {"q": entry.enterprise.name}).content.decode()
    assert entry.reason not in page
    address = f"/counter/listing/{entry.pk}/"
    assert address in page
    assert client.get(f"/watchlist/{entry.pk}/").status_code == 403
    assert "time to speak ended on" in client.get(address).content.decode()
    told = {**TOLD, "channel": "in_person", "text": "已经补缴。"}
    assert client.post(address, {**told, "received_on": "2026-11-01"}).status_code == 409
    assert client.post(address, {**told, "received_on": "2026-11-09"}).status_code == 302
    assert client.post(address, {**told, "received_on": "2026-11-11"}).status_code == 302
    late = HandedIn.objects.order_by("id").values_list("is_late", flat=True)
    assert list(late) == [False, True]
    entry.refresh_from_db()
    assert entry.stated_by == clerk
    assert entry.statement.count("Received after the time to speak") == 1
    assert WatchlistEntry.objects.to_decide(on=date(2026, 11, 12)).get() == entry
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code])
    watchlist.decide(entry, by=head, now=AFTER, listed=True, reason="情况属实")
    assert client.get(address).context["is_hindered"]  # removal cannot be asked for yet


def test_a_request_for_removal_waits_for_its_day_and_for_somebody_else(
    client: Client, clerk: User, group: GridGroup
) -> None:
    entry = make_notice(group, now=NOTICED)
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code])
    watchlist.decide(entry, by=head, now=AFTER, listed=True, reason="情况属实")
    address = f"/counter/listing/{entry.pk}/"
    with time_machine.travel(datetime(2027, 6, 1, 2, tzinfo=UTC), tick=False):
        client.force_login(clerk)
        told = {**TOLD, "received_on": "2027-05-31"}
        assert client.post(address, told).status_code == 302
        assert WatchlistEntry.objects.removal_asked().get().asked_by == clerk
        assert client.post(address, told).status_code == 409
    assert HandedIn.objects.get().kind == "removal"


def test_the_register_is_kept_and_costs_the_same_however_long(
    client: Client, clerk: User, group: GridGroup
) -> None:
    def take_in() -> None:
        entry = make_notice(group)
        handing_in.take_statement(
            entry, by=clerk, now=NOTICED, received_on=date(2026, 11, 2), **TOLD
        )

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get("/counter/").status_code == 200
        return len(caught)

    take_in()
    queries()
    one = queries()
    for _n in range(9):
        take_in()
    assert queries() == one
    for change in ({"bearer": "x"}, {"received_on": date(2026, 11, 3)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            HandedIn.objects.filter(recorded_by=clerk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        HandedIn.objects.all().delete()


def test_a_program_of_the_counter_takes_in_too(
    client: Client, clerk: User, group: GridGroup
) -> None:
    with time_machine.travel(NOTICED + timedelta(days=1), tick=False):
        entry = make_notice(group)
        found = client.get("/api/counter/", {"q": entry.number}).json()["results"]
        for words in ("", "青", "青 ", "青" * 61):
            assert client.get("/api/counter/", {"q": words}).status_code == 400, words
        assert [(each["id"], each["takes"]) for each in found] == [(entry.pk, "statement")]
        told = {**TOLD, "received_on": "2026-11-03"}
        address = f"/api/counter/listing/{entry.pk}/"
        made = client.post(address, told, content_type="application/json")
        assert (made.status_code, made.json()["is_late"]) == (201, False), made.json()
        assert client.get("/api/counter/handed-in/").json()["results"][0]["number"] == entry.number
        assert client.post(f"/api/watchlist/{entry.pk}/state/", told).status_code == 404


@time_machine.travel(OCTOBER, tick=False)
def test_the_wall_lets_the_counter_see_the_one_matter_in_hand(group: GridGroup) -> None:
    entry, other = published(group), make_exposure(group)
    notice = make_notice(group)
    clerk = make_user(Role.COUNTER_CLERK)
    with web_role(session_settings(clerk), read_only=False):
        assert not Exposure._base_manager.exists()
        assert not WatchlistEntry._base_manager.exists()
        with holding("exposure", entry.pk):
            assert Exposure._base_manager.get() == entry
            with pytest.raises(DatabaseError), transaction.atomic():
                Exposure._base_manager.update(explanation="x")
        with holding("exposure", other.pk):  # it is not public
            assert not Exposure._base_manager.exists()
        with holding("listing", notice.pk):
            assert WatchlistEntry._base_manager.get() == notice
        assert not WatchlistEntry._base_manager.exists()
    inspector = make_user(Role.FULL_TIME_INSPECTOR, groups=[make_grid_group()])
    with web_role(session_settings(inspector), read_only=True), holding("listing", notice.pk):
        assert not WatchlistEntry._base_manager.exists()
