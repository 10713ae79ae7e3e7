"""When somebody should look at an alert, as a due date of a list."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from alerts.models import Alert, AlertState
from alerts.queue import WAITS_FOR_A_LOOK
from inspectorate.foundation.writing import day_short
from inspectorate.organisation.due import NO_DUE, Due, due
from inspectorate.organisation.working_days import is_provisional


def first_look(alert: Alert, *, on: date) -> Due:
    """When somebody should have looked at `alert`, as it stands on a day."""
    by = alert.first_look_by
    if alert.state == AlertState.LETTER_SENT:
        until = alert.held_until
        again = _("re-check %(day)s") % {"day": day_short(until, today=on)} if until else ""
        return Due("paused", _("Letter out"), again)
    if alert.state in WAITS_FOR_A_LOOK and by is not None:
        return due(by, on=on, provisional=is_provisional(by))
    return NO_DUE
