"""What a user may see: everything, districts, grid groups, one enterprise of their own, or nothing.

One rule, used twice: as a filter in every query (`guarded_by`) and, through the session settings
that `settings_of` returns, as row-level security in PostgreSQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from .models.absences import Absence
from .models.inspectors import Assignment
from .models.roles import FIELD, Role

if TYPE_CHECKING:
    from .models.users import User

CITY_ROLES = {Role.CITY_SUPERVISOR, Role.LEGAL_REVIEWER, Role.AUDITOR, Role.DATA_OFFICER}
GROUP_ROLES = FIELD


class Counter(StrEnum):
    """What comes in at the counter: all of it, what nobody answers for yet, or none."""

    ALL = "all"
    UNASSIGNED = "unassigned"
    NONE = ""


@dataclass(frozen=True)
class Sight:
    """`everything`, or the rows of these districts and grid groups; and what of the counter's.

    Whoever acts for an enterprise sees what is shown to that `enterprise`, and nothing else.
    """

    everything: bool = False
    districts: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    counter: Counter = Counter.NONE
    enterprise: int | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether it is some grid groups alone: thousands of enterprises, not tens of thousands."""
        return bool(self.groups) and not (self.everything or self.districts)


NOTHING = Sight()


def sight_of(user: User | AnonymousUser, *, on: date) -> Sight:
    """The sight of `user` on a day: what any of the roles sees; for inspectors by the assignments
    in force.

    Whoever stands in for somebody away sees their groups too, as long as the absence lasts.
    """
    roles: frozenset[str] = getattr(user, "roles", frozenset())
    if not user.is_active or not roles:
        return NOTHING
    if Role.ENTERPRISE_USER in roles:
        return Sight(enterprise=user.enterprise_id)
    if roles & CITY_ROLES:
        return Sight(everything=True)
    districts: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    if Role.DISTRICT_SUPERVISOR in roles:
        districts = tuple(sorted(user.district_codes))
    if roles & GROUP_ROLES:
        away = Absence.objects.in_force(on=on).filter(stand_in__user=user)
        own = Assignment.objects.in_force(on=on).filter(
            Q(inspector__user=user) | Q(inspector__in=away.values("inspector"))
        )
        groups = tuple(sorted(set(own.values_list("grid_group_id", flat=True))))
    return Sight(districts=districts, groups=groups, counter=_counter_of(roles))


def _counter_of(roles: frozenset[str]) -> Counter:
    """The counter's own people see all of it, a district's supervisor what has no group yet."""
    if Role.COUNTER_CLERK in roles:
        return Counter.ALL
    return Counter.UNASSIGNED if Role.DISTRICT_SUPERVISOR in roles else Counter.NONE


def current_sight(user: Any) -> Sight:
    """The sight of `user` today, read once per user object (so: once per request)."""
    if not hasattr(user, "sight"):  # asked of the user itself, through the request's lazy wrapper
        user.sight = sight_of(user, on=timezone.localdate())
    return user.sight


def guarded_by(user: Any) -> Q:
    """The filter on `grid_group` and `district_code` that leaves what `user` may see."""
    sight = current_sight(user)
    if sight.everything:
        return Q()
    return Q(grid_group_id__in=sight.groups) | Q(district_code__in=sight.districts)


def guarded_or_own(user: Any, *, own: str = "enterprise_id") -> Q:
    """The same for what enterprises see too: theirs alone, by the column `own`."""
    enterprise = current_sight(user).enterprise
    return guarded_by(user) if enterprise is None else Q(**{own: enterprise})


def guarded_at_the_counter(user: Any) -> Q:
    """The same for what comes in at the counter, some of which has no group yet."""
    counter = current_sight(user).counter
    if counter == Counter.ALL:
        return Q()
    if counter == Counter.UNASSIGNED:
        return guarded_by(user) | Q(grid_group=None, district_code="")
    return guarded_by(user)


def settings_of(sight: Sight) -> dict[str, str]:
    """The session settings that the row-level security policies compare with."""
    return {
        "app.sight": "all" if sight.everything else "some",
        "app.districts": "{" + ",".join(sight.districts) + "}",
        "app.groups": "{" + ",".join(map(str, sight.groups)) + "}",
        "app.counter": str(sight.counter),
        "app.enterprise": "" if sight.enterprise is None else str(sight.enterprise),
    }


def session_settings(user: User | AnonymousUser) -> dict[str, str]:
    """The session settings of a request's user, today; `app.user` guards what is theirs alone."""
    return {**settings_of(current_sight(user)), "app.user": str(user.pk or "")}
