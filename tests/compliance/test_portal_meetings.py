"""Hearings and inspections in the portal: those the enterprise was told of, and nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from alerts.models import Notification
from compliance.actions import steps
from compliance.models import Case, DocumentKind
from inspectorate.organisation.models import Role
from tests.compliance.factories import START, Office, propose, walk
from tests.compliance.factories_watchlist import NOTICED, make_notice
from tests.compliance.step_facts import facts_of
from tests.compliance.test_portal import at_portal
from tests.factories import make_enterprise, make_user

pytestmark = pytest.mark.django_db


def begin(case: Case, office: Office, *, announced: bool) -> None:
    """Files the case and makes the notice of inspection, for a visit three days on."""
    now = walk(case, office, "file", now=START)
    facts = facts_of("begin", case, office, now=now)
    day = START.date() + timedelta(days=3)
    steps.take(
        case, "begin", by=office.inspector, now=now,
        facts={**facts, "visit_on": day, "announced": announced},
    )  # fmt: skip


@time_machine.travel(START + timedelta(hours=4), tick=False)
def test_an_announced_inspection_is_shown_with_all_one_needs() -> None:
    office = Office()
    case = propose(office)
    person = make_user(Role.ENTERPRISE_USER, enterprise_id=case.enterprise_id)
    begin(case, office, announced=True)
    notice = case.documents.get(kind=DocumentKind.INSPECTION_NOTICE)
    own, other = at_portal(case.enterprise_id or 0), at_portal(make_enterprise(office.group))
    home = own.get("/portal/").content.decode()
    for words in (notice.number, "示例路1号", "花名册", str(office.lead), "09:30", "Be ready for"):
        assert words in home, words
    file = own.get(f"/portal/papers/{notice.pk}/file.pdf")
    assert file.content.startswith(b"%PDF")
    assert notice.number not in other.get("/portal/").content.decode()
    assert other.get(f"/portal/papers/{notice.pk}/file.pdf").status_code == 404
    told = own.get("/api/portal/papers/").json()["results"]
    assert [(each["place"], each["happens_time"]) for each in told] == [("示例路1号", "09:30")]
    assert Notification.objects.get(user=person).values["number"] == notice.number


@time_machine.travel(START + timedelta(hours=4), tick=False)
def test_an_unannounced_inspection_is_not_told_of_before_it_happened() -> None:
    office = Office()
    case = propose(office)
    person = make_user(Role.ENTERPRISE_USER, enterprise_id=case.enterprise_id)
    begin(case, office, announced=False)
    notice = case.documents.get(kind=DocumentKind.INSPECTION_NOTICE)
    own = at_portal(case.enterprise_id or 0)
    assert notice.number not in own.get("/portal/").content.decode()
    assert own.get(f"/portal/papers/{notice.pk}/file.pdf").status_code == 404
    assert own.get("/api/portal/papers/").json()["results"] == []
    assert not Notification.objects.filter(user=person).exists()
    walk(case, office, "conclude", now=START + timedelta(days=3))  # the visit is recorded by then
    assert notice.number in own.get("/portal/").content.decode()


def test_a_hearing_is_shown_with_its_chair_and_told() -> None:
    office = Office()
    case = propose(office)
    person = make_user(Role.ENTERPRISE_USER, enterprise_id=case.enterprise_id)
    now = walk(
        case, office,
        "file", "begin", "conclude", "confirm", "order", "serve_order", "record_not_rectified",
        "give_notice", "serve_notice", "announce_hearing", now=START,
    )  # fmt: skip
    notice = case.documents.get(kind=DocumentKind.HEARING_NOTICE)
    with time_machine.travel(now, tick=False):
        home = at_portal(case.enterprise_id or 0).get("/portal/").content.decode()
    assert "Be there for the hearing" in home
    assert notice.number in home
    assert str(office.reviewer) in home
    assert notice.number in {
        each.values["number"] for each in Notification.objects.filter(user=person)
    }


@time_machine.travel(NOTICED + timedelta(days=1), tick=False)
def test_a_notice_of_listing_is_among_the_papers() -> None:
    entry = make_notice()
    assert entry.notice
    own = at_portal(entry.enterprise_id or 0)
    assert entry.notice.number in own.get("/portal/").content.decode()
    assert own.get(f"/portal/papers/{entry.notice.pk}/file.pdf").status_code == 200
    other = at_portal(make_enterprise())
    assert other.get(f"/portal/papers/{entry.notice.pk}/file.pdf").status_code == 404
