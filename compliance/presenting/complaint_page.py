"""Everything the staff's page of one complaint shows. Never who complained."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.actions import receipt_days
from compliance.complaints.states import ComplaintState
from compliance.complaints.table import TABLE, hindrance
from compliance.models import Complaint, ComplaintStep
from inspectorate.foundation.writing import day
from inspectorate.organisation.permissions import Permission

from .complaint_rows import due_of, employer_of, headline_of, tone

SIMILAR_DAYS = 90
WORDS: dict[str, tuple[Any, str]] = {
    "receive": (_("Received"), "inbox"),
    "message": (_("Message of whoever complained"), "message"),
    "reply": (_("Reply"), "send"),
    "match": (_("Employer matched"), "building-factory-2"),
    "merge": (_("Merged"), "arrows-join"),
    "renew_secret": (_("New secret given at the counter"), "key"),
    "purge": (_("Identity of whoever complained deleted"), "eraser"),
    "link": (_("Case proposed"), "gavel"),
    "ask_for_answer": (_("The case is over: answer asked for"), "clock"),
}
NEXT: dict[str, Any] = {
    ComplaintState.RECEIVED: _("Next: accept or refuse in writing"),
    ComplaintState.ACCEPTED: _("Next: look into it, then answer"),
    ComplaintState.REFUSED: _("Next: close"),
    ComplaintState.ANSWERED: _("Next: close"),
}


def complaint_page(complaint: Complaint, *, user: Any, on: date) -> dict[str, Any]:
    """The context of the page."""
    seen = Complaint.objects.visible_to(user)
    return {
        "complaint": complaint,
        "headline": headline_of(complaint),
        "employer": employer_of(complaint),
        "tone": tone(complaint),
        "due": due_of(complaint, on=on),
        "next_title": NEXT.get(complaint.state, ""),
        "verbs": verbs_of(complaint, user),
        "story": story_of(complaint),
        "files": list(complaint.complaintfiles.order_by("id")),
        "members": list(seen.filter(group_of=complaint).order_by("id")),
        "similar": list(similar_to(complaint, seen=seen)[:6]),
        "may": rights_of(user),
        "proposable": is_proposable(complaint),
        "correctable": not receipt_days.hindrance(complaint),
        "today": on,
    }


def verbs_of(complaint: Complaint, user: Any) -> list[dict[str, Any]]:
    """The moves from here that the role may take, each with what hinders it ('' nothing)."""
    possible = [
        {"move": move, "hindrance": hindrance(complaint, move)}
        for move in TABLE.values()
        if complaint.state in move.sources and move.permission.is_held_by(user)
    ]
    for n, entry in enumerate(possible):
        entry["main"] = n == 0 and not entry["hindrance"]
    return possible


def similar_to(complaint: Complaint, *, seen: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """Others about the same employer within 90 days before it, the newest first."""
    same = Q(employer_name=complaint.employer_name)
    if complaint.enterprise_id:
        same |= Q(enterprise=complaint.enterprise_id)
    since = complaint.received_at - timedelta(days=SIMILAR_DAYS)
    others = seen.filter(same, received_at__gte=since).order_by("-received_at", "-id")
    if not complaint.number:  # not received yet: asked for while it is being recorded
        return others
    return others.exclude(Q(pk=complaint.pk) | Q(group_of=complaint.pk))


def is_proposable(complaint: Complaint) -> bool:
    """Whether a case can be proposed on it."""
    return (
        complaint.state == ComplaintState.ACCEPTED
        and complaint.case_id is None
        and complaint.group_of_id is None
        and complaint.enterprise_id is not None
    )


def story_of(complaint: Complaint) -> list[dict[str, Any]]:
    """What happened, newest first."""
    steps = complaint.complaintsteps.select_related("taken_by", "document").order_by("-id")
    return [
        {"step": step, "words": words, "icon": icon, "legal": step.verb in TABLE}
        for step in steps[:200]
        for words, icon in [_words(step)]
    ]


def _words(step: ComplaintStep) -> tuple[Any, str]:
    if step.verb in TABLE:
        return TABLE[step.verb].done, "gavel"
    if step.verb == receipt_days.VERB:
        days = {name: day(date.fromisoformat(step.facts[name])) for name in ("before", "after")}
        return gettext("Day of receipt corrected from %(before)s to %(after)s") % days, "calendar"
    return WORDS.get(step.verb, (step.verb, "point"))


def rights_of(user: Any) -> dict[str, bool]:
    """What the page offers besides the moves."""
    wanted = (
        Permission.COMPLAINT_RECORD,
        Permission.COMPLAINT_ROUTE,
        Permission.COMPLAINANT_REVEAL,
        Permission.COMPLAINT_SECRET,
        Permission.CASE_PROPOSE,
        Permission.CASE_READ,
        Permission.DOSSIER_READ,
    )
    return {permission.value: permission.is_held_by(user) for permission in wanted}
