"""What this app puts into an enterprise's dossier: its alerts, open and past."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from enterprises.dossier import Section
from enterprises.models import Enterprise
from inspectorate.organisation.permissions import Permission

MOST = 100


def alerts_of(enterprise: Enterprise, user: Any) -> dict[str, Any]:
    """The alerts of an enterprise within sight, open ones first, as rows of a list."""
    from .models import Alert
    from .models.alerts import OPEN_STATES
    from .presenting.rows import rows

    found = Alert.objects.visible_to(user).filter(enterprise=enterprise)
    listed = rows(
        found.select_related("enterprise", "provider", "grid_group").by_priority()[:MOST],
        on=timezone.localdate(),
    )
    return {
        "open": [row for row in listed if row.alert.state in OPEN_STATES],
        "past": [row for row in listed if row.alert.state not in OPEN_STATES],
    }


SECTIONS = [Section(10, Permission.ALERT_READ, "alerts/_dossier_alerts.html", alerts_of)]
