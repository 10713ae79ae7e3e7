"""The list of what the calendar dates otherwise: what it is, whose, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.actions.dating import Move
from inspectorate.organisation.models import Limit

# What each kind is called, and the page it is read on.
KINDS = {
    "case": (_("case"), "compliance:case"),
    "complaint": (_("complaint"), "complaints:detail"),
    "watchlist": (_("watchlist entry"), "compliance:watched"),
    "exposure": (_("exposure"), "compliance:exposure"),
    "exposure_objection": (_("exposure"), "compliance:exposure"),
    "cycle": (_("appraisal"), "compliance:appraisal"),
    "grade_objection": (_("objection to a grade"), "compliance:grade"),
}


@dataclass(frozen=True)
class MoveRow:
    """What is dated otherwise: its kind, number and address, which limit, from when to when."""

    kind: str
    matter: str
    address: str
    name: str
    before: date
    after: date
    days: int
    provisional: bool


def move_rows(moves: list[Move]) -> list[MoveRow]:
    """The lines of the list of moves; one query for the names of the limits."""
    limits = Limit.objects.in_bulk({move.code for move in moves})
    return [_row(move, limits.get(move.code)) for move in moves]


def _row(move: Move, limit: Limit | None) -> MoveRow:
    kind, page = KINDS[move.kind]
    return MoveRow(
        kind=str(kind),
        matter=move.matter,
        address=reverse(page, args=move.place),
        name=limit.label if limit else move.code,
        before=move.before,
        after=move.after,
        days=(move.after - move.before).days,
        provisional=move.provisional,
    )
