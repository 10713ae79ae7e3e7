"""Addresses of papers and of the file of a case."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_documents import issue_paper, make_paper_case

GUARDED = {
    "documents:detail": Permission.CASE_READ,
    "documents:file": Permission.CASE_READ,
    "documents:picture": Permission.CASE_READ,
    "documents:replace": Permission.DOCUMENT_REPLACE,
    "documents:dossier_pdf": Permission.CASE_EXPORT,
    "documents:dossier_zip": Permission.CASE_EXPORT,
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    case = make_paper_case(group)
    paper = issue_paper(case=case)
    of_paper, of_case = {"pk": paper.pk}, {"pk": case.pk}
    return {
        "documents:detail": of_paper,
        "documents:file": of_paper,
        "documents:picture": {**of_paper, "page": 1},
        "documents:replace": of_paper,
        "documents:dossier_pdf": of_case,
        "documents:dossier_zip": of_case,
    }
