"""The visit that a notice of inspection announces: planned with it, moved with its correction."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from compliance.models import (
    Case,
    Document,
    DocumentKind,
    Inspection,
    InspectionKind,
    InspectionPurpose,
)
from inspectorate.organisation.models import Inspector, User

from .possible_days import noticed, outside

if TYPE_CHECKING:
    from .transitions import Taking


def next_visit(case: Case, *, on: date) -> Inspection | None:
    """The first one planned for a day or later; a document review is no visit."""
    ahead = case.inspections.planned().filter(kind=InspectionKind.VISIT, planned_on__gte=on)
    return ahead.order_by("planned_on", "planned_time", "id").first()


def plan_visit(taking: Taking) -> None:
    """An effect: the visit of the notice stands in the plan, where this was asked for.

    The next visit that is planned already moves to the day of the notice. A person is not visited.
    """
    from compliance.actions import inspections

    case, facts = taking.case, taking.facts
    if not facts.get("plan_visit") or not (case.enterprise_id or case.provider_id):
        return
    when = {"planned_on": facts["visit_on"], "planned_time": facts.get("visit_time")}
    planned = next_visit(case, on=taking.on)
    if planned is not None:
        _move(planned, by=taking.by, now=taking.now, place=facts["place"], **when)
        return
    team = case.members.filter(left_on=None).values("inspector")
    inspections.plan(
        by=taking.by,
        now=taking.now,
        case=case,
        purpose=InspectionPurpose.INVESTIGATION,
        kind=InspectionKind.VISIT,
        inspectors=Inspector.objects.filter(pk__in=team).order_by("staff_no"),
        place=facts["place"][:255],
        **when,
    )


def refusal(paper: Document, corrected: dict[str, Any], *, on: date) -> str:
    """Why a corrected notice may not announce this day and time; '' if it may."""
    if paper.kind != DocumentKind.INSPECTION_NOTICE or not _differs(paper.facts, corrected):
        return ""
    try:
        visit_on, _time = _when(corrected)
    except (TypeError, ValueError):
        return _("Write the day as 2026-11-18 and the time as 14:30.")
    if paper.case is None or corrected["visit_on"] == paper.facts.get("visit_on"):
        return ""
    return outside(visit_on, noticed(paper.case, on, {}))


def move_along(old: Document, new: Document, *, by: User, now: datetime) -> None:
    """The visit planned for what the old notice said moves to what the new one says."""
    if old.kind != DocumentKind.INSPECTION_NOTICE or old.case is None:
        return
    place = new.facts["place"]
    if not _differs(old.facts, new.facts) and place == old.facts["place"]:
        return
    before_on, before = _when(old.facts)
    planned = old.case.inspections.planned().filter(
        kind=InspectionKind.VISIT, planned_on=before_on, planned_time=before
    )
    for visit in planned.order_by("id")[:1]:
        planned_on, planned_time = _when(new.facts)
        _move(visit, by=by, now=now, place=place, planned_on=planned_on, planned_time=planned_time)


def _move(visit: Inspection, *, by: User, now: datetime, place: str, **when: Any) -> None:
    from compliance.actions import inspections

    if (visit.planned_on, visit.planned_time) != (when["planned_on"], when["planned_time"]):
        inspections.move(visit, by=by, now=now, **when)
    Inspection.objects.filter(pk=visit.pk).exclude(place=place[:255]).update(place=place[:255])


def _differs(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return any(old.get(key) != new.get(key) for key in ("visit_on", "visit_time"))


def _when(facts: dict[str, Any]) -> tuple[date, time | None]:
    clock = facts.get("visit_time")
    return date.fromisoformat(facts["visit_on"]), time.fromisoformat(clock) if clock else None
