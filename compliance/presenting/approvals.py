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

KINDS: tuple[tuple[Any, Permission, tuple[CaseState, ...]], ...] = (
    (_("Filings proposed"), Permission.CASE_FILE, (CaseState.PROPOSED,)),
    (_("Drafts in legal review"), Permission.CASE_REVIEW, (CaseState.IN_REVIEW,)),
    (_("Hearings to hold and record"), Permission.CASE_REVIEW, (CaseState.HEARING,)),
    (_("Reviewed, to be decided"), Permission.CASE_DECIDE, (CaseState.REVIEWED,)),
    (_("To be closed"), Permission.CASE_CLOSE, CLOSABLE),
)


@dataclass(frozen=True)
class Waiting:
    """One kind of thing that waits: its cases as rows, or its requests."""

    label: Any
    rows: list[CaseRow]
    requests: list[Approval]


def waiting_for(user: Any, *, on: date) -> list[Waiting]:
    """What waits for the role of `user` within sight; at most MOST of each kind."""
    seen = Case.objects.visible_to(user)
    found = []
    for label, permission, states in KINDS:
        if permission.is_held_by(user):
            cases = seen.filter(state__in=states).by_urgency()
            listed = cases.select_related("enterprise", "provider", "grid_group")[:MOST]
            found.append(Waiting(label, case_rows(listed, on=on), []))
    if Permission.CASE_EXTEND.is_held_by(user):
        asked = Approval.objects.waiting().filter(case__in=seen)
        related = ("case__enterprise", "case__provider", "asked_by")
        requests = list(asked.select_related(*related).order_by("asked_at", "id")[:MOST])
        found.append(Waiting(_("Requests"), [], requests))
    return found
