"""A case walks the procedure: to every state, past no guard, and tells it all."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from alerts.models import Alert
from compliance.actions import calculations, inspections, steps
from compliance.grid.people import inspectors_of_district
from compliance.models import Case, DocumentKind, Inspection, Step
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, StaleState
from compliance.procedure.states import CaseState
from compliance.procedure.table import TABLE, steps_from
from inspectorate.organisation.models import Role
from tests.compliance.factories import (
    START,
    Office,
    actor_of,
    facts_of,
    make_inspector,
    propose,
    reaching,
    walk,
    with_the_order,
)
from tests.factories import make_alert, make_enterprise, make_user

TO_SERVED_ORDER = ("file", "begin", "conclude", "confirm", "order", "serve_order")
TO_DECISION = (
    *TO_SERVED_ORDER,
    "record_not_rectified",
    "give_notice",
    "serve_notice",
    "submit",
    "approve_draft",
    "decide_penalty",
)


@pytest.fixture
def office(db: None) -> Office:
    """Everybody a case needs."""
    return Office()


@pytest.mark.parametrize("state", [state.value for state in CaseState])
def test_every_state_is_reached_by_its_steps(state: str, office: Office, client: Client) -> None:
    case = propose(office)
    verbs = with_the_order(reaching(state))
    now = walk(case, office, *verbs)
    case.refresh_from_db()
    for step in steps_from(state):
        client.force_login(actor_of(step.verb, office))
        with time_machine.travel(now, tick=False):
            assert str(step.label) in client.get(f"/cases/{case.pk}/").content.decode()
    assert case.state == state
    moved = [step for step in case.steps.all() if step.from_state not in ("", step.to_state)]
    assert len(moved) == case.moves_count == len(verbs)


def test_every_step_with_a_paper_makes_it(office: Office) -> None:
    case = propose(office)
    walk(case, office, *TO_DECISION)
    papers = {step.verb: step.document for step in case.steps.all() if step.verb in TABLE}
    for verb, paper in papers.items():
        expected = TABLE[verb].paper
        assert (paper.kind if paper else None) == expected, verb


def test_filing_gives_a_number_a_team_and_the_sixty_days(office: Office) -> None:
    alert = make_alert(make_enterprise(office.group))
    case = propose(office, enterprise=alert.enterprise, alert=alert)
    walk(case, office, "file")
    case.refresh_from_db()
    assert case.number == "2026/0001"
    assert case.members.count() == 2
    deadline = case.deadlines.get()
    assert (deadline.limit, deadline.days) == ("investigation", 60)
    assert case.next_due_on == deadline.due_on
    assert Alert.objects.get(pk=alert.pk).state == "case_open"


def test_the_proposer_does_not_file(office: Office) -> None:
    office.lead.user = office.district
    office.lead.save(update_fields=["user"])
    case = propose(office)
    Case.objects.filter(pk=case.pk).update(proposed_by=office.district)
    case.refresh_from_db()
    facts = facts_of("file", case, office, now=START)
    with pytest.raises(NotYet, match="does not file"):
        steps.take(case, "file", by=office.district, now=START, facts=facts)


def test_an_inspector_does_not_file(office: Office) -> None:
    case = propose(office)
    facts = facts_of("file", case, office, now=START)
    with pytest.raises(NotPermitted, match="district supervisor"):
        steps.take(case, "file", by=office.colleague, now=START, facts=facts)


def test_a_certificate_that_ended_does_not_count(office: Office) -> None:
    case = propose(office)
    office.second.certificate_until = START.date() - timedelta(days=1)
    office.second.save(update_fields=["certificate_until"])
    facts = facts_of("file", case, office, now=START)
    with pytest.raises(NotYet, match="王示例"):
        steps.take(case, "file", by=office.district, now=START, facts=facts)
    assert Case.objects.get(pk=case.pk).state == "proposed"


def test_nothing_is_skipped(office: Office) -> None:
    case = propose(office)
    for verb, transition in TABLE.items():
        if CaseState.PROPOSED not in transition.sources:
            with pytest.raises(NotFromHere):
                steps.take(case, verb, by=actor_of(verb, office), now=START, facts={})
    assert Case.objects.get(pk=case.pk).state == "proposed"


def test_a_shell_cannot_jump(office: Office) -> None:
    case = propose(office)
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state="decided")


def test_a_shell_cannot_move_without_a_step(office: Office) -> None:
    case = propose(office)
    Case.objects.filter(pk=case.pk).update(state="not_filed")
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="steps tell of 0"):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_step_is_never_changed_nor_deleted(office: Office) -> None:
    step = propose(office).steps.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.filter(pk=step.pk).update(reason="another")
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.filter(pk=step.pk).delete()


def test_the_second_is_told_who_was_first(office: Office) -> None:
    case = propose(office)
    stale = Case.objects.get(pk=case.pk)
    walk(case, office, "file")
    other = make_user(
        Role.DISTRICT_SUPERVISOR, district_codes=[office.group.district_code], display_name="吴示例"
    )
    with pytest.raises(StaleState, match="周示例 was first: Case filed"):
        steps.take(
            stale,
            "decline",
            by=other,
            now=START,
            facts=facts_of("decline", case, office, now=START),
        )
    with pytest.raises(StaleState, match="周示例"):
        steps.take(
            stale, "file", by=other, now=START, facts=facts_of("file", case, office, now=START)
        )


def test_another_district_does_not_touch_it(office: Office) -> None:
    case = propose(office)
    stranger = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370202"])
    facts = facts_of("file", case, office, now=START)
    with pytest.raises(NotPermitted, match="another team"):
        steps.take(case, "file", by=stranger, now=START, facts=facts)


def test_not_rectified_waits_for_the_day_set(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER)
    facts = facts_of("record_not_rectified", case, office, now=now)
    with pytest.raises(NotYet, match="the day set in the order"):
        steps.take(case, "record_not_rectified", by=office.inspector, now=now, facts=facts)


def test_notice_needs_the_order_first_for_v1(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, "file", "begin", "conclude", "confirm")
    facts = facts_of("give_notice", case, office, now=now)
    with pytest.raises(NotYet, match="order first"):
        steps.take(case, "give_notice", by=office.inspector, now=now, facts=facts)


def test_nobody_is_fined_more_than_the_notice_told(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_DECISION[:-3]) + timedelta(days=20)
    told = case.steps.get(verb="give_notice").facts["fine_yuan"]
    facts = facts_of("submit", case, office, now=now) | {"fine_yuan": Decimal(told) + 1}
    with pytest.raises(NotYet, match="Not more than"):
        steps.take(case, "submit", by=office.inspector, now=now, facts=facts)


def test_a_hearing_needs_seven_working_days_of_announcement(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_DECISION[:-3])
    facts = facts_of("announce_hearing", case, office, now=now)
    soon = facts | {"hearing_on": now.date() + timedelta(days=3)}
    with pytest.raises(NotYet, match="at the soonest"):
        steps.take(case, "announce_hearing", by=office.inspector, now=now, facts=soon)
    biased = facts | {"chair": office.inspector}
    with pytest.raises(NotYet, match="does not chair"):
        steps.take(case, "announce_hearing", by=office.inspector, now=now, facts=biased)


def test_the_team_does_not_decide(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_DECISION[:-1])
    office.second.user = office.district
    office.second.save(update_fields=["user"])
    facts = facts_of("decide_penalty", case, office, now=now)
    with pytest.raises(NotYet, match="does not decide"):
        steps.take(case, "decide_penalty", by=office.district, now=now, facts=facts)


def test_closing_closes_the_alerts(office: Office) -> None:
    alert = make_alert(make_enterprise(office.group))
    case = propose(office, enterprise=alert.enterprise, alert=alert)
    walk(case, office, *TO_SERVED_ORDER, "record_rectified", "close")
    case.refresh_from_db()
    alert.refresh_from_db()
    assert (case.outcome, alert.state, alert.decision) == ("rectified", "closed", "rectified")
    assert not case.deadlines.running().exists()
    assert case.next_due_on is None


def test_the_order_paper_names_the_days(office: Office) -> None:
    case = propose(office)
    walk(case, office, *TO_SERVED_ORDER)
    paper = case.documents.get(kind=DocumentKind.ORDER)
    assert paper.facts["days"] == 30
    assert paper.facts["case_number"] == case.number


def test_the_notice_tells_of_a_fine_within_what_was_calculated(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_DECISION[:-5])
    facts = facts_of("give_notice", case, office, now=now)
    with pytest.raises(NotYet, match="Calculate first"):
        steps.take(case, "give_notice", by=office.inspector, now=now, facts=facts)
    violation = case.violations.get()
    made = calculations.calculate(violation, by=office.inspector, now=now, as_of=now.date())
    too_much = facts | {"fine_yuan": made.range_max_yuan + 1}
    with pytest.raises(NotYet, match="outside the calculated range"):
        steps.take(case, "give_notice", by=office.inspector, now=now, facts=too_much)
    facts = facts_of("give_notice", case, office, now=now)
    steps.take(case, "give_notice", by=office.inspector, now=now, facts=facts)
    made.refresh_from_db()
    assert made.frozen_on == timezone.localdate(now)
    assert made.document == case.documents.get(kind=DocumentKind.PENALTY_NOTICE)
    lines = made.document.facts["calculation"]
    assert sum(Decimal(line["amount"]) for line in lines) == made.base_yuan


def test_nothing_is_served_before_it_was_made(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_SERVED_ORDER[:-1])
    facts = facts_of("serve_order", case, office, now=now)
    early = facts | {"served_on": timezone.localdate(now) - timedelta(days=60)}
    with pytest.raises(NotYet, match="cannot have been served before"):
        steps.take(case, "serve_order", by=office.inspector, now=now, facts=early)
    assert not case.deadlines.filter(limit="order").exists()


def test_only_the_team_announces_a_hearing_and_plans_visits(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_DECISION[:-3])
    outsider = make_inspector(office.group, name="陈示例")
    assert outsider.user is not None
    facts = facts_of("announce_hearing", case, office, now=now)
    with pytest.raises(NotYet, match="inspectors of the case"):
        steps.take(case, "announce_hearing", by=outsider.user, now=now, facts=facts)
    for person in (outsider.user, office.district):
        with pytest.raises(NotPermitted, match="by its inspectors"):
            inspections.plan(
                by=person,
                now=now,
                case=case,
                purpose="investigation",
                kind="visit",
                planned_on=timezone.localdate(now),
                inspectors=[office.lead, office.second],
            )


def test_a_proposed_case_has_no_visits_yet(office: Office) -> None:
    case = propose(office)
    with pytest.raises(NotFromHere, match="Filing proposed"):
        inspections.plan(
            by=office.inspector,
            now=START,
            case=case,
            purpose="investigation",
            kind="visit",
            planned_on=START.date(),
            inspectors=[office.lead, office.second],
        )


def test_whoever_left_the_team_does_not_decide_either(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, *TO_DECISION[:-1])
    member = case.members.get(inspector=office.second)
    member.left_on = timezone.localdate(now)
    member.left_reason = "回避"
    member.save(update_fields=["left_on", "left_reason"])
    visit = Inspection(case=case, district_code=case.district_code)
    offered = inspectors_of_district(office.inspector, visit, on=timezone.localdate(now))
    assert office.lead in offered
    assert office.second not in offered
    office.second.user = office.district
    office.second.save(update_fields=["user"])
    facts = facts_of("decide_penalty", case, office, now=now)
    with pytest.raises(NotYet, match="does not decide"):
        steps.take(case, "decide_penalty", by=office.district, now=now, facts=facts)
