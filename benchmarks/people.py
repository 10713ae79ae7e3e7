"""Log-ins of the benchmarks: an inspector with groups, and a supervisor of the whole city."""

from __future__ import annotations

import secrets

from django.utils import timezone

from inspectorate.organisation.actions import users
from inspectorate.organisation.models import Assignment, Role, User


def inspector() -> User:
    """A log-in for the first inspector who answers for a group today."""
    assigned = Assignment.objects.in_force(on=timezone.localdate()).select_related("inspector")
    found = assigned.order_by("inspector_id", "id").first()
    if found is None:
        raise LookupError("no inspector answers for a group; import the inspectors first")
    return users.enrol_inspector(
        found.inspector, by=None, username="bench-inspector", password=secrets.token_urlsafe(12)
    )


def supervisor() -> User:
    """A log-in that sees the whole city."""
    return users.enrol(
        by=None,
        username="bench-supervisor",
        password=secrets.token_urlsafe(12),
        role=Role.CITY_SUPERVISOR,
        display_name="示例",
    )
