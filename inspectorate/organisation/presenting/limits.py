"""Limits and their histories, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspectorate.organisation.actions.limits import CHANGEABLE
from inspectorate.organisation.models import DayType, Limit, LimitUnit, User

from .origins import Origin, origin_of


def length_of(length: int | None, day_type: str, unit: str = LimitUnit.DAYS) -> str:
    """60 working days; 3 months; set each time."""
    if length is None:
        told = _("calendar days") if day_type == DayType.CALENDAR else _("working days")
        return _("%(days)s, set each time") % {"days": told}
    if unit == LimitUnit.MONTHS:
        return ngettext("%d month", "%d months", length) % length
    if day_type == DayType.CALENDAR:
        return ngettext("%d calendar day", "%d calendar days", length) % length
    return ngettext("%d working day", "%d working days", length) % length


@dataclass(frozen=True)
class Change:
    """One change of a limit: who, when, why, from where, and what from and to."""

    at: datetime
    by: str
    reason: str
    origin: Origin
    changes: list[tuple[str, str, str]]


def history_of(limit: Limit) -> list[Change]:
    """The changes of a limit, the last first; the first row is how it was delivered."""
    history: Any = apps.get_model("organisation", "LimitEvent")
    events = list(
        history.objects.filter(pgh_obj_id=limit.code)
        .order_by("pgh_id")
        .values("pgh_created_at", "pgh_context__metadata", *CHANGEABLE)
    )
    people = {
        user.pk: str(user)
        for user in User.objects.filter(
            pk__in={_by(event) for event in events if _by(event)}
        ).order_by("pk")
    }
    told = []
    for before, after in zip([None, *events], events, strict=False):
        told.append(
            Change(
                at=after["pgh_created_at"],
                by=people.get(_by(after) or 0, ""),
                reason=(after["pgh_context__metadata"] or {}).get("reason", ""),
                origin=origin_of(after["pgh_context__metadata"]),
                changes=_differences(before, after) if before else [],
            )
        )
    return told[::-1]


def _by(event: dict[str, Any]) -> int | None:
    found = (event["pgh_context__metadata"] or {}).get("user")
    return int(found) if found else None


def _differences(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    columns = {field.name: field for field in Limit._meta.fields}
    return [
        (
            str(columns[name].verbose_name),
            _written(name, before[name]),
            _written(name, after[name]),
        )
        for name in CHANGEABLE
        if before[name] != after[name]
    ]


def _written(name: str, value: Any) -> str:
    if name == "day_type":
        return str(DayType(value).label)
    if name == "unit":
        return str(LimitUnit(value).label)
    return "–" if value in (None, "") else str(value)
