"""The annual written review: whom it asks, what answers do not fit, cases proposed, reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alerts.models import Notification
from alerts.triage import Listed
from compliance.actions import campaigns, reviews
from compliance.actions import letters as letter_actions
from compliance.models import Campaign, Case, ReviewReply
from compliance.procedure.refusals import Refused
from enterprises.models import Enterprise, WrittenReview
from inspectorate.organisation.models import GridGroup, Role, User
from tests.factories import (
    NOW,
    TODAY,
    make_batch,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_insurance,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db
YEAR = TODAY.year - 1
DUE = TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The tests' own day."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def group() -> GridGroup:
    """The inspector's group."""
    return make_grid_group()


@pytest.fixture
def supervisor(group: GridGroup) -> User:
    """The supervisor of two districts, the group's the second."""
    return make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370101", group.district_code])


def employer(group: GridGroup, *, insured: int = 1, **changes: Any) -> Enterprise:
    """An enterprise with staff, some of them insured."""
    enterprise = make_enterprise(group, **changes)
    for number in range(max(1, insured)):
        worker = make_worker()
        make_employment(enterprise, worker)
        if number < insured:
            make_insurance(enterprise, worker)
    return enterprise


def answer(enterprise: Enterprise, **changes: Any) -> None:
    """An answer as a delivery leaves it."""
    batch = make_batch("written-reviews")
    values = {"answered_on": TODAY, "headcount": 1, "insured_headcount": 1, "contracts_signed": 1}
    WrittenReview.objects.create(
        enterprise=enterprise, year=YEAR, batch_id=batch.pk, **{**values, **changes}
    )


def drafted(by: User) -> Campaign:
    """A drafted review."""
    return campaigns.draft(
        by=by, now=NOW, name="年度书面审查", due_on=DUE, kind="written_review", year=YEAR
    )


def begun(by: User) -> Campaign:
    """A review that has begun and whose enterprises are written down."""
    review = drafted(by)
    reviews.begin(review, by=by, now=NOW)
    reviews.take_in(now=NOW)
    return review


def test_open_enterprises_with_staff_in_all_districts_of_the_supervisor_are_asked(
    group: GridGroup, supervisor: User
) -> None:
    asked = employer(group)
    employer(group, status="deregistered")
    employer(group, established_on=TODAY)
    make_enterprise(group)
    employer(make_grid_group(district_code="370213"))
    other = employer(make_grid_group(district_code="370101"))
    review = begun(supervisor)
    assert set(review.replies.values_list("enterprise", flat=True)) == {asked.pk, other.pk}
    assert reviews.take_in(now=NOW) == 0


def test_answers_are_compared_with_the_records(group: GridGroup, supervisor: User) -> None:
    fits, short, boasts = employer(group), employer(group, insured=2), employer(group)
    review = begun(supervisor)
    answer(fits)
    answer(short, headcount=7, insured_headcount=2, contracts_signed=7)
    answer(boasts, headcount=6, insured_headcount=6, wages_owed=100, internal_rules="no")
    reviews.take_in(now=NOW)
    found = {reply.enterprise_id: reply.misfits for reply in review.replies.all()}
    assert found == {
        fits.pk: [],
        short.pk: ["uninsured"],
        boasts.pk: ["uninsured", "overstated", "no_contract", "wages_owed", "no_rules"],
    }
    assert ReviewReply.objects.get(enterprise=short).insured_recorded == 2
    assert reviews.take_in(now=NOW, everything=True) == 0
    WrittenReview.objects.filter(enterprise=short).delete()
    reviews.take_in(now=NOW, everything=True)
    assert ReviewReply.objects.get(enterprise=short).answered_on is None


