"""Targets of the year's plan of coverage extension, entered by supervisors."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pghistory
from django.db import transaction

from compliance.models import CoverageTarget, ScopeKind
from inspectorate.organisation.models import User


def set_target(
    *,
    year: int,
    district_code: str,
    measure: str,
    target: Decimal,
    source: str,
    by: User,
    now: datetime,
) -> CoverageTarget:
    """The target of a year, district ('' the city) and measure; one that stood is replaced."""
    with transaction.atomic(), pghistory.context(user=by.pk):
        made, _created = CoverageTarget.objects.update_or_create(
            year=year,
            scope_kind=ScopeKind.DISTRICT if district_code else ScopeKind.CITY,
            scope_code=district_code,
            measure=measure,
            defaults={"target": target, "source": source, "set_at": now, "set_by": by},
        )
    return made
