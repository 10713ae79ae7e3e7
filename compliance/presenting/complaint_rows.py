"""Complaints as the rows of the inbox: what it is about, at whom, what is next and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.complaints.states import OVER, ComplaintState
from compliance.models import Complaint, ViolationType
from inspectorate.foundation.writing import chinese, day_short
from inspectorate.organisation.due import NO_DUE, Due, due

LONGEST = 120


@dataclass(frozen=True)
class ComplaintRow:
    """One line of the inbox."""

    complaint: Complaint
    headline: str
    employer: str
    why: str
    due: Due
    tone: str


def complaint_rows(complaints: Iterable[Any], *, on: date) -> list[ComplaintRow]:
    """The lines as they stand on a day; `members_count` was annotated."""
    return [
        ComplaintRow(
            complaint=complaint,
            headline=headline_of(complaint),
            employer=employer_of(complaint),
            why=_why(complaint),
            due=due_of(complaint, on=on),
            tone=tone(complaint),
        )
        for complaint in complaints
    ]


def headline_of(complaint: Complaint) -> str:
    """What it is about, in the words of the mandate."""
    labels = dict(ViolationType.choices)
    known = [str(labels[code]) for code in complaint.subjects if code in labels]
    return ("；" if chinese() else "; ").join(known)


def employer_of(complaint: Complaint) -> str:
    """The employer as registered, else as told."""
    return complaint.matched_name or complaint.employer_name


def due_of(complaint: Complaint, *, on: date) -> Due:
    """Until when it is accepted or refused; or that its answer was asked for."""
    if complaint.group_of_id:
        return NO_DUE
    if complaint.state == ComplaintState.RECEIVED:
        return due(complaint.acceptance_due_on, on=on, provisional=complaint.acceptance_provisional)
    if complaint.answer_asked_on:
        return Due("soon", _("Answer now"), day_short(complaint.answer_asked_on, today=on))
    return NO_DUE


def tone(complaint: Complaint) -> str:
    """The class of the word for the state."""
    if complaint.state in OVER:
        return "off"
    return "live"


def _why(complaint: Any) -> str:
    """Kind, channel, whether it is signed, how many, and what came since."""
    parts = [str(complaint.get_kind_display()), str(complaint.get_channel_display())]
    if complaint.is_anonymous:
        parts.append(_("without name"))
    if complaint.enterprise_id is None:
        parts.append(_("employer unknown"))
    if complaint.members_count:
        together = complaint.members_count + 1
        parts.append(ngettext("%d together", "%d together", together) % together)
    if complaint.message_at:
        parts.append(_("new message"))
    kept = " ".join(complaint.text.split())[:LONGEST]
    return f"{'、'.join(parts)}：{kept}" if chinese() else f"{', '.join(parts)}: {kept}"
