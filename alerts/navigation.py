"""The entries of this app in the bar at the top."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.counting import capped
from inspectorate.organisation.navigation import Entry
from inspectorate.organisation.permissions import Permission


def open_alerts(user: Any) -> str:
    """How many alerts are open within the sight of `user`, capped; counted once per request."""
    from .models import Alert

    if not hasattr(user, "open_alerts"):
        user.open_alerts = capped(Alert.objects.visible_to(user).open())
    return str(user.open_alerts)


ENTRIES = [
    Entry(10, _("Alerts"), "/alerts/", Permission.ALERT_READ, open_alerts),
    Entry(50, _("Rules"), "/rules/", Permission.RULE_READ, aside=True),
]
