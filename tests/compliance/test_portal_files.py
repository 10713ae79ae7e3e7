"""Documents an enterprise sends with its words: kept, linked, seen by whoever sees the matter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from compliance.actions import exposure_lists, watchlist
from compliance.exposure.marks import mark_of
from compliance.models import Exposure, SentFile
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import GridGroup, Role
from inspectorate.organisation.sight import session_settings
from tests.compliance.factories_exposures import OCTOBER, accept, make_exposure
from tests.compliance.factories_watchlist import NOTICED, make_notice
from tests.compliance.test_portal import at_portal
from tests.factories import make_grid_group, make_user

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 synthetic"
YEAR_ON = datetime(2027, 11, 12, 2, 0, tzinfo=UTC)
DECIDED = datetime(2026, 11, 12, 2, 0, tzinfo=UTC)


def document(name: str = "银行回单.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def opened(client: Client, address: str) -> bytes:
    """The file at an address that the page links to."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer)


def staff_of(group: GridGroup, client: Client) -> Client:
    client.force_login(make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code]))
    return client


def test_documents_of_a_listing_are_kept_and_opened_by_those_concerned(client: Client) -> None:
    group = make_grid_group()
    entry, other = make_notice(group), make_notice(group)
    page = f"/portal/listings/{entry.pk}/"
    with time_machine.travel(NOTICED, tick=False):
        own = at_portal(entry.enterprise_id or 0)
        bad = own.post(page, {"text": "已付清。", "files": [document("x.pdf", b"MZ")]})
        assert (bad.status_code, SentFile.objects.count()) == (200, 0)
        sent = {"text": "已付清。", "files": [document(), document("明细.pdf")]}
        assert own.post(page, sent).status_code == 302
        more = {"text": "补充。", "files": [document("补充.pdf")]}
        assert own.post(f"/api/portal/listings/{entry.pk}/state/", more).status_code == 201
        kept = SentFile.objects.order_by("id")
        assert [(each.kind, each.entry, each.enterprise_id) for each in kept] == [
            ("statement", entry, entry.enterprise_id)
        ] * 3
        link = f"/portal/files/{kept[0].pk}/"
        assert link in own.get(page).content.decode()
        assert opened(own, link) == opened(own, f"/api{link}") == PDF
        assert len(own.get("/api/portal/files/").json()["results"]) == 3
        stranger = at_portal(other.enterprise_id or 0)
        for theirs in (link, f"/api{link}"):
            assert stranger.get(theirs).status_code == 404
        desk = staff_of(group, client)
        link = f"/watchlist/{entry.pk}/files/{kept[0].pk}/"
        assert link in desk.get(f"/watchlist/{entry.pk}/").content.decode()
        assert opened(desk, link) == opened(desk, f"/api{link}") == PDF
        assert len(desk.get(f"/api/watchlist/{entry.pk}/files/").json()["results"]) == 3
        wrong = f"/watchlist/{other.pk}/files/{kept[0].pk}/"
        assert desk.get(wrong).status_code == 404
        elsewhere = staff_of(make_grid_group(district_code="370202"), Client())
        assert elsewhere.get(link).status_code == 404
    head = make_user(Role.CITY_SUPERVISOR)
    entry.refresh_from_db()
    watchlist.decide(entry, by=head, now=DECIDED, listed=True, reason="情况属实")
    with time_machine.travel(YEAR_ON, tick=False):
        own = at_portal(entry.enterprise_id or 0)
        assert own.post(page, {"text": "申请移出。", "files": [document()]}).status_code == 302
    assert SentFile.objects.get(kind="removal").entry == entry


@time_machine.travel(OCTOBER, tick=False)
def test_documents_of_an_objection_stand_beside_it(client: Client) -> None:
    group = make_grid_group()
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    made = [accept(make_exposure(group), by=head)]
    by = make_user(Role.CITY_SUPERVISOR)
    exposure_lists.publish_list(date(2026, 7, 1), by=by, now=OCTOBER, seen=mark_of(made))
    public = Exposure.objects.get(pk=made[0].pk)
    own = at_portal(public.enterprise_id)
    page = f"/portal/entries/{public.entry_id}/"
    assert own.post(page, {"text": "已缴清。", "files": [document()]}).status_code == 302
    kept = SentFile.objects.get()
    assert kept.objection
    assert kept.grid_group == group
    assert f"/portal/files/{kept.pk}/" in own.get(page).content.decode()
    desk = staff_of(group, client)
    link = f"/exposures/{public.pk}/files/{kept.pk}/"
    assert link in desk.get(f"/exposures/{public.pk}/").content.decode()
    assert opened(desk, link) == opened(desk, f"/api{link}") == PDF


def test_the_wall_keeps_documents_with_their_enterprise() -> None:
    entry, other = make_notice(), make_notice()
    own = make_user(Role.ENTERPRISE_USER, enterprise_id=entry.enterprise_id)
    columns = {
        "kind": "statement", "sent_at": NOTICED, "sent_by": own, "file_name": "x.pdf",
        "stored_as": "x", "media_type": "application/pdf", "size_bytes": 1, "sha256": "0",
        "enterprise_id": entry.enterprise_id,
    }  # fmt: skip
    with web_role(session_settings(own), read_only=False):
        kept = SentFile._base_manager.create(entry_id=entry.pk, **columns)
        with pytest.raises(DatabaseError), transaction.atomic():
            SentFile._base_manager.create(entry_id=other.pk, **columns)
        with pytest.raises(DatabaseError), transaction.atomic():
            SentFile._base_manager.filter(pk=kept.pk).update(file_name="y")
    stranger = make_user(Role.ENTERPRISE_USER, enterprise_id=other.enterprise_id)
    with web_role(session_settings(stranger), read_only=True):
        assert not SentFile._base_manager.exists()
