"""Complaints and reports: received, decided in writing, answered, closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.complaints import identity
from compliance.complaints.states import ComplaintState
from compliance.complaints.table import TABLE, Verb, hindrance
from compliance.models import Complaint, ComplaintStep, Document
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from inspectorate.foundation.writing import moment
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import documents


def take(
    complaint: Complaint, verb: str, *, by: User, now: datetime, text: str = ""
) -> ComplaintStep:
    """Takes the verb with its text, for the complaint and for those merged into it.

    Each gets a paper of its own. Raises a Refused with the reason: NotPermitted, NotFromHere,
    NotYet, or StaleState where somebody was first since `complaint` was read.
    """
    move = TABLE[verb]
    refuse_unless_seen(complaint, by=by)
    if not move.permission.is_held_by(by):
        raise NotPermitted(move.permission.refusal(by))
    if complaint.state not in move.sources:
        raise _not_from_here(complaint, move)
    if why := hindrance(complaint, move):
        raise NotYet(why)
    if move.asks and not text.strip():
        raise Refused(_("Missing: %(fields)s.") % {"fields": move.asks})
    refuse_betrayal(text, [complaint, *complaint.members.all()])
    with transaction.atomic(), journal.told(user=by.pk, reason=text, step=verb):
        step = carry_out(complaint, move, by=by, now=now, text=text)
        for member in complaint.members.filter(state__in=move.sources).order_by("id"):
            carry_out(member, move, by=by, now=now, text=text)
    return step


def betrays_one_of(text: str, together: Sequence[Complaint]) -> bool:
    """Whether a text that several read names one of those who complained."""
    several = [complaint.pk for complaint in together]
    return len(several) > 1 and identity.betrays([text], complaints=several)


def refuse_betrayal(text: str, together: Sequence[Complaint]) -> None:
    """Raises Refused if a text that several read names one of those who complained."""
    if betrays_one_of(text, together):
        raise Refused(
            _("Others read this text too, and it names whoever complained. Write it without.")
        )


def record(
    complaint: Complaint,
    verb: str,
    *,
    by: User | None,
    now: datetime,
    text: str = "",
    from_state: str | None = None,
    facts: dict[str, Any] | None = None,
    document: Document | None = None,
) -> ComplaintStep:
    """Writes an entry of the story; without `from_state` the state stays as it is."""
    return ComplaintStep.objects.create(
        complaint=complaint,
        grid_group_id=complaint.grid_group_id,
        district_code=complaint.district_code,
        verb=verb,
        from_state=complaint.state if from_state is None else from_state,
        to_state=complaint.state,
        taken_at=now,
        taken_by=by,
        text=text,
        facts=facts or {},
        document=document,
    )


def reply(complaint: Complaint, *, by: User, now: datetime, text: str) -> ComplaintStep:
    """Writes to whoever complained; they read it with number and secret."""
    refuse_unless_routing(complaint, by=by)
    with transaction.atomic(), journal.told(user=by.pk, step="reply"):
        _still_open(complaint)
        step = record(complaint, "reply", by=by, now=now, text=text)
        Complaint.objects.filter(pk=complaint.pk).update(message_at=None)
    complaint.refresh_from_db()
    return step


def refuse_unless_seen(complaint: Complaint, *, by: User) -> None:
    """Raises NotPermitted unless the complaint is within the person's sight."""
    if not Complaint.objects.visible_to(by).filter(pk=complaint.pk).exists():
        raise NotPermitted(_("This complaint belongs to another team."))


def refuse_unless_routing(complaint: Complaint, *, by: User) -> None:
    """Raises NotPermitted unless the person works on complaints and sees this one."""
    if not Permission.COMPLAINT_ROUTE.is_held_by(by):
        raise NotPermitted(Permission.COMPLAINT_ROUTE.refusal(by))
    refuse_unless_seen(complaint, by=by)


def _still_open(complaint: Complaint) -> None:
    held = Complaint.objects.select_for_update(of=("self",)).filter(pk=complaint.pk)
    if held.values_list("state", flat=True).first() == ComplaintState.CLOSED:
        raise NotFromHere(_("The complaint is closed; nothing is added to it any more."))


def carry_out(
    complaint: Complaint, move: Verb, *, by: User, now: datetime, text: str
) -> ComplaintStep:
    """Moves one complaint with its paper; whoever calls has checked that it may."""
    before = complaint.state
    columns: dict[str, Any] = {"next_due_on": None, "answer_asked_on": None}
    if move.verb == "answer":
        columns |= {"answer": text, "answered_at": now, "answered_by": by}
    still = Complaint.objects.filter(pk=complaint.pk, state=before)
    if not still.update(state=move.target, **columns):
        raise _stale(complaint)
    complaint.refresh_from_db()
    return record(
        complaint,
        move.verb,
        by=by,
        now=now,
        text=text,
        from_state=before,
        document=_paper(complaint, move, by=by, now=now, text=text),
    )


def _paper(
    complaint: Complaint, move: Verb, *, by: User, now: datetime, text: str
) -> Document | None:
    """The written decision, in the language in which the matter was brought."""
    if move.paper is None:
        return None
    told = {"accept": "summary", "refuse": "reason", "answer": "text"}[move.verb]
    return documents.issue(
        move.paper,
        by=by,
        now=now,
        facts={
            "complaint_number": complaint.number,
            "complaint_kind": complaint.kind,
            "received_on": timezone.localdate(complaint.received_at),
            told: text,
        },
        owner=complaint,
        language=complaint.language,
    )


def _not_from_here(complaint: Complaint, move: Verb) -> Refused:
    """Somebody was first, or the verb never started from here."""
    last = complaint.complaintsteps.filter(to_state=complaint.state).exclude(from_state="")
    moved = last.order_by("-id").first()
    if moved and moved.from_state in move.sources:
        return _stale(complaint)
    return NotFromHere(
        _("“%(step)s” is not possible while the complaint is “%(state)s”.")
        % {"step": move.label, "state": ComplaintState(complaint.state).label}
    )


def _stale(complaint: Complaint) -> StaleState:
    """Who was first, what they did, and when."""
    last = (
        complaint.complaintsteps.filter(verb__in=TABLE)
        .select_related("taken_by")
        .order_by("-id")
        .first()
    )
    if last is None:
        return StaleState(_("The complaint has moved on. Nothing was changed."))
    return StaleState(
        _("%(person)s was first: %(done)s, %(at)s. Nothing was changed.")
        % {"person": last.taken_by, "done": TABLE[last.verb].done, "at": moment(last.taken_at)}
    )
