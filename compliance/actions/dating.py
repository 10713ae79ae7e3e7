"""Dating what waits anew after the calendar changed: seen first, then done in one step.

Cases, complaints, statements, objections and withdrawals alike: whatever keeps a day that the
calendar gave, with the trace of its reckoning, is reckoned again from that trace. A day that stands
in a paper which its reader holds only ever moves later.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from inspectorate.foundation.statements import execute, fetch
from inspectorate.organisation import journal
from inspectorate.organisation.deadlines import compute_again
from inspectorate.organisation.models import User
from inspectorate.organisation.working_days import Calendar, calendar, one_reading


class ListChanged(Exception):
    """What would move is no longer what the person saw."""


@dataclass(frozen=True)
class Move:
    """What the calendar dates otherwise: the day it still has, the new one, and why that one.

    `kind` says what it is, `code` which limit, `matter` whose; `place` is what its address is
    made of.
    """

    kind: str
    pk: int
    code: str
    matter: str
    place: list[str]
    before: date
    after: date
    provisional: bool
    trace: dict[str, Any]

    @property
    def moves(self) -> bool:
        """Whether the date changes, not only that it is provisional no longer."""
        return self.after != self.before


def outdated() -> list[Move]:
    """What waits for another day, or another mark of provisional, than the calendar gives now.

    Paused deadlines have no date and get theirs when they are resumed.
    """
    with one_reading():
        rows = fetch("compliance", "dates_to_reckon")
        current = calendar()
        moves = (_move(row, current) for row in rows)
        return [move for move in moves if move is not None]


def date_anew(*, by: User, reason: str, seen: str) -> list[Move]:
    """Saves the new dates of everything outdated, and the earliest ones of cases.

    `seen` is the fingerprint of the list the person confirmed; raises ListChanged if it differs.
    """
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        moves = outdated()
        if fingerprint(moves) != seen:
            raise ListChanged
        [done] = fetch("compliance", "date_anew", moves=as_rows(moves))
        if done["dated"] != len(moves):
            raise ListChanged
        cases = [int(pk) for move in moves if move.kind == "case" for pk in move.place]
        execute("compliance", "align_next_due", cases=cases)
    return moves


def fingerprint(moves: Iterable[Move]) -> str:
    """The list as one short text: equal exactly when the same things get the same dates."""
    told = ";".join(f"{move.kind} {move.pk}:{move.before}:{move.after}" for move in moves)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def as_rows(moves: Iterable[Move]) -> str:
    """The moves as the statement that saves them takes them."""
    return json.dumps(
        [
            {
                "kind": move.kind,
                "id": move.pk,
                "before": move.before.isoformat(),
                "due_on": move.after.isoformat(),
                "provisional": move.provisional,
                "trace": move.trace,
            }
            for move in moves
        ]
    )


def _move(row: dict[str, Any], current: Calendar) -> Move | None:
    """What becomes of one; None if it stays as it is."""
    computed = compute_again(json.loads(row["trace"]), calendar=current)
    before, after = row["due_on"], computed.due_on
    same = (after, computed.provisional) == (before, row["provisional"])
    if same or after is None or (row["is_told"] and after < before):
        return None
    return Move(
        kind=row["kind"],
        pk=row["id"],
        code=row["code"],
        matter=row["matter"],
        place=row["place"],
        before=before,
        after=after,
        provisional=computed.provisional,
        trace=computed.trace,
    )
