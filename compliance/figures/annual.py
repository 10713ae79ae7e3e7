"""The tables of the annual report that article 21 of ILO Convention 81 asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from compliance.models import ScopeKind, Snapshot
from compliance.models.exposure_criteria import ExposureCriterion
from compliance.models.law import DiscretionGrade, Law, LegalFigure, PenaltyRange, ViolationRoute
from compliance.models.snapshots import FigureValueQuerySet
from inspectorate.organisation.models import ContributionRate

from . import names
from .boards import NONE, Board, board_of
from .cards import Cell, cell, counted, ordered
from .catalogue import FIGURES, Unit
from .scopes import Place

# Alerts, cases and visits have no street.
REPORTED = (ScopeKind.CITY, ScopeKind.DISTRICT, ScopeKind.GRID)


@dataclass(frozen=True)
class Section:
    """One letter of article 21: its table, or why the system does not know it."""

    letter: str
    title: Any
    head: Sequence[Any]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    note: Any = ""


@dataclass(frozen=True)
class Annual:
    """The report of a year and place."""

    board: Board
    sections: list[Section]

    def sheets(self) -> list[tuple[Any, list[Sequence[Any]]]]:
        """A sheet for each letter, as a workbook takes them."""
        return [
            (
                f"({each.letter}) {each.title}",
                [
                    [str(word) for word in each.head] or [str(each.title)],
                    *([name, *(one.plain for one in cells)] for name, cells in each.rows),
                    *([[str(each.note)]] if each.note else []),
                ],
            )
            for each in self.sections
        ]


def annual_of(place: Place, *, rows: FigureValueQuerySet, snapshot: Snapshot, year: int) -> Annual:
    """The sections (a) to (g)."""
    board = board_of(place, rows=rows, snapshot=snapshot, year=year)
    return Annual(
        board,
        [
            _laws(),
            _staff(board),
            _workplaces(board),
            _visits(board),
            _violations(board),
            *_unknown(),
        ],
    )


def _laws() -> Section:
    """Each law: how many of its articles, and how many rows that cite it, stand in the system."""
    cited: dict[str, list[str]] = {}
    rates, *others = (
        rows.order_by().values_list("law", "article")
        for rows in (
            ContributionRate.objects,
            LegalFigure.objects,
            ViolationRoute.objects,
            PenaltyRange.objects,
            DiscretionGrade.objects,
            ExposureCriterion.objects,
        )
    )
    for law, article in rates.union(*others, all=True):
        cited.setdefault(law, []).append(article)
    named = dict(Law.choices)
    rows = [
        (
            str(capfirst(named.get(law, law))),
            [counted(Decimal(len({*articles} - {""}))), counted(Decimal(len(articles)))],
        )
        for law, articles in sorted(cited.items(), key=lambda each: (-len(each[1]), each[0]))
    ]
    note = _(
        "The laws and regulations relevant to the work of the inspection stand with their articles"
        " at each rule, time limit and figure of the law in this system."
    )
    head = [_("Law"), _("Articles"), _("Rules, figures and rates that rest on it")]
    return Section("a", _("Laws and regulations"), head, rows, note)


def _staff(board: Board) -> Section:
    by = board.by("staff", "kind")
    rows = [
        (names.label("kind", kind).capitalize(), [counted(by.get(kind, NONE).value)])
        for kind in ("full_time", "part_time", "assistant")
    ]
    certified = board.now("certified")
    rows.append((str(FIGURES["certified"].title), [counted(certified.numerator)]))
    return Section("b", _("Staff of the labour inspection"), [_("Kind"), _("People")], rows)


def _workplaces(board: Board) -> Section:
    places = board.by("workplaces", "industry")
    workers = board.by("workers", "industry")
    sizes = {code: numbers.value or Decimal(0) for code, numbers in workers.items()}
    rows = [
        (
            names.label("industry", code),
            [counted(places.get(code, NONE).value), counted(workers.get(code, NONE).value)],
        )
        for code in ordered("industry", {*places, *workers}, sizes)
    ]
    whole = [counted(board.now("workplaces").value), counted(board.now("workers").value)]
    women = board.by("workers", "sex").get("f", NONE).value
    rows += [(_("All"), whole), (_("Of these women"), [Cell(None, Unit.COUNT), counted(women)])]
    title = _("Workplaces liable to inspection and workers employed in them")
    return Section("c", title, [_("Industry"), _("Workplaces"), _("Workers")], rows)


def _visits(board: Board) -> Section:
    by = board.by("visits", "purpose")
    rows = [
        (names.label("purpose", code).capitalize(), [counted(numbers.value)])
        for code, numbers in sorted(by.items())
    ]
    visited = board.in_year("visited", "")
    rows += [
        (str(FIGURES["visits"].title), [counted(board.of_year("visits").value or Decimal(0))]),
        (str(FIGURES["reviews"].title), [counted(board.of_year("reviews").value or Decimal(0))]),
        (str(FIGURES["visited"].title), [counted(visited.value or Decimal(0))]),
    ]
    return Section("d", _("Inspection visits"), [_("Purpose"), _("How many")], rows)


def _violations(board: Board) -> Section:
    by = board.by("violations", "type")
    rows = [
        (names.label("type", code), [counted(numbers.value)])
        for code, numbers in sorted(by.items())
    ]
    rows += [
        (
            str(FIGURES[code].title),
            [cell(code, board.of_year(code)._replace(value=_nought(board, code)))],
        )
        for code in ("violations", "penalties", "fines")
    ]
    return Section("e", _("Violations and penalties"), [_("Kind"), _("How many")], rows)


def _nought(board: Board, code: str) -> Decimal:
    return board.of_year(code).value or Decimal(0)


def _unknown() -> list[Section]:
    """What no feed delivers: said so, not printed as nought."""
    note = _(
        "This system does not know them: no agency delivers them. Add them from their register."
    )
    return [
        Section("f", _("Industrial accidents"), [], [], note),
        Section("g", _("Occupational diseases"), [], [], note),
    ]
