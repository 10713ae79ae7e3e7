"""What this floor puts into an enterprise's dossier: its cases and letters."""

from __future__ import annotations

from typing import Any

from enterprises.dossier import Section
from enterprises.models import Enterprise
from inspectorate.organisation.permissions import Permission

MOST = 50


def cases_and_letters(enterprise: Enterprise, user: Any) -> dict[str, Any]:
    """Cases and letters of an enterprise within sight, newest first."""
    from .models import Case, Letter

    cases = Case.objects.visible_to(user).filter(enterprise=enterprise).order_by("-id")
    letters = Letter.objects.visible_to(user).filter(enterprise=enterprise).order_by("-id")
    return {
        "cases": list(cases[:MOST]),
        "letters": list(letters.select_related("document")[:MOST]),
    }


SECTIONS = [Section(20, Permission.CASE_READ, "compliance/_followed_by.html", cases_and_letters)]
