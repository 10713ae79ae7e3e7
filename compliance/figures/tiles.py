"""The tile map: a square for each grid group, districts roughly where they lie.

Where a district stands is data (map.toml). If the inspectorate has loaded shapes of its groups,
those are drawn instead, and under them the squares of the groups that have none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from compliance.models import GroupShape, ScopeKind
from compliance.models.snapshots import FigureValueQuerySet
from inspectorate.organisation.groups import standing_groups

from . import names
from .boards import NONE, Board, Numbers, parts_of
from .scopes import groups_of_street

SIDE, PITCH, HEAD, GAP = 17, 19, 19, 19
_DRAWN = tomllib.loads(Path(__file__).with_name("map.toml").read_text(encoding="utf-8"))
STEPS: list[int] = _DRAWN["steps"]
CODES = ["coverage_any", "delivery_complete", "alerts_each", "workplaces"]


@dataclass(frozen=True)
class Tile:
    """One group: where its square stands, its shade (1 to 5, 0: not known), and its numbers."""

    code: str
    name: str
    district: str
    x: int
    y: int
    shade: int
    complete: bool
    bare: int
    per_thousand: Decimal | None
    workers: int
    enterprises: int
    alerts: int
    path: str = ""

    @property
    def address(self) -> str:
        return f"{_desk()}groups/{quote(self.code)}/"

    @property
    def tone(self) -> str:
        """The class of its square."""
        if not self.shade:
            return "nil"
        return f"q{self.shade}" if self.complete else f"q{self.shade} open"


@dataclass(frozen=True)
class TileMap:
    """All tiles, the names of districts, and the box of the drawing.

    `rest`: where outlines are drawn, the squares of the groups without one.
    """

    tiles: list[Tile]
    heads: list[dict[str, Any]]
    box: str
    rest: TileMap | None = None

    @property
    def width(self) -> str:
        """The width of the drawing, in pixels: that of a card where it is of one district."""
        return self.box.split()[2] if len(self.heads) > 1 else "540"

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The legend: shade and words."""
        marks = [0, *STEPS]
        words = [f"{low}–{high}" for low, high in zip(marks, STEPS, strict=False)]
        words.append(_("over %(n)s") % {"n": STEPS[-1]})
        return [{"shade": n, "words": each} for n, each in enumerate(words, 1)]

    @property
    def drawn(self) -> list[Tile]:
        """The groups the drawing shows: with outlines, those that have one."""
        outlined = [tile for tile in self.tiles if tile.path]
        return outlined or self.tiles

    @property
    def drawing(self) -> SafeString:
        """A link with a square or an outline for each group."""
        return _drawing(self.drawn)

    @property
    def incomplete(self) -> int:
        """How many groups have no complete delivery."""
        return sum(not tile.complete for tile in self.tiles)


def _drawing(tiles: Iterable[Tile]) -> SafeString:
    """What a reader of the screen hears, a pointer shows; each sentence is translated once."""
    counted = _("%(group)s: %(n)s of 1,000 workers in no scheme, open alerts: %(alerts)s")
    empty = _("%(group)s: no workers counted")
    return mark_safe("".join(_drawn(tile, counted, empty) for tile in tiles))  # noqa: S308 - escaped


def _drawn(tile: Tile, counted: str, empty: str) -> str:
    each = tile.per_thousand
    said = {"group": tile.name, "alerts": tile.alerts, "n": "" if each is None else f"{each:.0f}"}
    words = escape((empty if each is None else counted) % said)
    if tile.path:
        shape = f'<path class="{tile.tone}" d="{escape(tile.path)}"><title>{words}</title></path>'
    else:
        square = f'x="{tile.x}" y="{tile.y}" width="17" height="17"'
        shape = f'<rect class="{tile.tone}" {square}><title>{words}</title></rect>'
    return f'<a href="{escape(tile.address)}" aria-label="{words}">{shape}</a>'


@cache
def _desk() -> str:
    return reverse("compliance:figures_desk")


