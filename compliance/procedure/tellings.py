"""Facts a paper needs that nobody has to type again: they stand in earlier steps and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import DocumentKind, TestimonyKind
from inspectorate.foundation.writing import day

from .transitions import Check, Taking, Telling

if TYPE_CHECKING:
    from compliance.models import Case, Document

DECISIONS = (DocumentKind.PENALTY_DECISION, DocumentKind.HANDLING_DECISION)


def latest_paper(case: Case, *kinds: DocumentKind) -> Document | None:
    """The newest paper of these kinds that is in force."""
    return case.documents.in_force().filter(kind__in=kinds).order_by("-id").first()


def served(*kinds: DocumentKind) -> Telling:
    """Which paper was served."""

    def tell(taking: Taking) -> dict[str, Any]:
        paper = latest_paper(taking.case, *kinds)
        if paper is None:
            return {}
        return {"paper": paper.kind, "paper_number": paper.number}

    return tell


def served_after_it_was_made(*kinds: DocumentKind) -> Check:
    """A check: nothing is served before it was made, so that no waiting time is shortened."""

    def check(taking: Taking) -> str:
        paper = latest_paper(taking.case, *kinds)
        served_on = taking.facts["served_on"]
        if served_on > taking.on:
            return _("The day of service cannot lie ahead.")
        if paper is None or served_on >= timezone.localdate(paper.issued_at):
            return ""
        return _("%(number)s was made on %(day)s; it cannot have been served before.") % {
            "number": paper.number,
            "day": day(timezone.localdate(paper.issued_at)),
        }

    return check


def of_the_decision(taking: Taking) -> dict[str, Any]:
    """Number and day of the decision, and when it was served."""
    return decision_facts(taking.case)


def decision_facts(case: Case) -> dict[str, Any]:
    """Number, day and service of the decision of a case; {} before it was made."""
    paper = latest_paper(case, *DECISIONS)
    if paper is None:
        return {}
    service = case.steps.filter(verb="serve_decision").order_by("-id").first()
    return {
        "decision_number": paper.number,
        "decided_on": paper.facts["issued_on"],
        "served_on": service.facts["served_on"] if service else "",
    }


def of_the_draft(taking: Taking) -> dict[str, Any]:
    """What was drafted: the grade, its grounds, the defence, the fine."""
    draft = taking.case.steps.filter(verb="submit").order_by("-id").first()
    if draft is None:
        return {}
    return {
        name: draft.facts[name]
        for name in ("decision", "grade", "grounds", "defence", "fine_yuan")
        if name in draft.facts and name not in taking.facts
    }


def of_the_notice(taking: Taking) -> dict[str, Any]:
    """The number of the notice that came before."""
    paper = latest_paper(taking.case, DocumentKind.PENALTY_NOTICE)
    return {"notice_number": paper.number} if paper else {}


def of_the_defence(taking: Taking) -> dict[str, Any]:
    """When the party stated and defended itself, and when the hearing was held."""
    facts: dict[str, Any] = {}
    said = taking.case.testimonys.filter(kind=TestimonyKind.STATEMENT).order_by("-id").first()
    if said is not None:
        facts["stated_on"] = timezone.localdate(said.heard_at).isoformat()
    held = taking.case.steps.filter(verb="record_hearing").order_by("-id").first()
    if held is not None:
        facts["hearing_on"] = of_the_hearing(taking).get("hearing_on")
    return facts


def of_the_hearing(taking: Taking) -> dict[str, Any]:
    """When, where and under whom the hearing was announced."""
    told = taking.case.steps.filter(verb="announce_hearing").order_by("-id").first()
    if told is None:
        return {}
    wanted = ("hearing_on", "hearing_time", "place", "public")
    facts = {name: told.facts[name] for name in wanted if name in told.facts}
    return facts | {"chair": told.facts["chair"]["name"]}


def of_the_outcome(taking: Taking) -> dict[str, Any]:
    """How the case ended."""
    return {"outcome": taking.columns.get("outcome", "")}
