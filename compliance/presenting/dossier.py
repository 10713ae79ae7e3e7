"""What stands in the file of a case: cover, story, papers and evidence, with their hashes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone

from compliance.actions.collected import chain_is_whole
from compliance.models import Case, Document, Evidence
from compliance.papers.given import authority, facts_of_case
from inspectorate.organisation.models import User

from .case_story import story_of


def papers_of(case: Case) -> list[Document]:
    """Every paper of the case in the order of issue, replaced ones too."""
    return list(case.documents.select_related("replacement").order_by("issued_at", "id"))


def evidence_of(case: Case) -> list[Evidence]:
    """Every piece of evidence in the order of its chain."""
    return list(case.evidences.select_related("received_by").order_by("serial"))


def dossier_facts(
    case: Case,
    papers: list[Document],
    evidence: list[Evidence],
    *,
    by: User,
    now: datetime,
    language: str,
) -> dict[str, Any]:
    """The facts that forms/dossier.typ is filled from."""
    closed_on = timezone.localdate(case.closed_at).isoformat() if case.closed_at else ""
    return {
        "issuer": authority()[language],
        **facts_of_case(case, language=language),
        "case_state": str(case.get_state_display()),
        "case_closed_on": closed_on,
        "exported_by": str(by),
        "exported_at": _local(now),
        "timeline": [
            {
                "at": _local(event.at),
                "words": event.words,
                "detail": event.detail,
                "by": event.by,
                "paper": event.document.number if event.document else "",
            }
            for event in reversed(story_of(case, most=None))
        ],
        "papers": _paper_rows(papers),
        "evidence": [_evidence_row(piece) for piece in evidence],
        "chain_whole": chain_is_whole(case),
    }


def _paper_rows(papers: list[Document]) -> list[dict[str, Any]]:
    """A row per paper; `bound` is the number under which its file is bound in, 0 without a file."""
    rows, bound = [], 0
    for place, paper in enumerate(papers, 1):
        bound += bool(paper.file)
        replacement = getattr(paper, "replacement", None)
        rows.append(
            {
                "place": place,
                "number": paper.number,
                "title": str(paper.get_kind_display()),
                "issued_on": timezone.localdate(paper.issued_at).isoformat(),
                "pages": paper.pages,
                "sha256": paper.sha256,
                "replaced_by": replacement.number if replacement else "",
                "bound": bound if paper.file else 0,
            }
        )
    return rows


def _evidence_row(piece: Evidence) -> dict[str, Any]:
    return {
        "serial": piece.serial,
        "kind": str(piece.get_kind_display()),
        "caption": piece.caption,
        "file_name": piece.file_name,
        "sha256": piece.sha256,
        "place": piece.place,
        "by": str(piece.received_by),
        "at": _local(piece.captured_at),
        "present": default_storage.exists(piece.stored_as),
    }


def _local(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes")
