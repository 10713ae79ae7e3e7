"""Campaigns: drafted with a filter; their letters are sent by actions/letters.py."""

from __future__ import annotations

from datetime import date, datetime

import pghistory
from django.db import transaction

from compliance.models import Campaign
from compliance.procedure.refusals import NotPermitted
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.sight import current_sight


def draft(
    *,
    by: User,
    now: datetime,
    name: str,
    filter_values: dict[str, str],
    due_on: date,
    language: str,
) -> Campaign:
    """A draft: nothing is sent. A district supervisor's campaign is of the first own district."""
    if not Permission.CAMPAIGN_RUN.is_held_by(by):
        raise NotPermitted(Permission.CAMPAIGN_RUN.refusal(by))
    sight = current_sight(by)
    with transaction.atomic(), pghistory.context(user=by.pk):
        return Campaign.objects.create(
            name=name,
            filter=filter_values,
            district_code="" if sight.everything else next(iter(sight.districts), ""),
            due_on=due_on,
            language=language,
            drafted_at=now,
            drafted_by=by,
        )
