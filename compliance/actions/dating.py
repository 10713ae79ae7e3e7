"""Dating running deadlines anew after the calendar changed: seen first, then done in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import transaction

from compliance.models import Deadline
from compliance.models.deadlines import DeadlineQuerySet
from inspectorate.foundation.statements import execute, fetch
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.working_days import calendar, one_reading

from .deadlines import reckon

DATED = ("due_on", "provisional", "trace")


class ListChanged(Exception):
    """What would move is no longer what the person saw."""


@dataclass(frozen=True)
class Move:
    """A running deadline that the calendar dates otherwise, with the date it still has."""

    deadline: Deadline
    before: date

    @property
    def moves(self) -> bool:
        """Whether the date changes, not only that it is provisional no longer."""
        return self.deadline.due_on != self.before


def outdated() -> list[Move]:
    """Running deadlines whose date or provisional mark differs from the calendar as it stands.

    The deadlines carry their new dates and are not saved. Paused ones have no date and get theirs
    when they are resumed.
    """
    return _outdated(_touched())


def date_anew(*, by: User, reason: str, seen: str) -> list[Move]:
    """Saves the new dates of all outdated deadlines, and their cases' earliest ones.

    `seen` is the fingerprint of the list the person confirmed; raises ListChanged if it differs.
    """
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        moves = _outdated(_touched().select_for_update(of=("self",)))
        if fingerprint(moves) != seen:
            raise ListChanged
        Deadline.objects.bulk_update([move.deadline for move in moves], DATED, batch_size=500)
        cases = [move.deadline.case_id for move in moves if move.deadline.case_id]
        execute("compliance", "align_next_due", cases=cases)
    return moves


def fingerprint(moves: Iterable[Move]) -> str:
    """The list as one short text: equal exactly when the same deadlines get the same dates."""
    told = ";".join(f"{move.deadline.pk}:{move.before}:{move.deadline.due_on}" for move in moves)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _touched() -> DeadlineQuerySet:
    """Running deadlines in whose span the calendar changed since they were dated."""
    ids = [row["id"] for row in fetch("compliance", "deadlines_to_date")]
    found = Deadline.objects.running().exclude(due_on=None).filter(pk__in=ids)
    return found.select_related("case").order_by("due_on", "id")


def _outdated(running: Iterable[Deadline]) -> list[Move]:
    found = []
    with one_reading():
        current = calendar()
        for deadline in running:
            before, was_provisional = deadline.due_on, deadline.provisional
            reckon(deadline, calendar=current)
            if (deadline.due_on, deadline.provisional) != (before, was_provisional):
                found.append(Move(deadline, cast(date, before)))
    return found
