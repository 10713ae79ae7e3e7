"""Addresses of the grid: groups, people, changes."""

from __future__ import annotations

from compliance.models import GridChange
from inspectorate.organisation.models import Absence, Assignment, GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_visits import make_absence, make_inspector
from tests.factories import NOW, make_grid_group, make_user

GUARDED = {
    "compliance:grid": Permission.GRID_READ,
    "compliance:grid_group": Permission.GRID_READ,
    "compliance:staff": Permission.GRID_READ,
    "compliance:staff_detail": Permission.GRID_READ,
    "compliance:assign_staff": Permission.STAFF_ASSIGN,
    "compliance:record_absence": Permission.STAFF_ASSIGN,
    "compliance:end_assignment": Permission.STAFF_ASSIGN,
    "compliance:end_absence": Permission.STAFF_ASSIGN,
    "compliance:post_to_group": Permission.STAFF_ASSIGN,
    "compliance:grid_changes": Permission.GRID_READ,
    "compliance:grid_balance": Permission.GRID_CHANGE,
    "compliance:grid_change": Permission.GRID_READ,
    "compliance:apply_grid_change": Permission.GRID_CHANGE,
    "compliance:drop_grid_change": Permission.GRID_CHANGE,
    "compliance:split_group": Permission.GRID_CHANGE,
    "compliance:move_areas": Permission.GRID_CHANGE,
}
BY_POST = {
    "compliance:assign_staff",
    "compliance:record_absence",
    "compliance:end_assignment",
    "compliance:end_absence",
    "compliance:post_to_group",
    "compliance:apply_grid_change",
    "compliance:drop_grid_change",
}
# Nothing is posted along; an administrator may read the grid, but sees no group of it.
ANSWERS = {
    "compliance:assign_staff": {422},
    "compliance:record_absence": {422},
    "compliance:post_to_group": {422},
    "compliance:apply_grid_change": {409},
    "compliance:grid_group": {200, 404},
    "compliance:staff_detail": {200, 404},
    "compliance:grid_change": {200, 404},
    "compliance:move_areas": {404},
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    person = make_inspector(group)
    spell: Assignment = person.assignments.get()
    absence: Absence = make_absence(make_inspector(make_grid_group(), group))
    change = GridChange.objects.create(
        kind="split", district_code=group.district_code, reason="示例", proposed_at=NOW,
        proposed_by=make_user(),
    )  # fmt: skip
    of_group, of_person = {"code": group.code}, {"staff_no": person.staff_no}
    of_change = {"pk": change.pk}
    return {
        "compliance:grid_group": of_group,
        "compliance:post_to_group": of_group,
        "compliance:split_group": of_group,
        "compliance:move_areas": of_group,
        "compliance:staff_detail": of_person,
        "compliance:assign_staff": of_person,
        "compliance:record_absence": of_person,
        "compliance:end_assignment": {"pk": spell.pk},
        "compliance:end_absence": {"pk": absence.pk},
        "compliance:grid_change": of_change,
        "compliance:apply_grid_change": of_change,
        "compliance:drop_grid_change": of_change,
    }
