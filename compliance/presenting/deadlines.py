"""Deadlines of cases as they are shown: the light of a row, the cards of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from compliance.models import Case, Deadline
from compliance.procedure.states import OVER
from inspectorate.foundation.writing import day_short
from inspectorate.organisation.due import NO_DUE, Due, due, free_until
from inspectorate.organisation.models import Limit
from inspectorate.organisation.presenting.day_calendars import DayCalendar, draw
from inspectorate.organisation.presenting.why import Line, why


@dataclass(frozen=True)
class Card:
    """One deadline of a case: its name, light and date, why, and the days as a drawing."""

    deadline: Deadline
    name: str
    due: Due
    lines: list[Line]
    drawing: DayCalendar | None
    is_right: bool


def case_due(case: Case, *, on: date) -> Due:
    """The earliest running deadline of a case in a list, as it stands on a day; no right's end."""
    if case.state in OVER or not case.next_limit:
        return NO_DUE
    if case.next_due_on is None:
        return Due("paused", _("Paused"), "")
    return due(case.next_due_on, on=on, provisional=case.next_provisional)


def deadline_due(deadline: Deadline, *, on: date, is_right: bool = False) -> Due:
    """One deadline: running, paused, met or dropped; the end of a right is never late."""
    if deadline.met_on is not None:
        return Due("done", _("Done"), day_short(deadline.met_on, today=on))
    if deadline.dropped_on is not None:
        return Due("none", _("Dropped"), day_short(deadline.dropped_on, today=on))
    if deadline.due_on is None:
        return Due("paused", _("Paused"), "")
    shown = free_until if is_right else due
    return shown(deadline.due_on, on=on, provisional=deadline.provisional)


def running_cards(case: Case, *, on: date) -> list[Card]:
    """The running deadlines of a case, the earliest first, paused ones last."""
    deadlines = sorted(
        case.deadlines.running(), key=lambda each: (each.due_on is None, each.due_on, each.pk)
    )
    limits = Limit.objects.in_bulk([each.limit for each in deadlines])
    return [_card(each, limits.get(each.limit), on) for each in deadlines]


def _card(deadline: Deadline, limit: Limit | None, on: date) -> Card:
    is_right = limit is not None and limit.is_right
    return Card(
        deadline=deadline,
        name=limit.label if limit else deadline.limit,
        due=deadline_due(deadline, on=on, is_right=is_right),
        lines=why(deadline.trace, limit=limit),
        drawing=draw(deadline.trace, today=on),
        is_right=is_right,
    )
