"""Alerts about the same people as those a case is proposed on, offered together with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alerts.models import Alert
from alerts.presenting.headlines import headline
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.models import User


@dataclass(frozen=True)
class Twin:
    """One such alert: how many of its people are the same, whether its box is ticked."""

    alert: Alert
    headline: str
    workers: int
    same: int
    ticked: bool


def twins_of(alerts: Sequence[Alert], user: User) -> list[Twin]:
    """The twins within sight, most people in common first; ticked if of the same violation."""
    if not alerts or alerts[0].enterprise_id is None:
        return []
    keys = [alert.pk for alert in alerts]
    rows = fetch("compliance", "twins_of_alerts", alerts=keys, enterprise=alerts[0].enterprise_id)
    found = Alert.objects.visible_to(user).in_bulk([row["alert_id"] for row in rows])
    types = {alert.violation_type for alert in alerts}
    return [
        Twin(alert, headline(alert), row["workers"], row["same"], alert.violation_type in types)
        for row in rows
        if (alert := found.get(row["alert_id"]))
    ]


def ticked(twins: Iterable[Twin], keys: Iterable[str]) -> list[Twin]:
    """The twins with their boxes as a form came back."""
    chosen = set(keys)
    return [
        Twin(twin.alert, twin.headline, twin.workers, twin.same, str(twin.alert.pk) in chosen)
        for twin in twins
    ]
