"""Payments that a later delivery told otherwise: what the change log keeps of it, and says."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from compliance.models import PublicChange
from inspectorate.foundation.writing import day

SEEN, UNPAID = "seen", "unpaid"


def kept(told: date, *, paid_on: date | None, day_known: bool) -> str:
    """What a line of the change log keeps: the day told before, and what is known instead."""
    how = UNPAID if paid_on is None else "" if day_known else SEEN
    return f"{told.isoformat()},{how}"


def correction_of(change: PublicChange) -> str:
    """Which day is told now, and which one had been told before."""
    told, how = change.words.split(",")
    words = {
        "": _("Day of payment corrected: %(day)s, told before: %(told)s"),
        SEEN: _("Day of payment corrected: not known, told before: %(told)s"),
        UNPAID: _("Payment taken back by a later delivery, told before: paid on %(told)s"),
    }[how]
    return words % {"day": day(change.happened_on), "told": day(date.fromisoformat(told))}
