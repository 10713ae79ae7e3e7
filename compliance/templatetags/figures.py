"""Rows of the dashboards' tables as one piece: a page has hundreds, a template is slow at them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from compliance.figures.cards import Row
from compliance.figures.tiles import Tile
from inspectorate.foundation.writing import number, number_whole

register = template.Library()


@register.filter
def figure_rows(rows: Iterable[Row]) -> SafeString:
    """The rows of a card: the name, leading on where there is more, and the numbers."""
    return _safe(f"<tr>{_name(row)}{_cells(row)}</tr>" for row in rows)


def _name(row: Row) -> str:
    name = escape(str(row.name))
    shown = f'<a href="{escape(row.address)}">{name}</a>' if row.address else name
    language = ' lang="zh-Hans"' if row.chinese else ""
    return f'<th scope="row"{language} data-short="{escape(str(row.short))}">{shown}</th>'


def _cells(row: Row) -> str:
    return "".join(
        f'<td class="n" data-value="{cell.drawn}">{escape(cell.text)}</td>' for cell in row.cells
    )


@register.filter
def tile_rows(tiles: Iterable[Tile]) -> SafeString:
    """The rows of the map's table: a group with its numbers, and whether all was delivered."""
    words = {True: escape(_("complete")), False: escape(_("not complete"))}
    return _safe(
        f'<tr><th scope="row" lang="zh-Hans"><a href="{escape(tile.address)}">{escape(tile.name)}'
        f'</a></th><td class="n">{_per_thousand(tile)}</td><td class="n">{number(tile.bare)}</td>'
        f'<td class="n">{number(tile.workers)}</td><td class="n">{number(tile.enterprises)}</td>'
        f'<td class="n">{number(tile.alerts)}</td><td>{words[tile.complete]}</td></tr>'
        for tile in tiles
    )


def _per_thousand(tile: Tile) -> str:
    return "–" if tile.per_thousand is None else number_whole(tile.per_thousand)


def _safe(parts: Iterable[str]) -> SafeString:
    """Pieces whose every name and address was escaped above; numbers need none."""
    return mark_safe("".join(parts))  # noqa: S308
