"""The timeline of a case as a story: one sentence per event, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from compliance.models import Case, Document, Step
from compliance.procedure.acts import ACTS
from compliance.procedure.table import TABLE
from inspectorate.foundation.writing import day, yuan

# The facts a step's line is told by, whichever of them comes first.
TELLING = (
    "reason", "text", "result", "found", "demands", "content", "caption", "opinion", "facts",
)  # fmt: skip
MOST = 300


@dataclass(frozen=True)
class Event:
    """One sentence of the story, with its paper if it made one."""

    at: datetime
    words: str
    detail: str
    by: str
    icon: str
    legal: bool
    document: Document | None


def story_of(case: Case, *, most: int | None = MOST) -> list[Event]:
    """Steps, notes and replaced papers of a case, newest first; at most so many of each, or all
    (None).
    """
    steps = case.steps.select_related("taken_by", "document").order_by("-id")[:most]
    notes = case.notes.select_related("written_by").order_by("-id")[:most]
    replaced = case.documents.exclude(replaced_at=None).select_related("replaced_by", "replacement")
    events = [
        _replaced(paper, paper.replaced_at)
        for paper in replaced.order_by("-replaced_at", "-id")[:most]
        if paper.replaced_at
    ]
    events += [_told(step) for step in steps]
    events += [
        Event(
            n.written_at, _("Note"), n.text, str(n.written_by), "note", legal=False, document=None
        )
        for n in notes
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _replaced(paper: Document, at: datetime) -> Event:
    """Which paper was replaced, by which, by whom and why."""
    told = _("%(kind)s %(old)s, replaced by %(new)s. %(reason)s") % {
        "kind": capfirst(paper.get_kind_display()),
        "old": paper.number,
        "new": paper.replacement.number,
        "reason": paper.replaced_reason,
    }
    return Event(
        at=at,
        words=_("Paper replaced"),
        detail=told,
        by=str(paper.replaced_by),
        icon="file-text",
        legal=False,
        document=paper.replacement,
    )


def _told(step: Step) -> Event:
    transition = TABLE.get(step.verb)
    if transition:
        words, icon = str(transition.done), "gavel" if transition.legal else "point"
    else:
        act = ACTS.get(step.verb)
        words, icon = (str(act.done), act.icon) if act else (step.verb, "point")
    by = str(step.taken_by) if step.taken_by else str(_("by machine"))
    return Event(
        at=step.taken_at,
        words=words,
        detail=_detail(step),
        by=by,
        icon=icon,
        legal=transition is not None,
        document=step.document,
    )


def _detail(step: Step) -> str:
    """What the step's facts say in a sentence or two."""
    facts = step.facts
    if step.verb == "recheck":
        return _("%(done)s of %(total)s put right, %(open)s still open.") % {
            "done": facts["put_right"],
            "total": facts["put_right"] + facts["open"],
            "open": facts["open"],
        }
    if facts.get("leaving"):
        told = _("%(leaving)s withdraws, %(substitute)s steps in. %(reason)s")
        named = {"leaving": facts["leaving"], "substitute": facts["substitute"]["name"]}
        return (told % {**named, "reason": facts.get("reason", "")}).strip()
    if step.verb == "pay_part":
        return _("%(paid)s on %(day)s, receipt %(receipt)s.") % {
            "paid": yuan(Decimal(facts["amount_yuan"])),
            "day": day(date.fromisoformat(facts["paid_on"])),
            "receipt": facts["receipt"],
        }
    for name in TELLING:
        if facts.get(name):
            return str(facts[name])
    if facts.get("served_on"):
        return _("%(day)s, to %(recipient)s") % {
            "day": day(date.fromisoformat(facts["served_on"])),
            "recipient": facts.get("recipient", ""),
        }
    return ""
