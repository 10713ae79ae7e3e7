"""Cards about why workers are not insured: the answers of each industry, size and household."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from . import names
from .boards import Board
from .cards import Card, Column, Row, counted, defined, ordered

CODE = "uncovered_reason"


def reasons(board: Board) -> list[Card]:
    """The answers by industry, by size and by household."""
    return [
        reasons_by(board, "industry", _("Why uninsured, by industry"), _("Industry")),
        reasons_by(board, "size", _("Why uninsured, by size"), _("Workers of the enterprise")),
        reasons_by(board, "household", _("Why uninsured, by household"), _("Household")),
    ]


def reasons_by(board: Board, kind: str, title: Any, heading: Any) -> Card:
    """A row for each value of a dimension, a column for each answer that somebody gave."""
    found = _split(board, kind)
    answers = ordered("reason", {reason for of in found.values() for reason in of}, {})
    wholes = {value: sum(of.values(), Decimal(0)) for value, of in found.items()}
    rows = [
        Row(
            board.word(kind, value),
            [
                counted(wholes[value]),
                *(counted(found[value].get(reason, Decimal(0))) for reason in answers),
            ],
        )
        for value in ordered(kind, found, wholes)
    ]
    return Card(
        key=f"{kind}_reason",
        title=title,
        heading=heading,
        columns=[
            Column(_("In none")),
            *(Column(names.label("reason", reason).capitalize(), drawn=True) for reason in answers),
        ],
        rows=rows,
        say=_("Workers in no scheme, by the answer to the latest survey that asked them."),
        chart="stack",
        figures=defined(CODE),
    )


def _split(board: Board, kind: str) -> dict[str, dict[str, Decimal]]:
    """Value of the dimension → answer → workers; the snapshot has both with a slash between."""
    found: dict[str, dict[str, Decimal]] = {}
    for dimension, numbers in board.by(CODE, kind).items():
        value, _slash, reason = dimension.rpartition("/")
        found.setdefault(value, {})[reason] = numbers.value or Decimal(0)
    return found
