"""Somebody was first: who, what they did, and when, as one sentence for whoever comes second."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models import Alert, AlertState
from inspectorate.foundation.writing import moment
from inspectorate.organisation.models import User


class StaleState(Exception):
    """The alert is no longer in a state the action starts from; the text says who was first."""


def who_was_first(alert: Alert) -> str:
    """“王示例 opened a case on this alert at 09:38.” – the last change of its state."""
    history: Any = apps.get_model("alerts", "AlertEvent")
    changes = history.objects.filter(pgh_obj_id=alert.pk, state=alert.state)
    last = changes.order_by("-pgh_id").values("pgh_created_at", "pgh_context__metadata").first()
    by = (last["pgh_context__metadata"] or {}).get("user") if last else None
    person = User.objects.filter(pk=by).first() if by else None
    if person is None:
        return _by_machine(alert, last["pgh_created_at"] if last else alert.changed_at)
    return _by_person(alert) % {"person": person, "at": clock(last["pgh_created_at"])}


def clock(at: datetime) -> str:
    """09:38 today, else the day as well."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}" if local.date() == timezone.localdate() else moment(at)


def _by_person(alert: Alert) -> str:
    if alert.is_proposed:
        return _("%(person)s proposed a case on this alert at %(at)s.")
    if alert.state == AlertState.ACKNOWLEDGED and alert.decision == "released":
        return _("%(person)s released this alert at %(at)s.")
    return {
        AlertState.NEW: _("%(person)s made this alert new again at %(at)s."),
        AlertState.ACKNOWLEDGED: _("%(person)s acknowledged this alert at %(at)s."),
        AlertState.CASE_OPEN: _("%(person)s opened a case on this alert at %(at)s."),
        AlertState.LETTER_SENT: _("%(person)s sent a letter about this alert at %(at)s."),
        AlertState.DISMISSED: _("%(person)s dismissed this alert at %(at)s."),
        AlertState.RESOLVED: _("%(person)s released this alert, put right by data, at %(at)s."),
        AlertState.CLOSED: _("%(person)s closed this alert at %(at)s."),
    }[AlertState(alert.state)]


def _by_machine(alert: Alert, at: datetime) -> str:
    if alert.state == AlertState.RESOLVED:
        return _("A delivery put this alert right at %(at)s.") % {"at": clock(at)}
    return _("This alert is “%(state)s” since %(at)s.") % {
        "state": alert.get_state_display(),
        "at": clock(at),
    }
