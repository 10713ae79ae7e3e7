"""The declared table of rights as sentences: per role, per permission, what is seen, what is apart.

Everything is read from HOLDERS, the sight rules and INCOMPATIBLE; nothing is written twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from inspectorate.organisation.models import INCOMPATIBLE, Role, User
from inspectorate.organisation.models.roles import SECOND_FACTOR, Apart
from inspectorate.organisation.permissions import HOLDERS, Permission
from inspectorate.organisation.sight import CITY_ROLES, GROUP_ROLES


@dataclass(frozen=True)
class RoleRights:
    """One role: what it may and may not do, what it sees, which roles it does not go with."""

    role: Role
    may: list[Permission]
    may_not: list[Permission]
    sees: str
    people: int
    apart: list[tuple[str, list[Role]]]
    two_steps: bool


def sees(role: Role) -> str:
    """What a role sees of enterprises, alerts and cases."""
    if role in CITY_ROLES:
        return _("Sees the whole city.")
    if role == Role.DISTRICT_SUPERVISOR:
        return _("Sees the districts named with the role.")
    if role in GROUP_ROLES:
        return _("Sees the grid groups it is assigned to, on the days of the assignment.")
    return _("Sees no enterprise, alert or case by itself.")


def rights_by_role() -> list[RoleRights]:
    """Every role, in order."""
    held = [person.roles for person in User.objects.active().order_by("pk")]
    return [
        RoleRights(
            role=role,
            may=[permission for permission in Permission if role in HOLDERS[permission]],
            may_not=[permission for permission in Permission if role not in HOLDERS[permission]],
            sees=sees(role),
            people=sum(role in roles for roles in held),
            apart=_apart(role),
            two_steps=role in SECOND_FACTOR,
        )
        for role in Role
    ]


def holders_by_permission() -> list[tuple[Permission, list[Role]]]:
    """Every permission with the roles that hold it."""
    return [
        (permission, [role for role in Role if role in HOLDERS[permission]])
        for permission in Permission
    ]


def incompatible() -> tuple[Apart, ...]:
    """The rules that keep roles apart, with their reasons."""
    return INCOMPATIBLE


def _apart(role: Role) -> list[tuple[str, list[Role]]]:
    """The roles that do not go with `role`, under the reason why."""
    found = []
    for rule in INCOMPATIBLE:
        others = [b if a == role else a for a, b in rule.pairs() if role in (a, b)]
        if others:
            found.append((str(rule.reason), others))
    return found
