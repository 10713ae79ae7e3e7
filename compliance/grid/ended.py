"""Groups that were merged away: which they are, and the change that ended each."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from compliance.models import GridChange, GridChangeState
from inspectorate.organisation.groups import groups_seen_by
from inspectorate.organisation.models import GridGroup


def ended_groups(user: Any, *, district: str = "") -> QuerySet[GridGroup]:
    """Those within the sight of `user`, of a district if one is named; the last to end first."""
    ended = groups_seen_by(user).exclude(ended_on=None)
    if district:
        ended = ended.filter(district_code=district)
    return ended.order_by("-ended_on", "code")


def ended_by(group: GridGroup) -> GridChange | None:
    """The change of the grid that left the group without areas; None as long as it stands."""
    if group.ended_on is None:
        return None
    naming = [{"code": group.code}]
    applied = GridChange.objects.filter(state=GridChangeState.APPLIED, groups__contains=naming)
    emptied = (
        change for change in applied.order_by("-decided_at", "-pk") if _empties(change, group)
    )
    return next(emptied, None)


def _empties(change: GridChange, group: GridGroup) -> bool:
    return any(each["code"] == group.code and not each["areas"] for each in change.groups)
