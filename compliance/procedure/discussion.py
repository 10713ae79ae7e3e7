"""The collective discussion of grave cases: minuted before the decision that follows from it."""

from __future__ import annotations

from compliance.models import DocumentKind

from .transitions import Taking


def minute_the_discussion(taking: Taking) -> None:
    """Its record as a paper of the case, and its line in the story (Penalty Law art. 57)."""
    if not taking.facts.get("discussed_on"):
        return
    from compliance.actions import documents, steps  # steps knows the table this stands in

    told = ("discussed_on", "present", "discussion", "fine_yuan")
    facts = {name: taking.facts[name] for name in told if name in taking.facts}
    paper = documents.issue(
        DocumentKind.DISCUSSION, by=taking.by, now=taking.now, facts=facts, case=taking.case
    )
    story = {"result": facts["discussion"]}
    steps.record(taking.case, "discuss", by=taking.by, now=taking.now, facts=story, document=paper)
