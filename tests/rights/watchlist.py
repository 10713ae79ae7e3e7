"""Addresses of the watchlist."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_watchlist import make_notice

GUARDED = {
    "compliance:watchlist": Permission.WATCHLIST_READ,
    "compliance:watch_notice": Permission.WATCHLIST_NOTICE,
    "compliance:watched": Permission.WATCHLIST_READ,
    "compliance:watch_paper": Permission.WATCHLIST_READ,
    "compliance:watch_act": Permission.WATCHLIST_READ,
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    of_one = {"pk": make_notice(group).pk}
    return {
        "compliance:watched": of_one,
        "compliance:watch_paper": {**of_one, "which": "notice"},
        "compliance:watch_act": {**of_one, "verb": "state"},
    }
