"""The page of one paper: what it says, which paper replaced which, how it was served."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from compliance.actions.documents import digest_of
from compliance.models import Document, DocumentKind
from compliance.papers.facts import CHOICES, LABELS
from compliance.papers.kinds import PAPERS
from inspectorate.foundation import writing


def document_page(paper: Document, *, user: Any) -> dict[str, Any]:
    """The context of a paper's page."""
    from compliance.actions.documents import reason_not_to_replace

    return {
        "paper": paper,
        "rows": list(fact_rows(paper)),
        "calculation": paper.facts.get("calculation") or [],
        "digest": digest_of(paper.facts),
        "trace": trace_of(paper),
        "services": services_of(paper),
        "steps": list(paper.steps.select_related("taken_by").order_by("id")),
        "page_numbers": range(1, paper.pages + 1),
        "why_not_replaced": reason_not_to_replace(paper, by=user),
    }


def fact_rows(paper: Document) -> Iterator[tuple[str, str]]:
    """The facts its step gave, as label and words."""
    for key in PAPERS[paper.kind].keys:
        value = paper.facts.get(key)
        if value not in (None, "", [], {}) and key != "calculation":
            yield str(LABELS[key]), _words(key, value)


def _words(key: str, value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(", ".join(str(cell) for cell in row.values() if cell) for row in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key in CHOICES:
        return str(CHOICES[key].get(str(value), value))
    if key.endswith("_on") or key == "as_of":
        return writing.day(date.fromisoformat(str(value)[:10]))
    if key.endswith("_yuan"):
        return writing.yuan(value)
    if key.endswith("_at"):
        return str(value)[:16].replace("T", " ")
    return str(value)


def trace_of(paper: Document) -> list[Document]:
    """The papers it replaces and is replaced by, the oldest first; empty if there is none."""
    chain = [paper]
    while (earlier := chain[0].replaces) is not None:
        chain.insert(0, earlier)
    while (later := getattr(chain[-1], "replacement", None)) is not None:
        chain.append(later)
    return chain if len(chain) > 1 else []


def services_of(paper: Document) -> list[Document]:
    """The proofs that it was served."""
    if paper.case_id is None:
        return []
    proofs = Document.objects.in_force().filter(case=paper.case_id, kind=DocumentKind.SERVICE)
    return list(proofs.filter(facts__paper_number=paper.number).order_by("id"))
