"""The draft decision, as whoever reviews it or decides must see it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from compliance.forms.notice import DECISIONS, last_facts
from compliance.models import Case
from compliance.papers.facts import CHOICES


def draft_of(case: Case) -> dict[str, Any]:
    """The draft as submitted last, for whoever reviews it or decides; {} if there is none."""
    step = case.steps.filter(verb="submit").select_related("taken_by").order_by("-id").first()
    if step is None:
        return {}
    held = last_facts(case, "record_hearing")
    return {
        "submitted_on": timezone.localdate(step.taken_at),
        "submitted_by": step.taken_by,
        "decision": dict(DECISIONS).get(step.facts["decision"], ""),
        "grade": CHOICES["grade"].get(step.facts["grade"], ""),
        "fine_yuan": Decimal(step.facts["fine_yuan"]),
        "grounds": step.facts["grounds"],
        "defence": step.facts["defence"],
        "chair": held.get("opinion", ""),
        "review": last_facts(case, "approve_draft", "return_draft").get("opinion", ""),
    }
