"""Everything the page of one case shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.actions import approvals, collected, enforcement, steps
from compliance.models import (
    ApprovalKind,
    Case,
    Document,
    DocumentKind,
    Exposure,
    Part,
    WatchlistEntry,
)
from compliance.papers.persons import person_of
from compliance.procedure.clocks import running
from compliance.procedure.states import DRAFTED, OVER, CaseState
from compliance.procedure.table import TABLE
from compliance.procedure.transitions import Transition
from inspectorate.organisation.permissions import Permission

from .case_path import path_of
from .case_route import Route, next_title, obtained_of, route_of
from .case_rows import headline_of, subject_of, tone
from .case_story import story_of
from .deadlines import case_due, running_cards
from .drafts import draft_of
from .history import Change, changes_of
from .standing import standing_of

MAIN_STEPS = (
    "file", "begin", "conclude", "confirm", "order", "serve_order", "record_rectified",
    "give_notice", "serve_notice", "submit", "record_hearing", "approve_draft", "decide_penalty",
    "decide_handling", "serve_decision", "record_compliance", "record_enforcement", "close",
)  # fmt: skip

NEXT: dict[CaseState, Any] = {
    CaseState.PROPOSED: _("Next: the head of the inspection files or declines"),
    CaseState.FILED: _("Next: begin the investigation"),
    CaseState.INVESTIGATING: _("Next: investigate, then end with a report"),
    CaseState.CONCLUDED: _("Next: say what was found"),
    CaseState.NO_VIOLATION: _("Next: close the case"),
    CaseState.WITHDRAWN: _("Next: close the case"),
    CaseState.ORDER_ISSUED: _("Next: serve the order"),
    CaseState.ORDER_SERVED: _("Next: re-check the order"),
    CaseState.RECTIFIED: _("Next: close the case"),
    CaseState.NOT_RECTIFIED: _("Next: give prior notice"),
    CaseState.NOTICE_ISSUED: _("Next: serve the notice"),
    CaseState.NOTICE_SERVED: _("Next: statement, hearing or draft"),
    CaseState.HEARING: _("Next: hold the hearing"),
    CaseState.HEARD: _("Next: submit the draft"),
    CaseState.IN_REVIEW: _("Next: legal review"),
    CaseState.REVIEWED: _("Next: decide"),
    CaseState.DECIDED: _("Next: serve the decision"),
    CaseState.DECISION_SERVED: _("Next: payment, else the court"),
    CaseState.COMPLIED: _("Next: close the case"),
    CaseState.AT_COURT: _("Next: the court enforces"),
    CaseState.ENFORCED: _("Next: close the case"),
    CaseState.TRANSFERRED: _("Next: close the case"),
    CaseState.REDIRECTED: _("Next: close the case"),
    CaseState.CLOSED: _("Closed: the head of the inspection can open it again"),
}

EXTENDED = (
    (ApprovalKind.EXTENSION, "investigation", _("Ask for more time…")),
    (ApprovalKind.ORDER_EXTENSION, "order", _("Extend the order…")),
)


def case_page(case: Case, *, user: Any, on: date, all_changes: bool) -> dict[str, Any]:
    """The context of screen 3."""
    possible = steps.possible(case, by=user, on=on)
    state = CaseState(case.state)
    route = route_of(case)
    obtained = obtained_of(case, route)
    title = "" if state in OVER and not possible else NEXT.get(state, "")
    title = next_title(case, route, title)
    members = list(case.members.select_related("inspector").order_by("left_on", "id"))
    return {
        "case": case,
        "headline": headline_of(case),
        "subject": subject_of(case),
        "person": person_of(case),
        "tone": tone(case),
        "due": case_due(case, on=on),
        "path": path_of(case, route),
        "next_title": title,
        "transfer": _transfer(case, route, user),
        "steps": _ordered(possible, route),
        "waits_for_others": not possible and bool(title),
        "deadlines": running_cards(case, on=on),
        "story": story_of(case),
        "changes": _changes(case, user) if all_changes else None,
        "put_right": None if obtained else _put_right(case),
        "obtained": obtained,
        "documents": _papers(case),
        "evidence": list(case.evidences.order_by("-serial")[:8]),
        "evidence_count": case.evidences.count(),
        "chain_is_whole": collected.chain_is_whole(case),
        "inspections": list(
            case.inspections.prefetch_related("inspectors").order_by("-planned_on", "-id")[:6]
        ),
        "members": members,
        "lead": next((one for one in members if one.part == Part.LEAD and not one.left_on), None),
        "standing": standing_of(case.enterprise, user=user) if case.enterprise else "",
        "testimonies": list(case.testimonys.all()[:20]),
        "alerts": list(case.casealerts.select_related("alert").order_by("id")),
        "campaign": _campaign(case, user),
        "approvals": list(case.approvals.waiting().select_related("asked_by")),
        "may": _rights(user),
        "acts": _acts(case, user),
        "asking": _asking(case, on),
        "today": on,
        "draft": draft_of(case) if state in DRAFTED else {},
    }


def _changes(case: Case, user: Any) -> list[Change] | None:
    """Every change, for whoever may see it; None for others."""
    return changes_of(case) if Permission.HISTORY_READ.is_held_by(user) else None


def _transfer(case: Case, route: Route, user: Any) -> dict[str, Any] | None:
    """Why the case goes to another authority, and why this person does not take the step; None
    where it is ours, or has gone.
    """
    step = TABLE["transfer"]
    if route.transfer is None or CaseState(case.state) not in step.sources:
        return None
    held = step.permission.is_held_by(user)
    return {
        "authority": route.authority,
        "why": route.transfer.why_transferred,
        "step": step,
        "refusal": "" if held else step.permission.refusal(user),
    }


def _ordered(possible: list[tuple[Transition, str]], route: Route) -> list[dict[str, Any]]:
    """Steps that can be taken first; the first of the main ones is the filled button, a transfer
    that the law demands before all.
    """
    main = ("transfer", *MAIN_STEPS) if route.transfer else MAIN_STEPS
    ranked = sorted(
        possible,
        key=lambda pair: (
            bool(pair[1]),
            main.index(pair[0].verb) if pair[0].verb in main else len(main),
        ),
    )
    return [
        {
            "step": step,
            "hindrance": hindrance,
            "main": n == 0 and not hindrance and step.verb in main,
        }
        for n, (step, hindrance) in enumerate(ranked)
    ]


def _campaign(case: Case, user: Any) -> dict[str, Any]:
    """Exposures of its decision and watchlist entries that name the case."""
    exposures = Exposure.objects.visible_to(user).filter(case=case)
    watched = WatchlistEntry.objects.visible_to(user).filter(case=case)
    return {
        "exposures": list(exposures.order_by("-id")),
        "watched": list(watched.order_by("-id")),
        "medals": [],
        "reads_medals": False,
    }


def _put_right(case: Case) -> dict[str, int] | None:
    """How many of the violation's workers are put right; None where nobody is concerned."""
    workers = case.violationworkers.confirmed()
    total = workers.count()
    if not total:
        return None
    done = workers.exclude(put_right_on=None).count()
    return {"done": done, "open": total - done, "total": total, "share": round(100 * done / total)}