def test_an_inspector_proposes_cases_from_the_page(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    silent, short = employer(group), employer(group)
    review = begun(supervisor)
    answer(short, headcount=9)
    reviews.take_in(now=NOW)
    person = make_user(groups=[group])
    client.force_login(person)
    address = f"/campaigns/{review.pk}/"
    page = client.get(address).content.decode()
    assert "1 of 2 enterprises answered" in page
    assert short.name in page
    assert "The day set is not over." in client.get(f"{address}?set=missing").content.decode()
    keys = {reply.enterprise_id: reply.pk for reply in review.replies.all()}
    sent = {"reply": [keys[short.pk], keys[silent.pk]]}
    refused = client.post(f"{address}propose/", sent, follow=True).content.decode()
    assert "The day set is not over." in refused
    assert not Case.objects.exists()
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        client.force_login(person)
        client.post(f"{address}propose/", sent)
        assert "case P-" in client.get(f"{address}?set=all").content.decode()
    cases = dict(Case.objects.values_list("enterprise", "violation_type").order_by("pk"))
    assert cases == {short.pk: "V1", silent.pk: "L9"}
    assert set(Case.objects.values_list("origin", flat=True)) == {"written_review"}


def test_teams_hear_of_silent_enterprises_before_and_after_the_day(
    group: GridGroup, supervisor: User
) -> None:
    person = make_user(groups=[group])
    employer(group), employer(group)
    begun(supervisor)
    assert reviews.remind(now=NOW) == 0
    for days in (29, 31, 45):
        reviews.remind(now=NOW + timedelta(days=days))
        reviews.remind(now=NOW + timedelta(days=days))
    told = Notification.objects.order_by("pk").values_list("user", "kind")
    assert list(told) == [
        (person.pk, "deadline_soon"),
        (person.pk, "deadline_over"),
        (supervisor.pk, "escalation"),
    ]


def test_drafts_are_changed_and_dropped(client: Client, supervisor: User) -> None:
    client.force_login(supervisor)
    client.post(
        "/campaigns/new-review/", {"name": "书面审查", "year": YEAR, "due_on": DUE.isoformat()}
    )
    draft = Campaign.objects.get()
    assert draft.district_codes == list(supervisor.district_codes)
    assert "It would ask" not in client.get(f"/campaigns/{draft.pk}/").content.decode()
    employer(make_grid_group(district_code=supervisor.district_codes[0]))
    employer(make_grid_group(district_code="370283"))
    counted = client.get(f"/campaigns/{draft.pk}/?count").content.decode()
    assert "It would ask 1 enterprise today." in counted
    fields = {"name": "书面审查（全区）", "year": YEAR, "due_on": DUE.isoformat()}
    client.post(f"/campaigns/{draft.pk}/change/", fields)
    draft.refresh_from_db()
    assert draft.name == "书面审查（全区）"
    letters = campaigns.draft(by=supervisor, now=NOW, name="专项", due_on=DUE, filter_values={})
    edit = f"/campaigns/{letters.pk}/change/"
    assert "专项" in client.get(edit).content.decode()
    fields = {"name": "专项二", "due_on": DUE.isoformat(), "language": "en"}
    client.post(edit, {**fields, "filter": "rule=unregistered-worker"})
    letters.refresh_from_db()
    assert (letters.name, letters.filter) == ("专项二", {"rule": "unregistered-worker"})
    client.post(f"/campaigns/{letters.pk}/drop/")
    with pytest.raises(Refused, match="sends no letters"):
        letter_actions.send(
            Listed({}), by=supervisor, now=NOW, due_on=DUE, language="en", campaign=draft
        )
    client.post(f"/campaigns/{draft.pk}/begin/")
    client.post(f"/campaigns/{draft.pk}/drop/")
    assert list(Campaign.objects.values_list("pk", "state")) == [(draft.pk, "sent")]
    client.post(f"/campaigns/{draft.pk}/end/")
    draft.refresh_from_db()
    assert draft.state == "ended"


def test_the_page_asks_as_often_for_many_as_for_one(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    employer(group)
    review = begun(supervisor)
    client.force_login(supervisor)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/campaigns/{review.pk}/?set=all")
        counts.append(len(asked))
        for _each in range(9):
            employer(group)
        Campaign.objects.filter(pk=review.pk).update(asked_at=None)
        reviews.take_in(now=NOW)
    assert counts[0] == counts[1]
