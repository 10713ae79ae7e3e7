"""A person's day, put together: figures, what is due, where to go first, visits, what waits.

Each part belongs to a permission, so somebody with two roles sees the parts of both. The number of
queries does not depend on how much there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from alerts.models import Alert, AlertState
from alerts.presenting.rows import Row, rows
from alerts.queue import fresh_batches
from compliance.models import Approval, ApprovalState, Case, Complaint, Inspection, Member
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.sight import current_sight

from .case_rows import CaseRow, case_rows
from .complaint_rows import ComplaintRow, complaint_rows
from .day_figures import Figure, Waits, counted
from .day_load import Load, load_of_teams
from .letters import CameBack, came_back

DOORS = 5
CASES = 8
VISITS = 8
ANSWERS = 4
COMPLAINTS = 5
AHEAD = timedelta(days=7)
RECENT = timedelta(days=3)


@dataclass(frozen=True)
class DueCase:
    """A case with a deadline at hand: its row, the deadline's name, whether it is one's own."""

    row: CaseRow
    limit: str
    own: bool


@dataclass(frozen=True)
class Visit:
    """A visit or review ahead, or one of the past that nobody has recorded."""

    inspection: Inspection
    subject: str
    team: list[str]
    unrecorded: bool
    record: str


@dataclass(frozen=True)
class Day:
    """Everything the page shows."""

    on: date
    figures: list[Figure]
    waiting: list[Waits]
    campaign: list[Waits]
    cases: list[DueCase]
    doors: list[Row] | None
    visits: list[Visit]
    answers: list[Approval]
    complaints: list[ComplaintRow]
    load: Load | None
    fresh: list[dict[str, Any]]
    back: CameBack | None
    sees_nothing: bool

    @property
    def quiet(self) -> bool:
        """Whether nothing is due, new, planned or waiting."""
        return not (
            self.cases
            or self.doors
            or self.visits
            or self.waiting
            or self.campaign
            or self.answers
            or self.complaints
        )


def day_of(user: User, *, on: date) -> Day:
    """The day of `user`, by the roles held and within their sight."""
    numbers = counted(user, on=on)
    sight = current_sight(user)
    acts = Permission.ALERT_ACKNOWLEDGE.is_held_by(user)
    return Day(
        on=on,
        figures=numbers.figures,
        waiting=numbers.waiting,
        campaign=numbers.doors,
        cases=_due_cases(user, on),
        doors=_doors(user, on) if acts else None,
        visits=_visits(user, on),
        answers=_answers(user, on) if Permission.CASE_INVESTIGATE.is_held_by(user) else [],
        complaints=_complaints(user, on),
        load=load_of_teams(user, on=on) if Permission.STAFF_ASSIGN.is_held_by(user) else None,
        fresh=fresh_batches(user) if acts else [],
        back=came_back(user, on) if Permission.LETTER_SEND.is_held_by(user) else None,
        sees_nothing=not (sight.everything or sight.districts or sight.groups),
    )


def _due_cases(user: User, on: date) -> list[DueCase]:
    """Cases overdue or due within a week, most urgent first."""
    team = Member.objects.filter(case=OuterRef("pk"), inspector__user=user, left_on=None)
    due = Case.objects.visible_to(user).open().filter(next_due_on__lte=on + AHEAD)
    related = ("enterprise", "provider", "grid_group")
    found = due.annotate(is_own=Exists(team)).by_urgency().select_related(*related)[:CASES]
    shown = case_rows(found, on=on)
    limits = Limit.objects.in_bulk({row.case.next_limit for row in shown})
    return [
        DueCase(
            row=row,
            limit=limits[row.case.next_limit].label if row.case.next_limit in limits else "",
            own=row.case.is_own,  # type: ignore[attr-defined]
        )
        for row in shown
    ]


def _complaints(user: User, on: date) -> list[ComplaintRow]:
    """Complaints to be accepted, refused or answered, most urgent first."""
    if not Permission.COMPLAINT_DECIDE.is_held_by(user):
        return []
    waiting = Complaint.objects.visible_to(user).waiting().with_members().by_urgency()
    return complaint_rows(waiting[:COMPLAINTS], on=on)


def _doors(user: User, on: date) -> list[Row]:
    """The new alerts of the highest priority: the doors to go to first."""
    new = Alert.objects.visible_to(user).filter(state=AlertState.NEW).by_priority()
    return rows(new.select_related("enterprise", "provider", "grid_group")[:DOORS], on=on)


def _visits(user: User, on: date) -> list[Visit]:
    """Planned until a week from now, earlier ones that are not recorded too: the own ones of
    whoever is on the inspecting staff, else all within sight.
    """
    planned = Inspection.objects.visible_to(user).planned().filter(planned_on__lte=on + AHEAD)
    if Permission.CASE_COLLECT.is_held_by(user):
        planned = planned.filter(inspectors__user=user)
    order = ("planned_on", "planned_time", "id")
    first = planned.order_by(*order).values("pk")[:VISITS]  # picked before anything is joined
    found = Inspection.objects.filter(pk__in=first).order_by(*order)
    in_order = found.select_related("enterprise", "provider", "case").prefetch_related("inspectors")
    may_record = Permission.VISIT_PLAN.is_held_by(user)
    return [
        Visit(
            inspection=each,
            subject=str(each.enterprise or each.provider or ""),
            team=[person.name for person in each.inspectors.all() if person.user_id != user.pk],
            unrecorded=each.planned_on < on,
            record=_record_address(each) if may_record and each.planned_on <= on else "",
        )
        for each in in_order
    ]


def _record_address(inspection: Inspection) -> str:
    """Where a visit in a case is recorded; '' for one before any case."""
    if inspection.case_id is None:
        return ""
    return reverse("compliance:record_case_visit", args=[inspection.case_id, inspection.pk])


def _answers(user: User, on: date) -> list[Approval]:
    """What was asked of a supervisor and is answered since a few days, the latest first."""
    recent = Q(asked_by=user, decided_at__date__gte=on - RECENT)
    asked = Approval.objects.visible_to(user).filter(recent)
    answered = asked.exclude(state=ApprovalState.WAITING).select_related("case", "decided_by")
    return list(answered.order_by("-decided_at", "-id")[:ANSWERS])
