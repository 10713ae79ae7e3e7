"""The grid groups a person may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from .models import GridGroup
from .sight import current_sight


def groups_seen_by(user: Any) -> QuerySet[GridGroup]:
    """The groups within the sight of `user`, by code."""
    sight = current_sight(user)
    if sight.everything:
        return GridGroup.objects.order_by("code")
    within = Q(pk__in=sight.groups) | Q(district_code__in=sight.districts)
    return GridGroup.objects.filter(within).order_by("code")
