"""The grid groups a person may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from .models import GridGroup
from .models.grid import GridGroupQuerySet
from .sight import current_sight


def groups_seen_by(user: Any) -> GridGroupQuerySet:
    """The groups within the sight of `user`, by code; also those that ended."""
    sight = current_sight(user)
    if sight.everything:
        return GridGroup.objects.order_by("code")
    within = Q(pk__in=sight.groups) | Q(district_code__in=sight.districts)
    return GridGroup.objects.filter(within).order_by("code")


def standing_groups(user: Any) -> GridGroupQuerySet:
    """The groups within the sight of `user` that one can choose, by code: those that stand."""
    return groups_seen_by(user).standing()
