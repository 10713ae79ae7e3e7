"""Addresses of time limits, the working-day calendar, and deadlines dated by it."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission

GUARDED = {
    "organisation:limits": Permission.LIMIT_READ,
    "organisation:limit": Permission.LIMIT_READ,
    "organisation:change_limit": Permission.LIMIT_CHANGE,
    "organisation:calendar": Permission.LIMIT_READ,
    "organisation:calendar_year": Permission.LIMIT_READ,
    "organisation:calendar_day": Permission.LIMIT_CHANGE,
    "organisation:enter_year": Permission.LIMIT_CHANGE,
    "organisation:publish_year": Permission.LIMIT_CHANGE,
    "compliance:date_anew": Permission.DEADLINE_DATE,
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    limit, year = {"code": "investigation"}, {"year": 2027}
    return {
        "organisation:limit": limit,
        "organisation:change_limit": limit,
        "organisation:calendar_year": year,
        "organisation:calendar_day": {**year, "month": 10, "day": 1},
        "organisation:enter_year": year,
        "organisation:publish_year": year,
    }
