"""Addresses of two-step log-in."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup, Role
from inspectorate.organisation.permissions import Permission
from tests.factories import make_user

OPEN = {"organisation:login_code"}
OWN = ("second_factor", "begin_factor", "confirm_factor", "recovery_codes", "remove_factor")
GUARDED = {
    **{f"organisation:{name}": Permission.FACTOR_SET for name in OWN},
    "organisation:reset_factor": Permission.FACTOR_RESET,
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    return {"organisation:reset_factor": {"pk": make_user(Role.ASSISTANT, groups=[group]).pk}}
