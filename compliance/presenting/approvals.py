"""What waits for a person's approval, kind by kind, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from compliance.models import Approval, Case
from compliance.procedure.states import CLOSABLE, CaseState
from inspectorate.organisation.permissions import Permission

from .case_rows import CaseRow, case_rows

MOST = 50

KINDS: tuple[tuple[str, Any, Permission, tuple[CaseState, ...]], ...] = (
    ("filings", _("Filings proposed"), Permission.CASE_FILE, (CaseState.PROPOSED,)),
    ("drafts", _("Drafts in legal review"), Permission.CASE_REVIEW, (CaseState.IN_REVIEW,)),
    ("hearings", _("Hearings to hold and record"), Permission.CASE_REVIEW, (CaseState.HEARING,)),
    ("decisions", _("Reviewed, to be decided"), Permission.CASE_DECIDE, (CaseState.REVIEWED,)),
    ("closings", _("To be closed"), Permission.CASE_CLOSE, CLOSABLE),
)


@dataclass(frozen=True)
class Waiting:
    """One kind of thing that waits: its cases as rows, or its requests."""

    code: str
    label: Any
    rows: list[CaseRow]
    requests: list[Approval]


def waiting_sets(user: Any) -> list[tuple[str, Any, Any]]:
    """Every kind that the roles of `user` decide on, with its cases, or its requests, in sight."""
    seen = Case.objects.visible_to(user)
    found: list[tuple[str, Any, Any]] = [
        (code, label, seen.filter(state__in=states))
        for code, label, permission, states in KINDS
        if permission.is_held_by(user)
    ]
    if Permission.CASE_EXTEND.is_held_by(user):
        found.append(
            ("requests", _("Requests"), Approval.objects.visible_to(user).filter(state="waiting"))
        )
    return found


def waiting_for(user: Any, *, on: date) -> list[Waiting]:
    """What waits for the roles of `user` within sight; at most MOST of each kind."""
    found = []
    for code, label, waiting in waiting_sets(user):
        if waiting.model is Case:
            listed = waiting.by_urgency().select_related("enterprise", "provider", "grid_group")
            found.append(Waiting(code, label, case_rows(listed[:MOST], on=on), []))
        else:
            related = ("case__enterprise", "case__provider", "asked_by")
            requests = waiting.select_related(*related).order_by("asked_at", "id")[:MOST]
            found.append(Waiting(code, label, [], list(requests)))
    return found
