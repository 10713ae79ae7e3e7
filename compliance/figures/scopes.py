"""What a dashboard is about: the city, a district, a street or one grid group, within sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.models import FigureValue, ScopeKind
from inspectorate.organisation.groups import groups_seen_by, standing_groups
from inspectorate.organisation.models import Area, GridArea, GridGroup
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
        if self.kind == ScopeKind.STREET:
            return reverse("compliance:figures_street", args=[self.code])
        if self.kind == ScopeKind.GRID:
            return reverse("compliance:figures_group", args=[self.code])
        return reverse("compliance:figures_desk")

    @property
    def below(self) -> str:
        """The kind of scope its parts are."""
        return _BELOW.get(self.kind, "")


_BELOW: dict[str, str] = {
    ScopeKind.CITY: ScopeKind.DISTRICT,
    ScopeKind.DISTRICT: ScopeKind.STREET,
    ScopeKind.STREET: ScopeKind.GRID,
}
STREET_DIGITS = 9


def city() -> Place:
    """The whole city."""
    return Place(ScopeKind.CITY, "", _("The city"))


def district(code: str) -> Place:
    """A district by its six digits."""
    return Place(ScopeKind.DISTRICT, code, names.areas([code])[code], code)


def groups_of_street(user: Any, code: str) -> QuerySet[GridGroup]:
    """The groups within sight that answer for a part of the street, or for all of it and more."""
    within = GridArea.objects.filter(stem__startswith=code) | GridArea.objects.filter(
        stem__in=[code[:6], code[:4]]
    )
    return groups_seen_by(user).filter(pk__in=within.order_by().values("grid_group"))


def place_of(user: Any, kind: str, code: str) -> Place | None:
    """The place of that kind and code; None if it is not there or beyond the sight of `user`."""
    sight = current_sight(user)
    if kind == ScopeKind.CITY:
        return city() if sight.everything else None
    if kind == ScopeKind.DISTRICT:
        known = groups_seen_by(user).filter(district_code=code)
        seen = (sight.everything and known.exists()) or code in sight.districts
        return district(code) if seen else None
    if kind == ScopeKind.STREET:
        return _street(user, code)
    group = groups_seen_by(user).filter(code=code).first()
    return Place(ScopeKind.GRID, code, group.name, group.district_code) if group else None


def _street(user: Any, code: str) -> Place | None:
    """A street by its nine digits, if it lies in a district within sight.

    One that is no loaded division is there if something was counted in it.
    """
    sight = current_sight(user)
    if not (sight.everything or code[:6] in sight.districts) or len(code) != STREET_DIGITS:
        return None
    name = Area.objects.filter(stem=code).order_by("pk").values_list("name", flat=True).first()
    if name is None:
        counted = FigureValue.objects.visible_to(user).of(ScopeKind.STREET, code)
        name = code if counted.exists() else None
    return None if name is None else Place(ScopeKind.STREET, code, name, code[:6])


def own_places(user: Any) -> list[Place]:
    """Where somebody's figures begin: the city, their districts, or their groups."""
    sight = current_sight(user)
    if sight.everything:
        return [city()]
    own = [district(code) for code in sight.districts]
    groups = standing_groups(user).exclude(district_code__in=sight.districts).order_by("code")
    return own + [
        Place(ScopeKind.GRID, each.code, each.name, each.district_code) for each in groups
    ]


def asked_place(user: Any, kind: str, code: str) -> Place | None:
    """The place of that kind and code within sight; without a kind where one's figures begin."""
    return place_of(user, kind, code) if kind else next(iter(own_places(user)), None)


def places_with_reports(user: Any) -> list[Place]:
    """Where somebody's figures begin; below the city its districts too."""
    own = own_places(user)
    return own + districts(user) if own and own[0].kind == ScopeKind.CITY else own


def path_to(user: Any, place: Place) -> list[Place]:
    """The places around it that `user` may open, from the city down."""
    around = []
    if place.kind != ScopeKind.CITY:
        around.append(place_of(user, ScopeKind.CITY, ""))
    if place.kind in (ScopeKind.STREET, ScopeKind.GRID):
        around.append(place_of(user, ScopeKind.DISTRICT, place.district))
    if place.kind == ScopeKind.GRID:
        around.append(_street_around(user, place.code))
    return [each for each in around if each]


def _street_around(user: Any, code: str) -> Place | None:
    """The street a group lies in; None if it lies in several."""
    stems = GridArea.objects.filter(grid_group__code=code).order_by().values_list("stem", flat=True)
    streets = {stem[:STREET_DIGITS] for stem in stems}
    return place_of(user, ScopeKind.STREET, streets.pop()) if len(streets) == 1 else None


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
