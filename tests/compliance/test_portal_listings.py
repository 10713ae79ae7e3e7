"""An enterprise states its case on a listing and asks for removal; on its own entry only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import DatabaseError, transaction

from compliance.actions import watchlist
from compliance.models import WatchlistEntry
from compliance.procedure.refusals import NotPermitted
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import Role
from inspectorate.organisation.sight import session_settings
from tests.compliance.factories_watchlist import NOTICED, make_notice
from tests.compliance.test_portal import at_portal
from tests.factories import make_grid_group, make_user

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 11, 12, 2, 0, tzinfo=UTC)
YEAR_ON = datetime(2027, 11, 12, 2, 0, tzinfo=UTC)


def test_a_statement_is_made_in_time_or_marked_late() -> None:
    group = make_grid_group()
    entry, other = make_notice(group), make_notice(group)
    address = f"/portal/listings/{entry.pk}/"
    with time_machine.travel(NOTICED, tick=False):
        own = at_portal(entry.enterprise_id or 0)
        home = own.get("/portal/").content.decode()
        assert "State your case on the listing" in home
        assert entry.number in home
        assert other.number not in home
        assert entry.reason in own.get(address).content.decode()
        assert own.post(address, {"text": "少报系系统差错。"}).status_code == 302
        for theirs in (f"/portal/listings/{other.pk}/", f"/api/portal/listings/{other.pk}/state/"):
            assert own.post(theirs, {"text": "x"}).status_code == 404
        listed = own.get("/api/portal/listings/").json()["results"]
        assert [each["number"] for each in listed] == [entry.number]
    with time_machine.travel(LATE, tick=False):
        own = at_portal(entry.enterprise_id or 0)
        made = own.post(f"/api/portal/listings/{entry.pk}/state/", {"text": "已补缴。"})
        assert made.status_code == 201, made.json()
    entry.refresh_from_db()
    first, second = entry.statement.split("\n\n")
    assert first == "少报系系统差错。"
    assert "Received after the time to speak" in second
    assert str(entry.stated_by.role if entry.stated_by else "") == Role.ENTERPRISE_USER


def test_removal_is_asked_for_from_its_day_on_and_once() -> None:
    entry = make_notice()
    head = make_user(Role.CITY_SUPERVISOR)
    watchlist.decide(entry, by=head, now=LATE, listed=True, reason="情况属实")
    address = f"/portal/listings/{entry.pk}/"
    with time_machine.travel(LATE, tick=False):
        own = at_portal(entry.enterprise_id or 0)
        assert "Early removal can be asked for from" in own.get(address).content.decode()
        assert own.post(address, {"text": "已补缴。"}).status_code == 409
    with time_machine.travel(YEAR_ON, tick=False):
        own = at_portal(entry.enterprise_id or 0)
        assert own.post(address, {"text": "已补缴。"}).status_code == 302
        assert own.post(address, {"text": "再次申请"}).status_code == 409
    assert WatchlistEntry.objects.removal_asked().get() == entry


def test_it_only_speaks() -> None:
    entry = make_notice()
    own = make_user(Role.ENTERPRISE_USER, enterprise_id=entry.enterprise_id)
    other = make_user(Role.ENTERPRISE_USER, enterprise_id=make_notice().enterprise_id)
    with pytest.raises(NotPermitted):
        watchlist.record_statement(entry, by=other, now=NOTICED, text="x", stated_on=NOTICED.date())
    with web_role(session_settings(other), read_only=True):
        assert not WatchlistEntry._base_manager.filter(pk=entry.pk).exists()
    with web_role(session_settings(own), read_only=False):
        mine = WatchlistEntry._base_manager
        assert mine.get() == entry
        assert not WatchlistEntry.pgh_event_model.objects.exists()
        for change in ({"reason": "x"}, {"state": "dismissed", "decided_by": own}):
            with pytest.raises(DatabaseError), transaction.atomic():
                mine.update(**change)
