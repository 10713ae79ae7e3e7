"""What the page of an alert is made of beside the alert itself; floors above put in parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from inspectorate.foundation.contributions import contributed
from inspectorate.organisation.permissions import Permission

from .models import Alert


@dataclass(frozen=True)
class Part:
    """A part another app puts in: who sees it, its template, what the template is given."""

    order: int
    permission: Permission
    template: str
    build: Callable[[Alert, Any], dict[str, Any]]


@dataclass(frozen=True)
class ProposalFinder:
    """How another app finds the cases proposed on alerts: their addresses, by alert."""

    order: int
    permission: Permission
    find: Callable[[Sequence[Alert], Any], dict[int, str]]


def proposals_of(alerts: Sequence[Alert], user: Any) -> dict[int, str]:
    """Addresses of the cases proposed on those of the alerts whose filing is, by alert."""
    proposed = [alert for alert in alerts if alert.is_proposed]
    found: dict[int, str] = {}
    for finder in contributed("alert_page", "PROPOSALS") if proposed else ():
        if finder.permission.is_held_by(user):
            found |= finder.find(proposed, user)
    return found


def parts_of(alert: Alert, user: Any) -> list[dict[str, Any]]:
    """The parts of other apps that `user` may see, in order; those with nothing to say left out."""
    built = [
        (part.template, part.build(alert, user))
        for part in contributed("alert_page", "PARTS")
        if part.permission.is_held_by(user)
    ]
    return [{"template": template, "shown": shown} for template, shown in built if shown]
