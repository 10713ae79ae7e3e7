"""How a dashboard's page is put together; which card shows its table is kept in the URL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from compliance.models import FigureValue, Snapshot, SnapshotState

from . import scopes
from .boards import Board, board_of, last_snapshot
from .cards import Card
from .catalogue import FAMILIES
from .dashboards import Dashboard, dashboard
from .scopes import Place
from .tiles import listed


@dataclass(frozen=True)
class Shown:
    """A card, whether its table is asked for, the addresses of both ways, and the day its figures
    stand as of where the page holds those of two days.
    """

    card: Card | None
    as_table: bool
    chart_address: str
    table_address: str
    as_of: date | None = None


def shown(key: str, card: Card | None, asked: QueryDict, as_of: date | None = None) -> Shown:
    """How the card of that key is shown; `table` in the URL names those shown as tables."""
    tables = [each for each in asked.get("table", "").split(",") if each]
    others = [each for each in tables if each != key]
    return Shown(
        card,
        key in tables,
        _address(asked, others),
        _address(asked, [*others, key]),
        as_of,
    )


def _address(asked: QueryDict, tables: Iterable[str]) -> str:
    changed = asked.copy()
    changed.pop("table", None)
    if tables:
        changed["table"] = ",".join(tables)
    return f"?{changed.urlencode(safe=',')}"


def year_of(asked: QueryDict, snapshot: Snapshot) -> int:
    """The year asked for: that of the snapshot, or the one before it."""
    text = asked.get("year", "")
    latest = snapshot.as_of.year
    return latest - 1 if text == str(latest - 1) else latest


def drawn_up(place: Place, *, user: Any, asked: QueryDict) -> Dashboard | None:
    """The dashboard of a place; None before the first snapshot."""
    snapshot = last_snapshot()
    if snapshot is None:
        return None
    rows = FigureValue.objects.visible_to(user)
    board = board_of(place, rows=rows, snapshot=snapshot, year=year_of(asked, snapshot))
    return dashboard(board, user=user, rows=rows)


def context_of(made: Dashboard, *, user: Any, asked: QueryDict) -> dict[str, Any]:
    """What the template of a dashboard wants."""
    board = made.board
    tiles = listed(made.map.tiles) if made.map else []

    def drawn(card: Card) -> Shown:
        return shown(card.key, card, asked, board.flows_counted_on and board.day_of(card.figures))

    return {
        "made": made,
        "board": board,
        "place": board.place,
        "path": scopes.path_to(user, board.place),
        "years": years_of(board, asked),
        "map": shown("map", None, asked),
        "tiles": tiles,
        "ranked": [tile for tile in tiles if tile.per_thousand is not None][:5],
        "first": [drawn(card) for card in made.first],
        "further": [drawn(card) for card in made.further],
        "csv": export_of(asked, "csv"),
        "xlsx": export_of(asked, "xlsx"),
    }


def years_of(board: Board, asked: QueryDict) -> list[dict[str, Any]]:
    """The years to choose from, with their addresses."""
    latest = board.snapshot.as_of.year
    found = []
    for year in (latest, latest - 1):
        changed = asked.copy()
        changed["year"] = str(year)
        found.append(
            {"year": year, "current": year == board.year, "address": f"?{changed.urlencode()}"}
        )
    return found


def export_of(asked: QueryDict, kind: str) -> str:
    """The address of the same as a file."""
    changed = asked.copy()
    changed["export"] = kind
    return f"?{changed.urlencode(safe=',')}"


@dataclass(frozen=True)
class Counting:
    """A snapshot under way: how many families of how many are done."""

    done: int
    whole: int
    since: datetime


def under_way() -> Counting | None:
    """The snapshot somebody asked for or the night began, if one is not finished."""
    open_one = Snapshot.objects.exclude(state=SnapshotState.DONE).order_by("id").first()
    if open_one is None:
        return None
    since = timezone.localtime(open_one.asked_at)
    return Counting(len(open_one.families), len(FAMILIES), since)
