"""What this floor puts into an alert's page: the cases and letters it is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from alerts.models import Alert
from alerts.page_parts import Part, ProposalFinder
from inspectorate.organisation.permissions import Permission


def followed_by(alert: Alert, user: Any) -> dict[str, Any]:
    """Cases and letters of an alert within sight, newest first; {} where there is none."""
    from .models import Case, Letter

    cases = Case.objects.visible_to(user).filter(casealerts__alert=alert).order_by("-id")
    letters = Letter.objects.visible_to(user).filter(parts__alert=alert).order_by("-id")
    found = {"cases": list(cases), "letters": list(letters.select_related("document"))}
    return found if any(found.values()) else {}


def proposals_on(alerts: Sequence[Alert], user: Any) -> dict[int, str]:
    """Addresses of the cases within sight that these alerts are in, by alert."""
    from .models import Case, CaseAlert

    seen = Case.objects.visible_to(user)
    links = CaseAlert.objects.filter(alert__in=alerts, released_on=None, case__in=seen)
    rows = links.order_by("alert").values_list("alert", "case")
    return {alert: reverse("compliance:case", args=[case]) for alert, case in rows}


PROPOSALS = [ProposalFinder(10, Permission.CASE_READ, proposals_on)]
PARTS = [Part(10, Permission.CASE_READ, "compliance/_followed_by.html", followed_by)]