def tile_map(board: Board, *, user: Any, rows: FigureValueQuerySet) -> TileMap:
    """The map of the groups of a city, district or street within somebody's sight.

    The numbers are those of the whole group, also where it answers for more than the street.
    """
    place, among = board.place, None
    seen = standing_groups(user)
    if place.kind == ScopeKind.DISTRICT:
        seen = seen.filter(district_code=place.code)
    if place.kind == ScopeKind.STREET:
        seen = seen.filter(pk__in=groups_of_street(user, place.code).order_by().values("pk"))
    found_groups = seen.order_by("district_code", "code")
    groups: list[Any] = [*found_groups.values_list("code", "name", "district_code", named=True)]
    if place.kind == ScopeKind.STREET:
        among = [group.code for group in groups]
    found = parts_of(
        place, rows=rows, month=board.stock_month, codes=CODES, kind="grid", among=among
    )
    by_district: dict[str, list[Any]] = {}
    for group in groups:
        by_district.setdefault(group.district_code, []).append(group)
    shapes = {shape.group_code: shape for shape in GroupShape.objects.order_by("group_code")}
    squares = TileMap(*_laid_out(by_district, found))
    if not shapes.keys() & {tile.code for tile in squares.tiles}:
        return squares
    lacking = {
        code: missing
        for code, each in by_district.items()
        if (missing := [group for group in each if group.code not in shapes])
    }
    rest = TileMap(*_laid_out(lacking, found)) if lacking else None
    return replace(_outlined(squares.tiles, shapes), rest=rest)


def _outlined(tiles: list[Tile], shapes: dict[str, GroupShape]) -> TileMap:
    """The same groups with their own outlines, in the box these take."""
    drawn = [replace(t, path=shapes[t.code].path if t.code in shapes else "") for t in tiles]
    own = [shapes[tile.code] for tile in drawn if tile.path]
    west, north = min(s.west for s in own), min(s.north for s in own)
    width, height = max(s.east for s in own) - west, max(s.south for s in own) - north
    return TileMap(drawn, [], f"{west - 2:.1f} {north - 2:.1f} {width + 4:.1f} {height + 4:.1f}")


def _laid_out(
    by_district: dict[str, list[Any]], found: dict[str, dict[str, Numbers]]
) -> tuple[list[Tile], list[dict[str, Any]], str]:
    """Districts stacked in their columns from the top; one alone takes the whole width."""
    named = names.areas(list(by_district))
    places = _DRAWN["districts"] if len(by_district) > 1 else {}
    order = {code: n for n, code in enumerate(places)}
    tops = [top * PITCH for top in _DRAWN["tops"]]
    heads, tiles, right = [], [], 0
    for code in sorted(by_district, key=lambda each: (order.get(each, len(order)), each)):
        place = places.get(code) or {"column": len(tops) - 1 if places else 0, "across": 16}
        left = _DRAWN["columns"][place["column"]] * PITCH
        top = tops[place["column"]]
        groups = by_district[code]
        heads.append({"x": left, "y": top + 14, "name": named[code], "count": len(groups)})
        for n, group in enumerate(groups):
            x = left + n % place["across"] * PITCH
            y = top + HEAD + n // place["across"] * PITCH
            tiles.append(_tile(group, x, y, found.get(group.code, {})))
        right = max(right, left + max(place["across"] * PITCH, 110))
        tops[place["column"]] = top + HEAD + -(-len(groups) // place["across"]) * PITCH + GAP
    return tiles, heads, f"-2 0 {right + 4} {max(tops)}"


def _tile(group: Any, x: int, y: int, numbers: dict[str, Numbers]) -> Tile:
    covered = numbers.get("coverage_any", NONE)
    workers = covered.denominator or Decimal(0)
    bare = workers - (covered.numerator or Decimal(0))
    each = 1000 * bare / workers if workers else None
    return Tile(
        code=group.code,
        name=group.name,
        district=group.district_code,
        x=x,
        y=y,
        shade=0 if each is None else 1 + sum(each > step for step in STEPS),
        complete="delivery_complete" in numbers,
        bare=int(bare),
        per_thousand=each,
        workers=int(workers),
        enterprises=int(numbers.get("workplaces", NONE).value or 0),
        alerts=int(numbers.get("alerts_each", NONE).numerator or 0),
    )


def listed(tiles: Iterable[Tile]) -> list[Tile]:
    """The same as rows of a table, the most workers in no scheme for each thousand first."""
    return sorted(tiles, key=lambda tile: (-(tile.per_thousand or 0), tile.code))
