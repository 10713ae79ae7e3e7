"""Dashboards and reports as files: everything shown, as CSV or as a workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from inspectorate.foundation import writing
from inspectorate.foundation.exports import csv_response, safe

from .cards import Card
from .dashboards import Dashboard
from .tiles import Tile, TileMap, listed

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Line = Sequence[Any]


def csv_of(made: Dashboard) -> HttpResponse:
    """Every card and the map: one line for each number shown."""
    header = [_("Card"), _("Row"), _("Column"), _("Value"), _("As of")]
    board = made.board
    lines: list[Line] = [
        [card.title, row.name, column.words, cell.plain, _iso(board.day_of(card.figures))]
        for card in made.cards
        for row in card.rows
        for column, cell in zip(card.columns, row.cells, strict=True)
    ]
    for tile in listed(made.map.tiles) if made.map else []:
        for words, value in zip(_map_columns(), _numbers(tile), strict=True):
            lines.append([_("Map"), tile.name, words, value, _iso(board.counted_on)])
    return csv_response(f"{_name(made)}.csv", header, lines)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


LONGEST = 31  # characters of a sheet's name in a workbook


def xlsx_of(made: Dashboard) -> HttpResponse:
    """A sheet for each card, one for the map, and one that says what each figure means."""
    sheets = [(card.title, _of_card(card)) for card in made.cards]
    if made.map:
        sheets.insert(0, (_("Map"), _of_map(made.map)))
    sheets.insert(0, (_("Definitions"), _definitions(made)))
    return workbook(f"{_name(made)}.xlsx", sheets)


def workbook(name: str, sheets: Iterable[tuple[Any, list[Line]]]) -> HttpResponse:
    """A download of sheets; the first line of each is its header. Text is never a formula."""
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for title, lines in sheets:
        sheet = book.create_sheet(_sheet_name(str(title), taken))
        sheet.freeze_panes = "A2"
        for number, line in enumerate(lines):
            cells = [WriteOnlyCell(sheet, _typed(each)) for each in line]
            if number == 0:
                for cell in cells:
                    cell.font = Font(bold=True)
            sheet.append(cells)
    stored = io.BytesIO()
    book.save(stored)
    response = HttpResponse(stored.getvalue(), content_type=KIND)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _name(made: Dashboard) -> str:
    place = re.sub(r"[^0-9A-Za-z-]", "", made.board.place.code) or "city"
    return f"figures-{place}-{made.board.year}"


def _typed(value: Any) -> Any:
    return safe(value) if isinstance(value, str) or value is None else _number(value)


def _number(value: Any) -> Any:
    return value if isinstance(value, int) else (float(value) if _is_number(value) else str(value))


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True


def _sheet_name(title: str, taken: set[str]) -> str:
    """At most 31 characters, none that a workbook forbids, no word cut in two, no name twice."""
    whole = re.sub(r"[\[\]:*?/\\]", " ", title).strip() or "1"
    if len(whole) > LONGEST:
        kept = whole[:LONGEST].rpartition(" ")[0] or whole[: LONGEST - 1]
        whole = f"{kept[: LONGEST - 1]}…"
    name, n = whole, 2
    while name in taken:
        name, n = f"{whole[: LONGEST - 3]} {n}", n + 1
    taken.add(name)
    return name


def _of_card(card: Card) -> list[Line]:
    header = [str(card.heading), *(str(column.words) for column in card.columns)]
    return [header, *([row.name, *(cell.plain for cell in row.cells)] for row in card.rows)]


def _of_map(drawn: TileMap) -> list[Line]:
    header = [_("Group"), _("Code"), *_map_columns()]
    return [header, *([each.name, each.code, *_numbers(each)] for each in listed(drawn.tiles))]


def _map_columns() -> list[str]:
    """The columns of the map's table."""
    return [
        _("per 1,000"), _("In none"), _("Workers"), _("Enterprises"), _("Open alerts"),
        _("Complete delivery"),
    ]  # fmt: skip


def _numbers(tile: Tile) -> Line:
    complete = _("yes") if tile.complete else _("no")
    each = None if tile.per_thousand is None else round(tile.per_thousand, 2)
    return [each, tile.bare, tile.workers, tile.enterprises, tile.alerts, complete]


def _day(day: date | None) -> str:
    return writing.day(day) if day else ""


def _definitions(made: Dashboard) -> list[Line]:
    """What each figure shown means, where, for which year, and as of which day."""
    board = made.board
    seen = {figure.code: figure for card in made.cards for figure in card.figures}
    return [
        [_("Figure"), _("What it means"), _("Code"), _("As of")],
        [_("Place"), board.place.name, board.place.code],
        [_("Year"), str(board.year), ""],
        [
            _("As of"),
            _day(board.counted_on),
            str(board.snapshot.version),
        ],
        *(
            [figure.title, figure.sentence, figure.code, _day(board.day_of([figure]))]
            for figure in seen.values()
        ),
    ]
