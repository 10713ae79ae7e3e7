"""What is told at the counter, as the form of the counter holds it, received."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from compliance.actions import receiving
from inspectorate.organisation.models import User

from . import employers


def receive(given: dict[str, Any], *, employer: str, by: User, now: datetime) -> receiving.Receipt:
    """Receives what a valid counter form holds; `employer` is the code of the enterprise, or ''."""
    told = receiving.told_in(
        given,
        kind=given["kind"],
        channel=given["channel"],
        employer=employers.by_code(employer),
    )
    earlier = given["received_on"] < timezone.localdate(now)
    noon = datetime.combine(given["received_on"], time(12), timezone.get_current_timezone())
    return receiving.receive(told, by=by, now=now, received_at=noon if earlier else None)
