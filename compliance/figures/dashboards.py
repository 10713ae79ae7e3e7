"""A dashboard: the strip of figures at the top, the map, and the cards, for any place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from compliance.models import ScopeKind
from compliance.models.snapshots import FigureValueQuerySet
from inspectorate.foundation import writing

from . import flow_cards, names, reason_cards, scopes, stock_cards
from .boards import Board, parts_of
from .cards import Card, cell, counted
from .catalogue import FIGURES
from .tiles import TileMap, tile_map

STREET_KEYS = ["coverage_full", "uncovered", "workplaces", "workers"]
PARTS = ["coverage_any", "coverage_full", "enterprises_each", "workers_each", "alerts_each"]


@dataclass(frozen=True)
class Key:
    """A figure of the strip: its words, the number, what stands beside it."""

    words: Any
    value: str
    beside: str = ""
    tone: str = ""


def keys_of(board: Board) -> list[Key]:
    """The figures a supervisor looks at first; of a street those it has."""
    if board.place.kind == ScopeKind.STREET:
        return [_covered(board), *(_stock(board, code) for code in STREET_KEYS)]
    return [_covered(board), _newly(board), _recovered(board), _hours(board), _overdue(board),
            _precision(board)]  # fmt: skip


def _stock(board: Board, code: str) -> Key:
    return Key(FIGURES[code].title, cell(code, board.now(code)).text)


def _covered(board: Board) -> Key:
    now = board.now("coverage_any")
    before = board.in_month("coverage_any", board.stock_month.replace(year=board.year - 1))
    beside = ""
    if now.value is not None and before.value is not None:
        points = f"{100 * (now.value - before.value):+.1f}".replace("-", "−")
        beside = _("%(points)s in a year") % {"points": points}
    return Key(_("Workers covered"), cell("coverage_any", now).text, beside)


def _newly(board: Board) -> Key:
    plan = board.in_year("plan", "newly_covered")
    beside = _("of %(target)s") % {"target": counted(plan.denominator).text}
    value = counted(board.of_year("newly_covered").value or Decimal(0)).text
    return Key(_("Newly covered after inspection"), value, beside if plan.denominator else "")


def _recovered(board: Board) -> Key:
    value = board.of_year("recovered").value or Decimal(0)
    month = board.in_month("recovered", board.month).value
    beside = _("%(sum)s this month") % {"sum": writing.yuan_short(month)} if month else ""
    return Key(_("Arrears recovered"), writing.yuan_short(value), beside)


def _hours(board: Board) -> Key:
    now = board.in_year("hours_landing_visit", "median").value
    before = board.in_year("hours_landing_visit", "median", board.year - 1).value
    value = "–" if now is None else _("%(n)s h") % {"n": f"{now:,.0f}"}
    beside = "" if before is None else _("was %(n)s h") % {"n": f"{before:,.0f}"}
    return Key(_("Data to visit, median"), value, beside)


def _overdue(board: Board) -> Key:
    numbers = board.now("cases_overdue")
    late = numbers.numerator or Decimal(0)
    held = numbers.denominator or Decimal(0)
    beside = _("of %(n)s open") % {"n": counted(held).text} if held else _("none is open")
    return Key(_("Overdue cases"), counted(late).text, beside, "red" if late else "")


def _precision(board: Board) -> Key:
    value = cell("precision", board.of_year("precision")).text
    return Key(_("Alerts confirmed"), value, _("of those decided"))


@dataclass(frozen=True)
class Dashboard:
    """All that a page shows; what is exported is the same."""

    board: Board
    keys: list[Key]
    map: TileMap | None
    first: list[Card]
    further: list[Card]

    @property
    def cards(self) -> list[Card]:
        """All cards in their order."""
        return self.first + self.further


def dashboard(board: Board, *, user: Any, rows: FigureValueQuerySet) -> Dashboard:
    """The dashboard of a place: cards without a row are left out, but for the first ones.

    Alerts, cases and visits have no street, so a street's begins with its groups, on their map too.
    """
    parts = _of_parts(board, user=user, rows=rows)
    if board.place.kind == ScopeKind.STREET:
        first, further = [stock_cards.coverage(board), *parts], _standing(board)
    else:
        first = [
            flow_cards.covered(board),
            stock_cards.coverage(board),
            flow_cards.alerts(board),
            flow_cards.hours(board),
        ]
        further = [*parts, *_standing(board), *_achieved(board)]
    has_map = board.place.kind != ScopeKind.GRID
    return Dashboard(
        board=board,
        keys=keys_of(board),
        map=tile_map(board, user=user, rows=rows) if has_map else None,
        first=first,
        further=[card for card in further if card.rows],
    )


def _standing(board: Board) -> list[Card]:
    """Who is covered, and why others are not."""
    return [
        stock_cards.coverage_by(board, "industry", _("Coverage by industry")),
        stock_cards.coverage_by(board, "size", _("Coverage by size of the enterprise")),
        stock_cards.coverage_by(board, "household", _("Coverage by household")),
        stock_cards.coverage_by(board, "group", _("Coverage of local workers and migrants")),
        stock_cards.schemes(board),
        stock_cards.shares_of(board, "uncovered_reason", "reason", key="reason"),
        *reason_cards.reasons(board),
        stock_cards.shares_of(board, "uncovered_own", "own", key="own"),
    ]


def _achieved(board: Board) -> list[Card]:
    """What came of alerts, cases, complaints and the campaign."""
    return [
        flow_cards.rules(board),
        flow_cards.recovered(board),
        flow_cards.complaints(board),
        flow_cards.plan(board),
        flow_cards.exposure(board),
        flow_cards.grades(board),
    ]


def _of_parts(board: Board, *, user: Any, rows: FigureValueQuerySet) -> list[Card]:
    """Districts of the city, streets of a district, groups of a street; each leads to its own."""
    place, kind = board.place, board.place.below
    if not kind:
        return []
    among = None
    if place.kind == ScopeKind.STREET:
        groups = dict(scopes.groups_of_street(user, place.code).values_list("code", "name"))
        among = list(groups)
    found = parts_of(place, rows=rows, month=board.stock_month, codes=PARTS, kind=kind, among=among)
    named = names.areas(list(found)) if among is None else groups
    addresses = {code: scopes.Place(kind, code, "").address for code in named}
    cards = [stock_cards.coverage_of_parts(kind, found, named, addresses)]
    if place.kind == ScopeKind.CITY:
        cards.append(stock_cards.load_of_parts(found, named, addresses))
    return cards