def _papers(case: Case) -> list[Document]:
    """All that were made, those replaced since too."""
    made = case.documents.exclude(kind=DocumentKind.LETTER).select_related("replacement")
    return list(made.order_by("-id"))


def _rights(user: Any) -> dict[str, bool]:
    """What the page offers besides the steps."""
    wanted = (
        Permission.CASE_COLLECT,
        Permission.CASE_INVESTIGATE,
        Permission.CASE_EXPORT,
        Permission.CASE_EXTEND,
        Permission.HISTORY_READ,
        Permission.VISIT_PLAN,
    )
    return {permission.value: permission.is_held_by(user) for permission in wanted}


def _acts(case: Case, user: Any) -> dict[str, bool]:
    """Which of the acts that do not move the case make sense now."""
    return {
        "suspect": case.state in (CaseState.INVESTIGATING, CaseState.CONCLUDED),
        "demand": not enforcement.hindrance(case, by=user, now=timezone.now()),
        "pay_part": not enforcement.part_hindrance(case, by=user, now=timezone.now()),
    }


def _asking(case: Case, on: date) -> list[dict[str, Any]]:
    """The extensions of what runs: what is asked for, and why it cannot be."""
    return [
        {
            "what": kind.replace("_", "-"),
            "label": label,
            "why_not": approvals.hindrance(case, kind, on=on),
        }
        for kind, limit, label in EXTENDED
        if running(case, limit)
    ]
