"""Random people do random things to a case, at random times.

Whatever they try, the case is only ever in a state the law knows, goes there by a way the law has,
each move by somebody who may; its story and history are complete; no deadline is wrong against an
independent computation. The ways below are written from the law, not from the program's table.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine

from compliance.actions import approvals, calculations, cases, collected, enforcement, steps
from compliance.models import Approval, ApprovalKind, Case
from compliance.procedure.clocks import latest
from compliance.procedure.refusals import Refused
from compliance.procedure.table import TABLE
from inspectorate.organisation.models import Role, User
from tests.compliance.factories import (
    Office,
    actor_of,
    make_inspector,
    propose,
    reaching,
    suspect,
    visit,
    walk,
    with_the_order,
)
from tests.compliance.step_facts import facts_of
from tests.factories import make_user
from tests.oracle.deadline_oracle import due_on

# Time the enterprise may use (Administrative Penalty Law arts. 45 and 64): nobody is late by it.
RIGHTS = {"statement", "hearing_request"}

# From → to, as Decree 423 and the Administrative Penalty Law let a case go.
WAYS = {
    "proposed": {"filed", "not_filed"},
    "not_filed": set(),
    "filed": {"investigating"},
    "investigating": {"concluded", "transferred", "redirected"},
    "concluded": {"no_violation", "withdrawn", "confirmed", "transferred", "redirected"},
    "no_violation": {"closed"},
    "withdrawn": {"closed"},
    "confirmed": {"order_issued", "notice_issued", "transferred"},
    "order_issued": {"order_served"},
    "order_served": {"rectified", "not_rectified"},
    "rectified": {"closed"},
    "not_rectified": {"rectified", "notice_issued", "transferred"},
    "notice_issued": {"notice_served", "transferred"},
    "notice_served": {"hearing", "in_review", "transferred"},
    "hearing": {"heard"},
    "heard": {"in_review", "transferred"},
    "in_review": {"notice_served", "reviewed"},
    "reviewed": {"decided", "withdrawn", "transferred"},
    "decided": {"decision_served"},
    "decision_served": {"complied", "at_court"},
    "complied": {"closed"},
    "at_court": {"enforced"},
    "enforced": {"closed"},
    "transferred": {"closed"},
    "redirected": {"closed"},
    "closed": {"investigating"},
}
# Who may bring a case into a state: heads of the inspection, the legal review, or the inspectors.
HEADS = {
    "filed",
    "not_filed",
    "withdrawn",
    "transferred",
    "redirected",
    "decided",
    "at_court",
    "closed",
}
LAWYERS = {"heard", "reviewed"}
VERBS = sorted(TABLE)
people = st.sampled_from(["lead", "second", "assistant", "district", "city", "lawyer", "stranger"])


class Procedure(RuleBasedStateMachine):
    """One case, and everybody who might lay hands on it."""

    start = "proposed"

    @initialize()
    def begin(self) -> None:
        """Somebody has brought the case as far as this state."""
        self.block = transaction.atomic()
        self.block.__enter__()
        self.office = office = Office()
        self.third = make_inspector(office.group, name="陈示例")
        self.people: dict[str, User] = {
            "lead": office.inspector,
            "second": office.colleague,
            "assistant": make_user(Role.ASSISTANT, groups=[office.group]),
            "district": office.district,
            "city": make_user(Role.CITY_SUPERVISOR),
            "lawyer": office.reviewer,
            "stranger": make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370202"]),
        }
        self.now = datetime(2026, 1, 5, 9, tzinfo=timezone.get_current_timezone())
        self.case = propose(office, now=self.now)
        verbs = with_the_order(reaching(self.start))
        self.now = walk(self.case, office, *verbs, now=self.now)
        self.moves = len(verbs)
        self.refusals: list[str] = []

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def tried(self, act: Any) -> bool:
        """Whether the act was done; if it was refused, nothing at all was written."""
        before = self.fingerprint()
        self.now += timedelta(minutes=7)
        try:
            with transaction.atomic():
                act()
        except Refused as refused:
            self.refusals.append(str(refused))
            assert self.fingerprint() == before
            return False
        return True

    def fingerprint(self) -> tuple[Any, ...]:
        case = Case.objects.get(pk=self.case.pk)
        return (
            case.state,
            case.next_due_on,
            case.steps.count(),
            case.documents.count(),
            case.deadlines.count(),
            case.approvals.count(),
        )

    @rule(verb=st.sampled_from(VERBS), person=people)
    def step(self, verb: str, person: str) -> None:
        self.take(verb, self.people[person])

    @rule(person=people, choice=st.integers(0, 9))
    def likely_step(self, person: str, choice: int) -> None:
        """A step that starts from here, so that cases get far."""
        case = Case.objects.get(pk=self.case.pk)
        near = [verb for verb in VERBS if case.state in TABLE[verb].sources]
        if near:
            verb = near[choice % len(near)]
            self.take(verb, self.people[person])
            self.take(verb, actor_of(verb, self.office))

    def take(self, verb: str, person: User) -> None:
        case = Case.objects.get(pk=self.case.pk)
        before = case.state
        facts = facts_of(verb, case, self.office, now=self.now)
        if not self.tried(lambda: steps.take(case, verb, by=person, now=self.now, facts=facts)):
            return
        self.moves += 1
        after = Case.objects.get(pk=self.case.pk).state
        assert after in WAYS[before]
        assert person is not self.people["stranger"]
        assert person.role != Role.ASSISTANT
        supervisor = person.role in {Role.DISTRICT_SUPERVISOR, Role.CITY_SUPERVISOR}
        assert supervisor == (after in HEADS or verb == "reopen")
        assert (person.role == Role.LEGAL_REVIEWER) == (after in LAWYERS or verb == "return_draft")

    @rule(days=st.sampled_from([0, 1, 3, 8, 35, 200]))
    def time_passes(self, days: int) -> None:
        later = self.now + timedelta(days=days)
        self.now = datetime.combine(later.date(), time(9), tzinfo=self.now.tzinfo)

    @rule()
    def somebody_visits(self) -> None:
        visit(self.case, self.office, now=self.now)
        if not self.case.violations.exists():
            suspect(self.case)

    @rule()
    def somebody_calculates(self) -> None:
        for violation in self.case.violations.filter(confirmed_at__isnull=False):
            self.tried(
                partial(
                    calculations.calculate,
                    violation,
                    by=self.people["lead"],
                    now=self.now,
                    as_of=self.now.date(),
                )
            )

    @rule(
        person=people, kind=st.sampled_from([ApprovalKind.EXTENSION, ApprovalKind.ORDER_EXTENSION])
    )
    def ask(self, person: str, kind: ApprovalKind) -> None:
        by = self.people[person]
        facts = {"days": 10} if kind == ApprovalKind.ORDER_EXTENSION else {}
        if self.tried(
            lambda: approvals.ask(
                Case.objects.get(pk=self.case.pk),
                kind,
                by=by,
                now=self.now,
                reason="材料多",
                facts=facts,
            )
        ):
            assert person in {"lead", "second"}

    @rule(person=people, granted=st.booleans())
    def answer(self, person: str, granted: bool) -> None:
        by = self.people[person]
        for approval in Approval.objects.filter(case=self.case, state="waiting"):
            verb = approvals.grant if granted else approvals.refuse
            if self.tried(lambda a=approval, v=verb: v(a, by=by, now=self.now, answer="已阅")):
                assert person in {"district", "city"}

    @rule(person=people)
    def demand(self, person: str) -> None:
        case = Case.objects.get(pk=self.case.pk)
        money = {"amount_yuan": 50_000, "surcharge_yuan": 0, "pay_to": "示例银行"}
        facts = facts_of("serve_decision", case, self.office, now=self.now) | money
        if self.tried(
            lambda: enforcement.demand(case, by=self.people[person], now=self.now, facts=facts)
        ):
            assert person in {"lead", "second"}

    @rule(person=people)
    def note(self, person: str) -> None:
        by = self.people[person]
        self.tried(lambda: collected.write_note(self.case, by=by, now=self.now, text="电话"))

    @rule()
    def propose_again(self) -> None:
        """The same alert is in one case only."""
        link = self.case.casealerts.filter(released_on=None).select_related("alert").first()
        if link:
            link.alert.refresh_from_db()
            assert not self.tried(
                lambda: cases.propose(
                    by=self.people["lead"],
                    now=self.now,
                    enterprise=self.case.enterprise,
                    origin="alert",
                    violation_type="V1",
                    summary="x",
                    alerts=[link.alert],
                )
            )

    @invariant()
    def the_story_is_whole(self) -> None:
        if not hasattr(self, "case"):
            return
        assert all(self.refusals)  # each with its sentence
        case = Case.objects.get(pk=self.case.pk)
        moved = [s for s in case.steps.order_by("id") if s.from_state not in ("", s.to_state)]
        assert len(moved) == case.moves_count == self.moves
        state = "proposed"
        for step in moved:
            assert step.from_state == state
            state = step.to_state
        assert state == case.state
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    @invariant()
    def the_history_holds_every_state(self) -> None:
        if not hasattr(self, "case"):
            return
        events = apps.get_model("compliance", "CaseEvent").objects.filter(pgh_obj_id=self.case.pk)
        told = [event.state for event in events.order_by("pgh_id")]
        changes = [after for before, after in pairwise(told) if before != after]
        assert len(changes) == self.moves

    @invariant()
    def no_deadline_is_wrong(self) -> None:
        if not hasattr(self, "case"):
            return
        case = Case.objects.get(pk=self.case.pk)
        running = list(case.deadlines.running())
        for deadline in running:
            if deadline.unit != "days":
                continue
            pauses = [
                (date.fromisoformat(a), date.fromisoformat(b) if b else None)
                for a, b in deadline.pauses
            ]
            length = deadline.days + deadline.extended_days
            expected = due_on(deadline.started_on, length, deadline.day_type, pauses)
            assert (deadline.due_on, deadline.provisional) == tuple(expected), deadline.limit
        dues = sorted(d.due_on for d in running if d.due_on and d.limit not in RIGHTS)
        assert case.next_due_on == (dues[0] if dues else None)
        if case.state in {"closed", "not_filed"}:
            assert not running
        if case.state in {"filed", "investigating"}:
            assert latest(case, "investigation") is not None


@pytest.mark.django_db
@pytest.mark.parametrize("state", sorted(WAYS))
def test_nothing_random_people_do_from_here_breaks_the_procedure(state: str) -> None:
    run_machine(
        type("From", (Procedure,), {"start": state}),
        settings=settings(
            max_examples=3,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
