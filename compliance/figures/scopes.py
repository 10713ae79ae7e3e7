"""What a dashboard is about: the city, a district or one grid group, within somebody's sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.models import ScopeKind
from inspectorate.organisation.groups import groups_seen_by
from inspectorate.organisation.sight import current_sight

from . import names


@dataclass(frozen=True)
class Place:
    """A scope with its name, and the one around it."""

    kind: str
    code: str
    name: str
    district: str = ""

    @property
    def address(self) -> str:
        """Its dashboard."""
        if self.kind == ScopeKind.DISTRICT:
            return reverse("compliance:figures_district", args=[self.code])
        if self.kind == ScopeKind.GRID:
            return reverse("compliance:figures_group", args=[self.code])
        return reverse("compliance:figures_desk")

    @property
    def below(self) -> str:
        """The kind of scope its parts are."""
        return {"city": ScopeKind.DISTRICT, "district": ScopeKind.STREET}.get(self.kind, "")


def city() -> Place:
    """The whole city."""
    return Place(ScopeKind.CITY, "", _("The city"))


def district(code: str) -> Place:
    """A district by its six digits."""
    return Place(ScopeKind.DISTRICT, code, names.areas([code])[code], code)


def place_of(user: Any, kind: str, code: str) -> Place | None:
    """The place of that kind and code; None if it is not there or beyond the sight of `user`."""
    sight = current_sight(user)
    if kind == ScopeKind.CITY:
        return city() if sight.everything else None
    if kind == ScopeKind.DISTRICT:
        known = groups_seen_by(user).filter(district_code=code)
        seen = (sight.everything and known.exists()) or code in sight.districts
        return district(code) if seen else None
    group = groups_seen_by(user).filter(code=code).first()
    return Place(ScopeKind.GRID, code, group.name, group.district_code) if group else None


def own_places(user: Any) -> list[Place]:
    """Where somebody's figures begin: the city, their districts, or their groups."""
    sight = current_sight(user)
    if sight.everything:
        return [city()]
    own = [district(code) for code in sight.districts]
    groups = groups_seen_by(user).exclude(district_code__in=sight.districts).order_by("code")
    return own + [
        Place(ScopeKind.GRID, each.code, each.name, each.district_code) for each in groups
    ]


def path_to(user: Any, place: Place) -> list[Place]:
    """The places around it that `user` may open, from the city down."""
    around = []
    if place.kind != ScopeKind.CITY:
        around.append(place_of(user, ScopeKind.CITY, ""))
    if place.kind == ScopeKind.GRID:
        around.append(place_of(user, ScopeKind.DISTRICT, place.district))
    return [each for each in around if each]


def districts(user: Any) -> list[Place]:
    """The districts that have a group within somebody's sight."""
    codes = sorted(set(groups_seen_by(user).order_by().values_list("district_code", flat=True)))
    named = names.areas(codes)
    return [Place(ScopeKind.DISTRICT, code, named[code], code) for code in codes if code]


def places_with_targets(user: Any) -> list[tuple[str, str]]:
    """Places whose targets somebody sets, by code and name: the city, districts within sight."""
    own = [each for each in own_places(user) if each.kind != ScopeKind.GRID]
    found = [(each.code, each.name) for each in own]
    if own and own[0].kind == ScopeKind.CITY:
        found += [(each.code, each.name) for each in districts(user)]
    return found
