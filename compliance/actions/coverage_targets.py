"""Targets of the year's plan of coverage extension, entered by supervisors."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.models import CoverageTarget, ScopeKind
from compliance.procedure.refusals import NotPermitted, Refused
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
    reason: str = "",
) -> CoverageTarget:
    """The target of a year, district ('' the city) and measure; one that stood is replaced, with
    the reason.

    Raises NotPermitted for a place that is another supervisor's, Refused for a change without one.
    """
    if not Permission.TARGET_SET.is_held_by(by):
        raise NotPermitted(Permission.TARGET_SET.refusal(by))
    sight = current_sight(by)
    if not (sight.everything or district_code in sight.districts):
        raise NotPermitted(_("Targets of this place are another supervisor's."))
    where: dict[str, Any] = {
        "year": year,
        "scope_kind": ScopeKind.DISTRICT if district_code else ScopeKind.CITY,
        "scope_code": district_code,
        "measure": measure,
    }
    with transaction.atomic(), journal.told(user=by.pk, reason=reason.strip()):
        kept = CoverageTarget.objects.select_for_update(of=("self",)).filter(**where).first()
        if kept and (kept.target, kept.source) != (target, source) and not reason.strip():
            raise Refused(_("A target stands already: say why it changes."))
        made, _created = CoverageTarget.objects.update_or_create(
            **where,
            defaults={"target": target, "source": source, "set_at": now, "set_by": by},
        )
    return made
