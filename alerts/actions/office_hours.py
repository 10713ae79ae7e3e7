"""When the office works: laid down from a day on, with where it is written."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction

from alerts.models import OfficeHours
from inspectorate.organisation import journal
from inspectorate.organisation.models import User


def lay_down(*, by: User, from_day: date, opens: time, closes: time, source: str) -> OfficeHours:
    """The hours from a day on; on a day that has some already they are replaced, with a trace."""
    with transaction.atomic(), journal.told(user=by.pk, reason=source):
        hours, _ = OfficeHours.objects.update_or_create(
            from_day=from_day, defaults={"opens": opens, "closes": closes, "source": source}
        )
    return hours
