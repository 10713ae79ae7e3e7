"""The timeline of a case as a story: one sentence per event, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.models import Case, Document, Step
from compliance.procedure.table import TABLE
from inspectorate.foundation.writing import day

ACTS: dict[str, tuple[Any, str]] = {
    "propose": (gettext_lazy("Filing proposed"), "bell"),
    "add_evidence": (gettext_lazy("Evidence added"), "photo"),
    "hear_inquiry": (gettext_lazy("Heard on record"), "message"),
    "hear_statement": (gettext_lazy("Statement and defence recorded"), "message"),
    "ask_extension": (gettext_lazy("More time for the investigation asked for"), "clock"),
    "grant_extension": (gettext_lazy("Investigation extended"), "clock"),
    "refuse_extension": (gettext_lazy("Extension refused"), "clock"),
    "ask_order_extension": (gettext_lazy("More time to put right asked for"), "clock"),
    "grant_order_extension": (gettext_lazy("More time to put right granted"), "clock"),
    "refuse_order_extension": (gettext_lazy("More time to put right refused"), "clock"),
    "ask_recusal": (gettext_lazy("Recusal asked for"), "user"),
    "grant_recusal": (gettext_lazy("Recusal granted, somebody else steps in"), "user"),
    "refuse_recusal": (gettext_lazy("Recusal refused"), "user"),
    "discuss": (gettext_lazy("Discussed collectively"), "users"),
    "demand": (gettext_lazy("Performance demanded"), "mail"),
    "recheck": (gettext_lazy("Machine re-check"), "database"),
    "visit": (gettext_lazy("Visit recorded"), "building-factory-2"),
    "calculate": (gettext_lazy("Calculated"), "calculator"),
}
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
    """Steps and notes of a case, newest first; at most so many of each, or all (None)."""
    steps = case.steps.select_related("taken_by", "document").order_by("-id")[:most]
    notes = case.notes.select_related("written_by").order_by("-id")[:most]
    events = [_told(step) for step in steps]
    events += [
        Event(
            n.written_at, _("Note"), n.text, str(n.written_by), "note", legal=False, document=None
        )
        for n in notes
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _told(step: Step) -> Event:
    transition = TABLE.get(step.verb)
    words, icon = ACTS.get(step.verb, (step.verb, "point"))
    if transition:
        words, icon = transition.done, "gavel" if transition.legal else "point"
    by = str(step.taken_by) if step.taken_by else str(_("by machine"))
    return Event(
        at=step.taken_at,
        words=str(words),
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
    for name in ("reason", "text", "result", "found", "demands", "content", "caption", "opinion"):
        if facts.get(name):
            return str(facts[name])
    if facts.get("served_on"):
        return _("%(day)s, to %(recipient)s") % {
            "day": day(date.fromisoformat(facts["served_on"])),
            "recipient": facts.get("recipient", ""),
        }
    return ""
