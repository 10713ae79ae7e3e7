"""A due date as shape, word and date together: the traffic light of every list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from inspectorate.foundation.writing import day_short

from .working_days import calendar


@dataclass(frozen=True)
class Due:
    """`shape` is late, soon, done, paused, ended, none or '' (enough time); `words` says it too.

    `provisional`: the date lies past the published calendar and may still move.
    """

    shape: str
    words: str
    date: str
    provisional: bool = False


NO_DUE = Due("none", "–", "")


def due(by: date, *, on: date, provisional: bool = False) -> Due:
    """A due date seen on a day; working days are counted."""
    written = day_short(by, today=on)
    if by < on:
        days = _working_days(by, on)
        return Due(
            "late", ngettext("%d working day over", "%d working days over", days) % days, written
        )
    if by == on:
        return Due("soon", _("Today"), written)
    days = _working_days(on, by)
    words = ngettext("%d working day left", "%d working days left", days) % days
    soon = by <= calendar().working_day_after(on, 1)
    return Due("soon" if soon else "", words, written, provisional)


def free_until(by: date, *, on: date, provisional: bool = False) -> Due:
    """A time that runs for somebody's right, seen on a day: until when, then that it ended.

    Nobody is late by it.
    """
    written = day_short(by, today=on)
    if by < on:
        return Due("ended", pgettext("time of a right", "Ended"), written)
    return Due("", pgettext("time of a right", "Until"), written, provisional)


def _working_days(start: date, end: date) -> int:
    """At least one, since the dates differ."""
    return max(1, calendar().working_days_between(start, end))
