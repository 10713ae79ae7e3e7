"""Addresses of notices: everybody who is logged in has some."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission

LOGGED_IN = {
    "alerts:notifications",
    "alerts:bell",
    "alerts:read_all",
    "alerts:open_notice",
    "alerts:read_notice",
    "alerts:events",
    "alerts:notification_choices",
    "alerts:send_test",
}
GUARDED = {"alerts:office_hours": Permission.LIMIT_READ}
BY_POST = {"alerts:read_all", "alerts:open_notice", "alerts:read_notice", "alerts:send_test"}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need."""
    return {"alerts:open_notice": {"pk": 1}, "alerts:read_notice": {"pk": 1}}
