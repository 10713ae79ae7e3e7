"""Targets of the year's plan of coverage extension, entered by supervisors."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.models import CoverageTarget, ScopeKind
from compliance.procedure.refusals import NotPermitted
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.sight import current_sight


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
    """The target of a year, district ('' the city) and measure; one that stood is replaced.

    Raises NotPermitted for a place that is another supervisor's.
    """
    if not Permission.TARGET_SET.is_held_by(by):
        raise NotPermitted(Permission.TARGET_SET.refusal(by))
    sight = current_sight(by)
    if not (sight.everything or district_code in sight.districts):
        raise NotPermitted(_("Targets of this place are another supervisor's."))
    with transaction.atomic(), journal.told(user=by.pk):
        made, _created = CoverageTarget.objects.update_or_create(
            year=year,
            scope_kind=ScopeKind.DISTRICT if district_code else ScopeKind.CITY,
            scope_code=district_code,
            measure=measure,
            defaults={"target": target, "source": source, "set_at": now, "set_by": by},
        )
    return made
