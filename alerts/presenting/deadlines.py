"""A due date as shape, word and date together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alerts.models import Alert, AlertState
from alerts.queue import WAITS_FOR_A_LOOK
from inspectorate.foundation.writing import day_short
from inspectorate.organisation.working_days import is_working_day, working_day_after


@dataclass(frozen=True)
class Due:
    """`shape` is late, soon, done, paused or '' (enough time); `words` says the same."""

    shape: str
    words: str
    date: str


def first_look(alert: Alert, *, on: date) -> Due:
    """When somebody should have looked at `alert`, as it stands on a day."""
    by = alert.first_look_by
    if alert.state == AlertState.LETTER_SENT:
        return Due("paused", _("Letter out"), "")
    if alert.state in WAITS_FOR_A_LOOK and by is not None:
        return due(by, on=on)
    return Due("none", "–", "")


def due(by: date, *, on: date) -> Due:
    """A due date seen on a day; working days are counted."""
    written = day_short(by, today=on)
    if by < on:
        days = working_days_between(by, on)
        return Due("late", ngettext("%d day over", "%d days over", days) % days, written)
    if by == on:
        return Due("soon", _("Today"), written)
    days = working_days_between(on, by)
    words = ngettext("%d day left", "%d days left", days) % days
    return Due("soon" if by <= working_day_after(on, 1) else "", words, written)


def working_days_between(start: date, end: date) -> int:
    """Working days after `start`, up to and with `end`; at least one, since the dates differ."""
    span = (end - start).days
    if span > 366:
        return span * 5 // 7
    worked = sum(is_working_day(start + timedelta(days=n)) for n in range(1, span + 1))
    return max(1, worked)
