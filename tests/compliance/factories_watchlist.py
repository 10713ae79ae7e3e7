"""Entries of the watchlist for tests: by notice, as people give it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from compliance.actions import watchlist
from compliance.models import WatchlistEntry
from inspectorate.organisation.models import GridGroup, Role
from tests.factories import make_enterprise, make_grid_group, make_user

NOTICED = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
REASON = "2026年1月至9月以个人账户发放工资，少报缴费基数，涉及53人。"


def make_notice(
    group: GridGroup | None = None, *, now: datetime = NOTICED, **changes: Any
) -> WatchlistEntry:
    """Notice given to an enterprise of the group by an inspector."""
    group = group or make_grid_group()
    values: dict[str, Any] = {
        "by": make_user(Role.FULL_TIME_INSPECTOR, groups=[group]),
        "ground": "evade",
        "reason": REASON,
    }
    if not {"enterprise", "provider", "case"} & changes.keys():
        values["enterprise"] = make_enterprise(group)
    return watchlist.give_notice(now=now, **{**values, **changes})
