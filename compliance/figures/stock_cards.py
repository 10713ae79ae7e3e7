"""Cards about how things stand: who is covered, who is not and why, and how much there is to do."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from compliance.models import ScopeKind

from .boards import NONE, Board, Numbers
from .cards import Card, Cell, Column, Row, cell, counted, defined, row_of_month, rows_by
from .catalogue import FIGURES, Unit


def coverage(board: Board) -> Card:
    """Coverage month by month, with the year's target where one was set."""
    rows = []
    for month in board.months():
        any_scheme = board.in_month("coverage_any", month)
        entire = board.in_month("coverage_full", month)
        cells = [
            cell("coverage_any", any_scheme),
            cell("coverage_full", entire),
            counted(any_scheme.denominator),
        ]
        rows.append(row_of_month(month, cells))
    now = board.now("coverage_any")
    target = board.in_year("plan", "coverage_full").denominator
    say = _("%(any)s of workers are insured, %(full)s in every scheme that applies.") % {
        "any": cell("coverage_any", now).text,
        "full": cell("coverage_full", board.now("coverage_full")).text,
    }
    return Card(
        key="coverage",
        title=_("Coverage"),
        heading=_("Month"),
        columns=[
            Column(_("In a scheme"), drawn=True),
            Column(_("In every scheme"), drawn=True),
            Column(_("Workers")),
        ],
        rows=rows,
        say=say if now.value is not None else "",
        chart="lines",
        target=target,
        unit="%",
        figures=defined("coverage_any", "coverage_full"),
    )


def coverage_by(board: Board, kind: str, title: str) -> Card:
    """Coverage split by a dimension, the most workers first where it has no order of its own."""
    entire = board.by("coverage_full", kind)
    covered = board.by("coverage_any", kind)
    rows = rows_by(
        kind,
        entire,
        lambda code: _cells(covered.get(code, NONE), entire[code]),
        word=partial(board.word, kind),
    )
    return Card(
        key=kind,
        title=title,
        heading=title,
        columns=_coverage_columns(),
        rows=rows,
        say=_coverage_say(),
        chart="bars",
        figures=defined("coverage_any", "coverage_full"),
    )


def _coverage_say() -> str:
    return _("Drawn is the share of workers who are not in every scheme that applies.")


def _coverage_columns() -> list[Column]:
    return [
        Column(_("Not in every scheme"), drawn=True),
        Column(_("In every scheme")),
        Column(_("In a scheme")),
        Column(_("In none")),
        Column(_("Workers")),
    ]


def _cells(covered: Numbers, entire: Numbers) -> list[Cell]:
    bare = None
    if covered.denominator is not None:
        bare = covered.denominator - (covered.numerator or 0)
    return [
        Cell(None if entire.value is None else 1 - entire.value, Unit.SHARE),
        cell("coverage_full", entire),
        cell("coverage_any", covered),
        counted(bare),
        counted(entire.denominator),
    ]


def coverage_of_parts(
    kind: str,
    parts: dict[str, dict[str, Numbers]],
    named: dict[str, str],
    addresses: dict[str, str],
) -> Card:
    """Coverage of the districts of a city, the streets of a district, the groups of a street.

    Streets and groups with the lowest coverage come first.
    """
    in_order = kind == ScopeKind.DISTRICT
    title, heading = _parts_words(kind)
    rows = [
        Row(
            named[code],
            _cells(parts[code].get("coverage_any", NONE), parts[code].get("coverage_full", NONE)),
            address=addresses.get(code, ""),
            chinese=True,
        )
        for code in sorted(parts, key=lambda each: (not in_order and _entire(parts[each]), each))
    ]
    note = _("A group is counted whole. Alerts, cases and visits belong to groups, not to streets.")
    return Card(
        key="places",
        title=title,
        heading=heading,
        columns=_coverage_columns(),
        rows=rows,
        say=_coverage_say(),
        note=note if kind == ScopeKind.GRID else "",
        chart="bars",
        figures=defined("coverage_any", "coverage_full"),
    )


def _parts_words(kind: str) -> tuple[str, str]:
    """The title of a card of parts, and what one of them is called."""
    if kind == ScopeKind.DISTRICT:
        return _("Coverage by district"), _("District")
    if kind == ScopeKind.STREET:
        return _("Coverage by street"), _("Street")
    return _("Coverage by grid group"), _("Group")


def _entire(numbers: dict[str, Numbers]) -> Decimal:
    """The share in every scheme."""
    return numbers.get("coverage_full", NONE).value or Decimal(0)


def schemes(board: Board) -> Card:
    """Coverage scheme by scheme, and of people who insure themselves."""
    covered = board.by("coverage_scheme", "scheme")
    flexible = board.by("flexible", "scheme")
    rows = rows_by(
        "scheme",
        flexible | covered,
        lambda code: [
            cell("coverage_scheme", covered.get(code, NONE)),
            counted(covered.get(code, NONE).denominator),
            cell("flexible", flexible.get(code, NONE)),
        ],
    )
    people = next(iter(flexible.values()), NONE).denominator
    return Card(
        key="scheme",
        title=_("Coverage by scheme"),
        heading=_("Scheme"),
        columns=[
            Column(_("Employed workers"), drawn=True),
            Column(_("Workers")),
            Column(_("Flexible workers"), drawn=people is not None),
        ],
        rows=rows,
        chart="bars",
        unit="%",
        note=_("Flexible workers, who have no employer, are a group of their own: %(n)s.")
        % {"n": counted(people).text}
        if people
        else "",
        figures=defined("coverage_scheme", "flexible"),
    )


def shares_of(board: Board, code: str, kind: str, *, key: str, say: str = "") -> Card:
    """A count split by a dimension, with its share of the whole."""
    found = board.by(code, kind)
    whole = sum((numbers.value or Decimal(0) for numbers in found.values()), Decimal(0))
    rows = rows_by(kind, found, lambda each: _of_whole(found[each].value or Decimal(0), whole))
    return Card(
        key=key,
        title=FIGURES[code].title,
        heading=_("Answer") if kind == "reason" else _("Kind"),
        columns=[Column(_("Workers"), drawn=True), Column(_("Per cent"))],
        rows=rows,
        say=say,
        chart="bars",
        figures=defined(code),
    )


def _of_whole(number: Decimal, whole: Decimal) -> list[Cell]:
    return [counted(number), Cell(number / whole if whole else None, Unit.SHARE)]


def load_of_parts(
    parts: dict[str, dict[str, Numbers]], named: dict[str, str], addresses: dict[str, str]
) -> Card:
    """Units and workers for each full-time inspector, part by part."""
    codes = ("enterprises_each", "workers_each", "alerts_each")
    rows = [
        Row(
            named[code],
            [
                *(cell(each, parts[code].get(each, NONE)) for each in codes),
                Cell(parts[code].get("enterprises_each", NONE).denominator, Unit.EACH),
            ],
            address=addresses.get(code, ""),
            chinese=True,
        )
        for code in sorted(parts)
    ]
    return Card(
        key="load",
        title=_("Load of a full-time inspector"),
        heading=_("Place"),
        columns=[
            Column(_("Enterprises"), drawn=True),
            Column(_("Workers")),
            Column(_("Open alerts")),
            Column(_("Inspectors")),
        ],
        rows=rows,
        chart="bars",
        figures=defined(*codes),
    )
