"""The entries of this app in the bar at the top."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.navigation import Entry
from inspectorate.organisation.permissions import Permission

ALERTS = "/alerts/"


def open_alerts(user: Any) -> QuerySet[Any]:
    """The alerts open within the sight of `user`."""
    from .models import Alert

    return Alert.objects.visible_to(user).open()


ENTRIES = [
    Entry(10, _("Alerts"), ALERTS, Permission.ALERT_READ, open_alerts),
    Entry(50, _("Rules"), "/rules/", Permission.RULE_READ, aside=True),
]
