"""The page of one paper: what it says, which paper replaced which, how it was served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions.documents import digest_of, reason_not_to_replace
from compliance.models import Document, DocumentKind
from compliance.papers.facts import CHOICES, LABELS
from compliance.papers.kinds import PAPERS
from inspectorate.foundation import writing

# How a fact is written, by the last word of its name.
WRITTEN: dict[str, Callable[[str], str]] = {
    "on": lambda value: writing.day(date.fromisoformat(value[:10])),
    "of": lambda value: writing.day(date.fromisoformat(value[:10])),
    "at": lambda value: writing.moment(_moment(value)),
    "yuan": lambda value: writing.yuan(Decimal(value)),
    "time": lambda value: value[:5],
}
AS_TYPED = frozenset({"rests_on"})  # what an answer rests on is words, not a day


def _moment(text: str) -> datetime:
    """A moment kept as text; without a zone it is the city's."""
    kept = datetime.fromisoformat(text)
    return kept if timezone.is_aware(kept) else timezone.make_aware(kept)


def document_page(paper: Document, *, user: Any) -> dict[str, Any]:
    """The context of a paper's page."""
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
    """A fact as a reader knows it."""
    if isinstance(value, list):
        return writing.separated(_row_words(row) for row in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key in CHOICES:
        return str(CHOICES[key].get(str(value), value))
    if key in AS_TYPED:
        return str(value)
    return WRITTEN.get(key.rpartition("_")[2], str)(str(value))


def _row_words(row: Any) -> str:
    """A row of a table a step asked for, or a sentence of a list."""
    if not isinstance(row, dict):
        return str(row)
    return _(", ").join(str(cell) for cell in row.values() if cell)


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
