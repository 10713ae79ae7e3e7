"""Finding people by name, role and whether they may log in; the districts one can answer for."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .models import Area, AreaLevel, GridGroup, Role, User
from .pills import ChoicePill, WordsPill

STATES = (
    ("on", _("may log in")),
    ("off", _("switched off")),
    ("unlinked", _("inspector not named")),
    ("one_step", _("two-step log-in missing")),
)


def district_names() -> dict[str, str]:
    """Every district's name by its code."""
    districts = Area.objects.filter(level=AreaLevel.DISTRICT).order_by("code")
    return dict(districts.values_list("stem", "name"))


def districts_of(groups: QuerySet[GridGroup]) -> dict[str, str]:
    """The districts these groups lie in, by code: code and name."""
    names = district_names()
    codes = sorted(set(groups.values_list("district_code", flat=True)))
    return {code: names.get(code, code) for code in codes}


def district_choices() -> list[tuple[str, str]]:
    """Every district the grid covers: code and name."""
    names = district_names()
    codes = GridGroup.objects.order_by("district_code").values_list("district_code", flat=True)
    return [(code, names.get(code, code)) for code in codes.distinct() if code]


class PeopleFilter(django_filters.FilterSet):
    """Role, state, and text in name or user name."""

    role = ChoicePill(_("Role"), choices=Role.choices, method="by_role")
    state = ChoicePill(_("State"), choices=STATES, method="by_state")
    q = WordsPill(_("Name or user name"), method="by_text")

    class Meta:
        model = User
        fields = ()

    def by_role(self, people: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """Whoever holds the role, as first or further one."""
        return people.filter(Q(role=value) | Q(further_roles__overlap=[value]))

    def by_state(self, people: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """May log in or not; or has a role in the field but is no known member of staff."""
        if value == "unlinked":
            field = [Role.ASSISTANT, Role.PART_TIME_INSPECTOR, Role.FULL_TIME_INSPECTOR]
            return people.filter(role__in=field, inspector=None, is_active=True)
        if value == "one_step":
            return people.filter(pk__in=User.objects.active().without_second_factor().values("pk"))
        return people.filter(is_active=value == "on")

    def by_text(self, people: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """Part of the name or of the user name."""
        return people.filter(Q(display_name__icontains=value) | Q(username__icontains=value))


def person_key(person: Any) -> str:
    """Where a page that ends with `person` stops: the list is in the order of user names."""
    return str(person.username)
