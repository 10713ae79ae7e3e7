"""What this floor puts into an alert's page: the cases and letters it is in."""

from __future__ import annotations

from typing import Any

from alerts.models import Alert
from alerts.page_parts import Part
from inspectorate.organisation.permissions import Permission


def followed_by(alert: Alert, user: Any) -> dict[str, Any]:
    """Cases and letters of an alert within sight, newest first; {} where there is none."""
    from .models import Case, Letter

    cases = Case.objects.visible_to(user).filter(casealerts__alert=alert).order_by("-id")
    letters = Letter.objects.visible_to(user).filter(parts__alert=alert).order_by("-id")
    found = {"cases": list(cases), "letters": list(letters.select_related("document"))}
    return found if any(found.values()) else {}


PARTS = [Part(10, Permission.CASE_READ, "compliance/_followed_by.html", followed_by)]
