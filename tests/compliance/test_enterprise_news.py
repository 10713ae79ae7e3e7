"""Whoever acts for an enterprise is told what reaches it: once, by its transaction, nobody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alerts.models import ChannelChoice, Notification, OutboxEntry
from alerts.notification import outbox
from alerts.notification.sentences import say
from compliance.actions import (
    appraisals,
    exposure_lists,
    exposures,
    grades,
    letter_papers,
    watchlist,
)
from compliance.actions.enterprise_news import tell_paper
from compliance.exposure.marks import mark_of
from compliance.models import Exposure
from enterprises.models import Enterprise
from inspectorate.organisation.models import GridGroup, Role, User
from tests.compliance.factories import START, Office, propose, walk
from tests.compliance.factories_appraisals import Graded, work
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_exposures import OCTOBER, accept, make_exposure
from tests.compliance.factories_watchlist import NOTICED, make_notice
from tests.compliance.letters.factories import make_letter
from tests.factories import NOW, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


def acting_for(enterprise: Enterprise | int, **changes: object) -> User:
    """Somebody who acts for that enterprise."""
    pk = enterprise if isinstance(enterprise, int) else enterprise.pk
    return make_user(Role.ENTERPRISE_USER, enterprise_id=pk, **changes)


def told(person: User) -> list[str]:
    """What a person was told, in English, oldest first."""
    found = Notification.objects.filter(user=person).order_by("id")
    return [say(each.kind, each.values) for each in found]


def test_a_letter_is_told_once_to_its_own_people_only(group: GridGroup) -> None:
    letter = make_letter(group)
    make_complaint(letter.enterprise, text="三个月没有发工资，请保密")
    own, off = acting_for(letter.enterprise), acting_for(letter.enterprise, is_active=False)
    other = acting_for(make_enterprise(group))
    letter_papers.set_waiting()
    letter.refresh_from_db()
    assert letter.document
    number = letter.document.number
    assert told(own) == [f"{letter.enterprise.name} received: self-rectification letter, {number}"]
    tell_paper(letter.document, letter.enterprise, now=NOW)  # as a job that is run again does
    assert len(told(own)) == 1
    assert told(off) == told(other) == []
    notice = Notification.objects.get(user=own)
    assert notice.address == f"/portal/letters/{letter.pk}/"


def test_nothing_is_told_of_what_was_rolled_back(group: GridGroup) -> None:
    letter = make_letter(group)
    own = acting_for(letter.enterprise)
    with transaction.atomic():
        letter_papers.set_waiting()
        transaction.set_rollback(True)
    assert told(own) == []
    letter_papers.set_waiting()
    assert len(told(own)) == 1


def test_served_papers_of_a_case_are_told_and_its_inner_ones_are_not() -> None:
    office = Office()
    case = propose(office)
    assert case.enterprise
    own = acting_for(case.enterprise)
    walk(
        case, office,
        "file", "begin", "conclude", "confirm", "order", "serve_order", "record_not_rectified",
        "give_notice", "serve_notice", now=START,
    )  # fmt: skip
    words = " | ".join(told(own))
    assert len(told(own)) == 2
    assert "rectification order" in words
    assert "prior notice of a penalty" in words
    for person in (acting_for(make_enterprise(office.group)),):
        assert told(person) == []


@time_machine.travel(OCTOBER, tick=False)
def test_a_public_entry_its_objection_and_its_end_are_told(group: GridGroup) -> None:
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    made = accept(make_exposure(group), by=head)
    own = acting_for(made.enterprise_id)
    city = make_user(Role.CITY_SUPERVISOR)
    exposure_lists.publish_list(date(2026, 7, 1), by=city, now=OCTOBER, seen=mark_of([made]))
    entry = Exposure.objects.get(pk=made.pk)
    objection = exposures.object(entry, by=own, now=OCTOBER, text="已付清")
    reviewer = make_user(Role.LEGAL_REVIEWER)
    exposures.decide_objection(
        objection, by=reviewer, now=OCTOBER, outcome="upheld", answer="欠款已付清，予以撤下。"
    )
    assert [words.partition(": ")[2] or words for words in told(own)] == [
        f"published on the exposure list, decision {entry.decision_no}",
        "the objection to the public entry is answered",
        f"withdrawn from the exposure list, decision {entry.decision_no}",
    ]


def test_a_listing_and_what_became_of_it_are_told(group: GridGroup) -> None:
    enterprise = make_enterprise(group)
    own = acting_for(enterprise)
    entry = make_notice(group, enterprise=enterprise)
    head = make_user(Role.DISTRICT_SUPERVISOR, district_codes=[group.district_code])
    watchlist.decide(
        entry, by=head, now=NOTICED + timedelta(days=10), listed=False, reason="情节轻微"
    )
    notice, answer = told(own)
    assert "notice of listing" in notice
    assert answer == f"{enterprise.name}, {entry.number}: not put on the watchlist"


def test_a_grade_is_told_by_the_job_and_once() -> None:
    city = Graded()
    cycle = city.open()
    own = acting_for(city.grade(cycle, 2).enterprise_id)
    for at in range(3):
        grades.confirm(city.grade(cycle, at), by=city.district, now=NOW)
    appraisals.notify(cycle, by=city.city, now=NOW)
    work(cycle, now=NOW)
    work(cycle, now=NOW)
    assert [words for words in told(own) if "grade of the appraisal" in words] == told(own)
    assert len(told(own)) == 1


def test_it_is_sent_where_somebody_chose_it_and_in_their_language(group: GridGroup) -> None:
    letter = make_letter(group)
    own = acting_for(letter.enterprise, language="zh-hans")
    ChannelChoice.objects.create(
        user=own, channel="email", address="hr@example.com", kinds=["paper_reached"]
    )
    silent = acting_for(letter.enterprise)
    letter_papers.set_waiting()
    assert OutboxEntry.objects.filter(user=own).count() == 1
    assert not OutboxEntry.objects.filter(user=silent).exists()
    OutboxEntry.objects.update(next_attempt_at=NOW)
    with time_machine.travel(NOW, tick=False):
        outbox.dispatch(now=NOW)
        outbox.dispatch(now=NOW)
    (sent,) = mail.outbox
    assert letter.enterprise.name in sent.subject
    assert "收到" in sent.subject


def test_the_portal_lists_them_with_what_is_unread(client: Client, group: GridGroup) -> None:
    letter = make_letter(group)
    own = acting_for(letter.enterprise)
    letter_papers.set_waiting()
    client.force_login(own)
    home = client.get("/portal/").content.decode()
    assert "1 unread" in home
    choices = client.get("/settings/notifications/").content.decode()
    assert 'value="paper_reached"' in choices
    assert 'value="new_alert"' not in choices
    notice = Notification.objects.get(user=own)
    opened = client.post(f"/notifications/{notice.pk}/open/")
    assert opened["Location"] == f"/portal/letters/{letter.pk}/"
    assert "none unread" in client.get("/portal/").content.decode()

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/portal/").status_code == 200
        return len(caught)

    one = queries()
    for number in range(9):
        Notification.objects.create(
            user=own, kind="grade_told", key=f"n{number}", address="/portal/", created_at=NOW,
            values={"subject": "青岛示例公司", "number": "2026"},
        )  # fmt: skip
    assert queries() == one


def test_staff_choose_among_the_kinds_of_the_house(client: Client) -> None:
    client.force_login(make_user(Role.FULL_TIME_INSPECTOR))
    choices = client.get("/settings/notifications/").content.decode()
    assert 'value="new_alert"' in choices
    assert 'value="paper_reached"' not in choices
