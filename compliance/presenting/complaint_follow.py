"""What whoever complained reads: where it stands, what happens by when, what was said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from compliance.complaints.following import papers_of
from compliance.complaints.states import ComplaintState
from compliance.complaints.table import TABLE
from compliance.forms.complaints import SUBJECTS
from compliance.models import Complaint
from compliance.papers.given import authority
from inspectorate.foundation.writing import day_long
from inspectorate.organisation.models import Limit

OWN = {
    "receive": gettext_lazy("Your matter was received."),
    "message": gettext_lazy("You wrote"),
    "reply": gettext_lazy("The inspectorate wrote"),
    "renew_secret": gettext_lazy("You were given a new secret."),
    "link": gettext_lazy("A case was proposed because of it."),
    "merge": gettext_lazy("Others wrote about the same employer; it is dealt with together."),
}


@dataclass(frozen=True)
class PublicEvent:
    """One sentence of the story, with the text and the papers that belong to it.

    The newest paper comes first; those it replaced follow.
    """

    at: datetime
    words: Any
    text: str
    papers: list[dict[str, Any]]


def office() -> dict[str, Any]:
    """Who the inspectorate is and how to reach it, in the reader's language."""
    language = "en" if get_language() == "en" else "zh-hans"
    found: dict[str, Any] = authority()[language]
    return found


def site() -> dict[str, Any]:
    """What every public page names: the inspectorate, and how long acceptance takes."""
    return {"office": office(), "acceptance_days": _length("complaint_acceptance")}


def follow_page(complaint: Complaint) -> dict[str, Any]:
    """The context of the page; the complaint must be in hand."""
    papers: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in reversed(papers_of(complaint).values()):
        papers[row["first_id"]].append(row)
    told = {verb: move.told for verb, move in TABLE.items()} | OWN
    steps = complaint.complaintsteps.filter(verb__in=told).order_by("-id")
    names = dict(SUBJECTS)
    return {
        "complaint": complaint,
        "standing": standing(complaint),
        "next": what_is_next(complaint),
        "subjects": [names.get(code, code) for code in complaint.subjects],
        "files": list(complaint.complaintfiles.order_by("id")),
        "events": [
            PublicEvent(step.taken_at, told[step.verb], step.text, papers[step.document_id or 0])
            for step in steps
        ],
        "is_over": complaint.state == ComplaintState.CLOSED,
        **site(),
    }


def standing(complaint: Complaint) -> str:
    """Where it stands, in one sentence."""
    return {
        ComplaintState.RECEIVED: _("It was received and is being examined."),
        ComplaintState.ACCEPTED: _("It was accepted. The inspectorate is looking into it."),
        ComplaintState.REFUSED: _("It was not accepted. The reason stands below."),
        ComplaintState.ANSWERED: _("It was dealt with. The answer stands below."),
        ComplaintState.CLOSED: _("It is closed."),
    }[ComplaintState(complaint.state)]


def what_is_next(complaint: Complaint) -> str:
    """What happens by when; '' when nothing is left to happen."""
    if complaint.state == ComplaintState.RECEIVED:
        return _("By %(day)s you read here whether it is accepted or refused.") % {
            "day": day_long(complaint.acceptance_due_on)
        }
    if complaint.state != ComplaintState.ACCEPTED:
        return ""
    if complaint.answer_asked_on:
        return _("The investigation is over. The answer is being written.")
    if complaint.case_id:
        return _(
            "A case was opened or proposed. An investigation takes at most %(days)s working "
            "days from filing, and %(more)s more where it is extended. Then the answer stands here."
        ) % {"days": _length("investigation"), "more": _length("investigation_extension")}
    return _("An inspector looks into it. What comes of it you read here.")


def _length(code: str) -> int:
    return Limit.objects.values_list("length", flat=True).get(code=code) or 0
