"""What happened to an alert so far: the machine's steps and people's decisions, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from alerts.models import Alert, AlertState
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import number
from inspectorate.organisation.models import User
from inspectorate.organisation.presenting.origins import Origin, origin_of


@dataclass(frozen=True)
class Event:
    """One sentence, when it happened, whether a person did it; why, and from where, if so."""

    at: datetime
    words: str
    by_person: bool
    why: str = ""
    origin: Origin | None = None


def story_of(alert: Alert) -> list[Event]:
    """The events of an alert, newest first, in three statements."""
    steps = fetch("alerts", "steps_of_alert", alert=alert.pk)
    events = [Event(step["at"], _step(step), by_person=False) for step in steps]
    return sorted(events + _decisions(alert), key=lambda event: event.at, reverse=True)


def _step(step: dict[str, Any]) -> str:
    counts = {"before": number(step["count_before"]), "after": number(step["count_after"])}
    return {
        "raised": _("Raised for %(after)s"),
        "grown": _("Grew from %(before)s to %(after)s"),
        "shrunk": _("Shrank from %(before)s to %(after)s"),
        "resolved": _("Put right by data: was %(before)s"),
        "reopened": _("Came back with %(after)s"),
    }[step["kind"]] % counts


def _decisions(alert: Alert) -> list[Event]:
    """What people did, from the history that the database keeps."""
    history: Any = apps.get_model("alerts", "AlertEvent")
    changes = history.objects.filter(pgh_obj_id=alert.pk, pgh_context__isnull=False)
    rows = list(
        changes.order_by("-pgh_id").values_list("pgh_created_at", "state", "pgh_context__metadata")[
            :30
        ]
    )
    people = User.objects.in_bulk({meta["user"] for _at, _state, meta in rows if meta.get("user")})
    return [
        Event(
            at,
            _("%(state)s by %(person)s")
            % {"state": AlertState(state).label, "person": people[meta["user"]]},
            by_person=True,
            why=str(meta.get("reason") or ""),
            origin=origin_of(meta),
        )
        for at, state, meta in rows
        if meta.get("user") in people
    ]
