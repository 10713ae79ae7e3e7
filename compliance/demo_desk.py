"""The demonstration's desk: what a team has in hand on its first day, all through the actions.

Cases from proposal to a served order, a visit this week, letters on their way, a complaint and a
report. The golden enterprise's alert is left for whoever tries the demonstration.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from alerts.models import Alert, AlertState
from alerts.triage import Listed
from compliance.actions import cases, collected, inspections, letters, receiving, steps
from compliance.complaints.identity import Identity
from compliance.models import (
    Case,
    CaseOrigin,
    ComplaintKind,
    InspectionKind,
    InspectionPurpose,
)
from enterprises.models import Enterprise
from inspectorate.organisation.models import Inspector, User
from inspectorate.organisation.working_days import working_day_after

TO_SERVED = ("file", "begin", "conclude", "confirm", "order", "serve_order")
# How far each case is brought: the number of steps after its proposal.
DEPTHS = (6, 5, 4, 2, 2, 1, 0, 0)
LETTERS = 4


def fill_the_desk(*, now: datetime, golden: str) -> None:
    """Brings the team's first alerts under way; the enterprise named `golden` is left alone."""
    inspector, head = (User.objects.get(username=name) for name in ("inspector", "district"))
    waiting = list(
        _open_alerts(inspector, golden).order_by("-score", "-id")[: len(DEPTHS) + LETTERS]
    )
    for alert, depth in zip(waiting, DEPTHS, strict=False):
        _bring_along(alert, depth, inspector=inspector, head=head, now=now)
    rest = [alert.pk for alert in waiting[len(DEPTHS) :]]
    if rest:
        _send_letters(rest, by=inspector, now=now)
    _complain(golden, now=now)


def _open_alerts(inspector: User, golden: str) -> QuerySet[Alert]:
    """Alerts of registration at enterprises of the team's groups, one enterprise each."""
    seen = Alert.objects.visible_to(inspector).filter(
        state=AlertState.NEW, violation_type="V1", enterprise__isnull=False
    )
    one_each = seen.exclude(enterprise__name=golden).order_by("enterprise_id", "-score", "-id")
    return Alert.objects.filter(pk__in=one_each.distinct("enterprise_id").values("pk"))


def _bring_along(alert: Alert, depth: int, *, inspector: User, head: User, now: datetime) -> None:
    case = cases.propose(
        by=inspector,
        now=now,
        origin=CaseOrigin.ALERT,
        violation_type=alert.violation_type,
        summary=cases.headline_of([alert])["zh-hans"],
        enterprise=alert.enterprise,
        alerts=[alert],
    )
    for number, verb in enumerate(TO_SERVED[:depth], 1):
        at = now + timedelta(minutes=number)
        if verb == "conclude":
            _visit(case, by=inspector, now=at)
        by = head if verb == "file" else inspector
        facts = _facts(verb, case, now=at)
        if verb == "begin" and depth == 2:
            facts |= _announced(now=at, days=depth)
        steps.take(case, verb, by=by, now=at, facts=facts)
    if depth == 1:
        _plan(case, by=inspector, now=now, days=depth)
    if depth == len(TO_SERVED):
        collected.write_note(
            case, by=inspector, now=now, text="人事经理电话告知：本月申报时补办参保登记。"
        )


def _team() -> list[Inspector]:
    names = ("inspector", "parttime")
    return [Inspector.objects.get(user__username=name) for name in names]


def _facts(verb: str, case: Case, *, now: datetime) -> dict[str, Any]:
    """What a person would write into the step's form."""
    today = timezone.localdate(now)
    lead, second = _team()
    every: dict[str, dict[str, Any]] = {
        "file": {"lead": lead, "second": second, "opinion": "符合立案条件，同意立案。"},
        "begin": {
            "subject": "社会保险登记与缴费情况",
            "visit_on": today,
            "visit_time": time(9, 30),
            "place": case.enterprise.address if case.enterprise else "",
            "bring": "职工花名册、劳动合同、工资支付台账、考勤记录",
        },
        "conclude": {
            "course": "现场检查，核对花名册与参保记录。",
            "found": case.summary,
            "evidence": "花名册、参保记录、工资台账",
            "proposal": "责令限期改正。",
        },
        "confirm": {
            "violations": case.violations.filter(confirmed_at=None),
            "facts": case.summary,
            "continuing": True,
            "last_on": None,
        },
        "order": {
            "demands": "为未参保劳动者办理社会保险登记并补缴。",
            "articles": "《社会保险法》第五十八条、第八十四条",
            "days": 15,
        },
        "serve_order": {
            "method": "direct",
            "served_on": today,
            "recipient": "孙示例",
            "relation": "人事经理",
            "remark": "",
        },
    }
    return every[verb]


def _announced(*, now: datetime, days: int) -> dict[str, Any]:
    """A notice of inspection for one of the next days, its visit planned with it."""
    visit_on = working_day_after(timezone.localdate(now), days)
    return {"visit_on": visit_on, "visit_time": time(14, 0), "plan_visit": True}


def _visit(case: Case, *, by: User, now: datetime) -> None:
    """A visit made today, with its record."""
    made = inspections.plan(
        by=by,
        now=now,
        case=case,
        purpose=InspectionPurpose.INVESTIGATION,
        kind=InspectionKind.VISIT,
        planned_on=timezone.localdate(now),
        planned_time=time(9, 30),
        inspectors=_team(),
    )
    inspections.record(
        made,
        by=by,
        now=now,
        registered_count=None,
        met_count=None,
        uncovered_count=case.workers_count or None,
        findings=case.summary,
        minutes=95,
    )


def _plan(case: Case, *, by: User, now: datetime, days: int) -> None:
    """A visit in the next days."""
    inspections.plan(
        by=by,
        now=now,
        case=case,
        purpose=InspectionPurpose.INVESTIGATION,
        kind=InspectionKind.VISIT,
        planned_on=working_day_after(timezone.localdate(now), days),
        planned_time=time(14, 0),
        inspectors=_team(),
    )


def _send_letters(alerts: list[int], *, by: User, now: datetime) -> None:
    listed = Listed(dict(Alert.objects.filter(pk__in=alerts).values_list("pk", "state")))
    due_on = working_day_after(timezone.localdate(now), 15)
    letters.send(listed, by=by, now=now, due_on=due_on, language="zh-hans")


def _complain(golden: str, *, now: datetime) -> None:
    """A worker complains, a stranger reports."""
    employer = Enterprise.objects.exclude(name=golden).order_by("-risk_points", "id")[0]
    text = "入职一年多，单位一直没有给我们办理社会保险，多次询问都说等等再说。"
    for kind, who, people in (
        (ComplaintKind.COMPLAINT, Identity(name="王示例", phone="13800000000"), 12),
        (ComplaintKind.REPORT, None, None),
    ):
        receiving.receive(
            receiving.Told(
                kind=kind,
                employer_name=employer.name if kind == ComplaintKind.COMPLAINT else golden,
                text=text,
                who=who,
                subjects=("L7",),
                people_count=people,
            ),
            by=None,
            now=now,
        )
