"""What a step's facts must say: hearing, benchmark, chair, draft, and who is still open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from alerts.models import Notification
from compliance.actions import calculations, steps
from compliance.forms.notice import outside_the_team
from compliance.models import DocumentKind, LegalFigure, ViolationType
from compliance.presenting.case_rows import case_rows
from compliance.procedure.refusals import NotYet
from inspectorate.organisation.models import Role
from tests.compliance.factories import (
    Office,
    actor_of,
    facts_of,
    propose,
    suspect,
    walk,
)
from tests.compliance.test_procedure import TO_SERVED_ORDER
from tests.factories import make_user


@pytest.fixture
def office(db: None) -> Office:
    """Everybody a case needs."""
    return Office()


@pytest.mark.parametrize("told", [True, False])
def test_a_notice_of_a_large_fine_tells_of_the_hearing(told: bool, office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER, "record_not_rectified")
    violation = case.violations.get()
    calculations.calculate(violation, by=office.inspector, now=now, as_of=timezone.localdate(now))
    facts = facts_of("give_notice", case, office, now=now) | {"hearing_right": told}
    assert facts["fine_yuan"] >= 50_000
    if told:
        steps.take(case, "give_notice", by=office.inspector, now=now, facts=facts)
        return
    with pytest.raises(NotYet, match="article 63"):
        steps.take(case, "give_notice", by=office.inspector, now=now, facts=facts)
    LegalFigure.objects.filter(code="hearing_unit_yuan").update(value=facts["fine_yuan"] + 1)
    steps.take(case, "give_notice", by=office.inspector, now=now, facts=facts)
    now = walk(case, office, "serve_notice", now=now + timedelta(hours=1))
    assert not case.deadlines.filter(limit="hearing_request").exists()
    facts = facts_of("announce_hearing", case, office, now=now)
    with pytest.raises(NotYet, match="told of no hearing"):
        steps.take(case, "announce_hearing", by=office.inspector, now=now, facts=facts)


def test_whoever_reviews_or_decides_reads_the_draft(office: Office, client: Client) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER, "record_not_rectified", "give_notice")
    now = walk(case, office, "serve_notice", "announce_hearing", "record_hearing", now=now)
    facts = facts_of("submit", case, office, now=now)
    facts |= {"grounds": "首次违法且主动说明", "defence": "称资金周转困难，不予采纳"}
    for grade, words in (("serious", "is for fines from"), ("slight", "")):
        given = facts | {"grade": grade}
        if words:
            with pytest.raises(NotYet, match=words):
                steps.take(case, "submit", by=office.inspector, now=now, facts=given)
        else:
            steps.take(case, "submit", by=office.inspector, now=now, facts=given)
    for verb in ("approve_draft", "decide_penalty"):
        client.force_login(actor_of(verb, office))
        for page in (f"/cases/{case.pk}/", f"/cases/{case.pk}/step/{verb}/"):
            with time_machine.travel(now, tick=False):
                shown = client.get(page).content.decode()
            assert facts["grounds"] in shown
            assert facts["defence"] in shown
        now = walk(case, office, verb, now=now)
    decided = case.documents.get(kind=DocumentKind.PENALTY_DECISION).facts
    assert decided["hearing_on"]
    discussed = case.documents.get(kind=DocumentKind.DISCUSSION).facts
    assert discussed["present"] == "孙示例、周示例"


def test_a_hearing_is_recorded_by_its_chair(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER, "record_not_rectified", "give_notice")
    now = walk(case, office, "serve_notice", "announce_hearing", now=now)
    now += timedelta(days=30)
    facts = facts_of("record_hearing", case, office, now=now)
    other = make_user(Role.LEGAL_REVIEWER)
    with pytest.raises(NotYet, match="announced as chair"):
        steps.take(case, "record_hearing", by=other, now=now, facts=facts)
    steps.take(case, "record_hearing", by=office.reviewer, now=now, facts=facts)


def test_a_case_is_called_by_what_was_confirmed(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, "file", "begin", "conclude")
    case.violations.all().delete()
    suspect(case, type="V2")
    case.refresh_from_db()
    walk(case, office, "confirm", now=now)
    case.refresh_from_db()
    assert case.headline["en"] == str(ViolationType("V2").label)
    [row] = case_rows([case], on=date(2026, 11, 30))
    assert row.why.startswith(str(ViolationType("V2").label))
    assert str(ViolationType(case.violation_type).label) not in row.why


@pytest.mark.parametrize(
    ("verb", "facts", "why"),
    [
        ("record_rectified", {"how": "visit", "put_right_count": 1, "open_count": 1}, "still open"),
        ("record_rectified", {"how": "visit", "open_count": None}, "how many"),
        ("record_rectified", {"how": "delivery", "put_right_count": 2, "open_count": 0}, "In the"),
        ("record_rectified", {"how": "documents", "put_right_count": 2, "open_count": 0}, ""),
        ("record_not_rectified", {"put_right_count": 2, "open_count": 0}, "Nobody is still open"),
        ("record_not_rectified", {"put_right_count": 1, "open_count": 1}, ""),
    ],
)
def test_rectified_means_that_nobody_is_still_open(
    verb: str, facts: dict[str, object], why: str, office: Office
) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER) + timedelta(days=60)
    given = facts_of(verb, case, office, now=now) | facts
    if why:
        with pytest.raises(NotYet, match=why):
            steps.take(case, verb, by=office.inspector, now=now, facts=given)
        return
    steps.take(case, verb, by=office.inspector, now=now, facts=given)


def test_a_case_opened_again_confirms_anew(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER, "record_rectified", "close", "reopen")
    violation = case.violations.get()
    assert violation.confirmed_at is None
    now = walk(case, office, "conclude", now=now)
    steps.take(
        case,
        "confirm",
        by=office.inspector,
        now=now,
        facts=facts_of("confirm", case, office, now=now) | {"violations": [violation]},
    )
    assert case.violations.get().is_confirmed


def test_a_supervisor_who_chairs_records_the_hearing(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER, "record_not_rectified", "give_notice")
    now = walk(case, office, "serve_notice", now=now)
    chairs = set(outside_the_team(case))
    far = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370299"])
    assert office.district in chairs
    assert far not in set(outside_the_team(case))
    facts = facts_of("announce_hearing", case, office, now=now) | {"chair": office.district}
    steps.take(case, "announce_hearing", by=office.inspector, now=now, facts=facts)
    assert Notification.objects.filter(user=office.district, kind="assigned").exists()
    now += timedelta(days=30)
    facts = facts_of("record_hearing", case, office, now=now)
    steps.take(case, "record_hearing", by=office.district, now=now, facts=facts)


def test_a_fine_of_nothing_is_no_penalty(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER, "record_not_rectified")
    calculations.calculate(
        case.violations.get(), by=office.inspector, now=now, as_of=timezone.localdate(now)
    )
    facts = facts_of("give_notice", case, office, now=now) | {"fine_yuan": 0}
    with pytest.raises(NotYet, match="no penalty"):
        steps.take(case, "give_notice", by=office.inspector, now=now, facts=facts)
    handling = facts | {"decision": "handling"}
    steps.take(case, "give_notice", by=office.inspector, now=now, facts=handling)
