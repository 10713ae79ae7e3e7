"""Days that people set ahead: after today, and not as far as only a slip of the hand sets them."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .writing import day

FARTHEST = timedelta(days=730)


def day_ahead(chosen: date, *, today: date) -> date:
    """The day, if it lies ahead of today and at most two years. Raises ValidationError else."""
    if chosen <= today:
        raise ValidationError(_("A day after today."))
    if chosen > today + FARTHEST:
        told = _("Not later than %(day)s, two years ahead.")
        raise ValidationError(told % {"day": day(today + FARTHEST)})
    return chosen
