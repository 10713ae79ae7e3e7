"""Addresses of the figures for staff."""

from __future__ import annotations

from django.utils import timezone

from compliance.models import OutlineSet
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
    "compliance:outlines": Permission.OUTLINE_LOAD,
    "compliance:outline_set": Permission.OUTLINE_LOAD,
    "compliance:use_outlines": Permission.OUTLINE_LOAD,
    "compliance:remove_outlines": Permission.OUTLINE_LOAD,
}
BY_POST = {
    "compliance:figures_count",
    "compliance:use_outlines",
    "compliance:remove_outlines",
}
# Whoever sees one place is led to it; nobody but its supervisors opens a district or its streets.
ANSWERS = {
    "compliance:figures_desk": {200, 302},
    "compliance:figures_district": {200, 404},
    "compliance:figures_street": {200, 404},
    "compliance:figures_group": {200, 404},
    "compliance:figures_count": {302},
    "compliance:figures_set_target": {200, 422},
    "compliance:use_outlines": {302},
    "compliance:remove_outlines": {302},
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    stem = f"{group.district_code}003"
    Area.objects.get_or_create(code=f"{stem}000", stem=stem, name="示例街道", level="street")
    made = OutlineSet.objects.create(
        file_name="示例.geojson",
        code_property="code",
        outlines=[
            {"group_code": group.code, "path": "M0 0L9 0L9 9Z", "west": 0, "north": 0, "east": 9,
             "south": 9},
        ],
        handed_in_at=timezone.now(),
    )  # fmt: skip
    one = {"pk": made.pk}
    return {
        "compliance:outline_set": one,
        "compliance:use_outlines": one,
        "compliance:remove_outlines": one,
        "compliance:figures_district": {"code": group.district_code},
        "compliance:figures_street": {"code": stem},
        "compliance:figures_group": {"code": group.code},
    }
