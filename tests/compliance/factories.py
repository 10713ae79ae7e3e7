"""A team, a case, and its way through the procedure: by actions alone, as people would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from alerts.models import Alert
from compliance.actions import calculations, cases, enforcement, steps
from compliance.models import (
    Case,
    CaseOrigin,
    Inspection,
    InspectionKind,
    InspectionPurpose,
    InspectionState,
    Violation,
    ViolationWorker,
)
from compliance.procedure.calculated import calculation_of
from compliance.procedure.clocks import latest
from compliance.procedure.states import MOVES
from enterprises.models import Enterprise
from inspectorate.organisation.models import (
    Assignment,
    GridGroup,
    Inspector,
    InspectorKind,
    Role,
    User,
)
from tests.compliance.step_facts import facts_of
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_user,
    make_worker,
)
from tests.factories import next_number as number

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def make_inspector(group: GridGroup, *, name: str = "李示例", **changes: Any) -> Inspector:
    """A full-time inspector of a group with a log-in and a certificate until 2030."""
    n = number()
    user = make_user(Role.FULL_TIME_INSPECTOR, display_name=name)
    values: dict[str, Any] = {
        "staff_no": f"T{n}",
        "name": name,
        "kind": InspectorKind.FULL_TIME,
        "certificate_no": f"370214{n:04}",
        "certificate_until": date(2030, 1, 1),
        "user": user,
    }
    inspector = Inspector.objects.create(**{**values, **changes})
    Assignment.objects.create(inspector=inspector, grid_group=group, from_on=date(2020, 1, 1))
    return inspector


@dataclass
class Office:
    """Everybody a case needs, in one group."""

    group: GridGroup = field(default_factory=make_grid_group)

    def __post_init__(self) -> None:
        self.lead = make_inspector(self.group, name="李示例")
        self.second = make_inspector(self.group, name="王示例")
        self.district = make_user(
            Role.DISTRICT_SUPERVISOR,
            display_name="周示例",
            district_codes=[self.group.district_code],
        )
        self.reviewer = make_user(Role.LEGAL_REVIEWER, display_name="赵示例")

    @property
    def inspector(self) -> User:
        """The lead's log-in."""
        assert self.lead.user
        return self.lead.user

    @property
    def colleague(self) -> User:
        """The second inspector's log-in."""
        assert self.second.user
        return self.second.user


def propose(
    office: Office,
    *,
    now: datetime = START,
    enterprise: Enterprise | None = None,
    alert: Alert | None = None,
    **changes: Any,
) -> Case:
    """A case proposed by the lead on a golden alert."""
    enterprise = enterprise or make_enterprise(office.group)
    alert = alert or make_alert(enterprise)
    values: dict[str, Any] = {
        "origin": CaseOrigin.ALERT,
        "violation_type": alert.violation_type,
        "summary": "98名劳动者未参保",
        "enterprise": enterprise,
        "alerts": [alert],
    }
    return cases.propose(by=office.inspector, now=now, **{**values, **changes})


def suspect(case: Case, *, type: str = "V1", workers: int = 2) -> Violation:  # noqa: A002
    """A suspected violation with some workers."""
    violation = Violation.objects.create(
        case=case,
        type=type,
        description="98名劳动者未参加社会保险",
        workers_count=workers,
        amount_yuan=Decimal("1152028.80"),
        continuing=True,
    )
    for _each in range(workers):
        worker = make_worker()
        if case.enterprise:
            make_employment(case.enterprise, worker)
        ViolationWorker.objects.create(
            case=case, violation=violation, worker=worker, months_count=21
        )
    return violation


def visit(case: Case, office: Office, *, now: datetime) -> Inspection:
    """A visit that was made."""
    made = Inspection.objects.create(
        case=case,
        enterprise=case.enterprise,
        kind=InspectionKind.VISIT,
        purpose=InspectionPurpose.INVESTIGATION,
        state=InspectionState.DONE,
        planned_on=timezone.localdate(now),
        registered_count=265,
        met_count=260,
        uncovered_count=98,
        findings="98人未参保",
        done_at=now,
        done_by=office.inspector,
    )
    made.inspectors.set([office.lead, office.second])
    return made


def actor_of(verb: str, office: Office) -> User:
    """Who takes a step."""
    if verb in {"record_hearing", "return_draft", "approve_draft"}:
        return office.reviewer
    if verb in {
        "file",
        "decline",
        "withdraw",
        "transfer",
        "redirect",
        "decide_penalty",
        "decide_handling",
        "apply_to_court",
        "close",
        "reopen",
    }:
        return office.district
    return office.inspector


def walk(case: Case, office: Office, *verbs: str, now: datetime = START) -> datetime:
    """Takes the steps one after the other, an hour apart; waits where the law makes one wait."""
    for verb in verbs:
        if verb == "apply_to_court" and not latest(case, "demand"):
            now = demand(case, office, now=now)
        now = _waited(verb, case, now)
        if verb == "conclude":
            visit(case, office, now=now)
        if verb == "confirm" and not case.violationworkers.exists():
            case.violations.all().delete()
            suspect(case)
        if verb == "give_notice" and not calculation_of(case):
            violation = case.violations.get()
            today = timezone.localdate(now)
            calculations.calculate(violation, by=office.inspector, now=now, as_of=today)
        facts = facts_of(verb, case, office, now=now)
        steps.take(case, verb, by=actor_of(verb, office), now=now, facts=facts)
        now += timedelta(hours=1)
    return now


def demand(case: Case, office: Office, *, now: datetime) -> datetime:
    """Demands performance the day after the time to pay is over."""
    payment = latest(case, "payment")
    assert payment
    assert payment.due_on
    now = _morning_of(payment.due_on + timedelta(days=1))
    facts = facts_of("serve_decision", case, office, now=now)
    money = {
        "amount_yuan": Decimal(50_000),
        "surcharge_yuan": Decimal(1_500),
        "pay_to": "示例银行",
    }
    enforcement.demand(case, by=office.inspector, now=now, facts=facts | money)
    return now + timedelta(hours=1)


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=timezone.get_current_timezone())


def _waited(verb: str, case: Case, now: datetime) -> datetime:
    """The moment from which a step may be taken, or `now`."""
    codes = {
        "record_not_rectified": ("order",),
        "submit": ("statement", "hearing_request") if case.state == "notice_served" else (),
        "apply_to_court": ("payment", "demand"),
    }
    dues = [
        limit.due_on
        for code in codes.get(verb, ())
        if (limit := latest(case, code)) and limit.due_on
    ]
    if verb == "apply_to_court" and (window := latest(case, "court_application")):
        dues.append(window.started_on)
    if verb == "record_hearing":
        told = case.steps.filter(verb="announce_hearing").order_by("-id")[0].facts["hearing_on"]
        dues.append(date.fromisoformat(told))
    after = max((due + timedelta(days=1) for due in dues), default=timezone.localdate(now))
    if after <= timezone.localdate(now):
        return now
    return _morning_of(after)


def reaching(state: str) -> list[str]:
    """The shortest way of verbs from proposed to a state."""
    ways: dict[str, list[str]] = {"proposed": []}
    while state not in ways:
        for verb, (sources, target) in MOVES.items():
            for source in sources:
                if source.value in ways and target.value not in ways:
                    ways[target.value] = [*ways[source.value], verb]
    return ways[state]


def with_the_order(verbs: list[str]) -> list[str]:
    """The way for a V1: the order before the notice."""
    if "give_notice" not in verbs or "order" in verbs:
        return verbs
    at = verbs.index("give_notice")
    return [*verbs[:at], "order", "serve_order", "record_not_rectified", *verbs[at:]]
