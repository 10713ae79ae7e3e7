"""Addresses of the figures for staff."""

from __future__ import annotations

from inspectorate.organisation.models import Area, GridGroup
from inspectorate.organisation.permissions import Permission

GUARDED = {
    "compliance:figures_desk": Permission.FIGURE_READ,
    "compliance:figures_district": Permission.FIGURE_READ,
    "compliance:figures_street": Permission.FIGURE_READ,
    "compliance:figures_group": Permission.FIGURE_READ,
    "compliance:figures_definitions": Permission.FIGURE_READ,
    "compliance:figures_annual": Permission.FIGURE_READ,
    "compliance:figures_targets": Permission.FIGURE_READ,
    "compliance:figures_count": Permission.FIGURE_COUNT,
    "compliance:figures_set_target": Permission.TARGET_SET,
}
BY_POST = {"compliance:figures_count"}
# Whoever sees one place is led to it; nobody but its supervisors opens a district or its streets.
ANSWERS = {
    "compliance:figures_desk": {200, 302},
    "compliance:figures_district": {200, 404},
    "compliance:figures_street": {200, 404},
    "compliance:figures_group": {200, 404},
    "compliance:figures_count": {302},
    "compliance:figures_set_target": {200, 422},
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    stem = f"{group.district_code}003"
    Area.objects.get_or_create(code=f"{stem}000", stem=stem, name="示例街道", level="street")
    return {
        "compliance:figures_district": {"code": group.district_code},
        "compliance:figures_street": {"code": stem},
        "compliance:figures_group": {"code": group.code},
    }
