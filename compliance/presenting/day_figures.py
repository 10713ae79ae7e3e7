"""The figures at the top of a day: each counts exactly the list its link leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alerts.models import Alert, AlertState
from alerts.queue import WAITS_FOR_A_LOOK
from compliance.complaints.states import ComplaintState
from compliance.models import Case, Complaint, ViolationWorker
from compliance.procedure.states import CaseState
from inspectorate.foundation.counting import capped_together, written
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from .approvals import waiting_sets
from .day_doors import door_sets


@dataclass(frozen=True)
class Figure:
    """A number, its words in two lines, the list it counts; `tone` is red or amber where it is."""

    value: str
    words: Promise
    under: Promise
    address: str
    tone: str = ""


@dataclass(frozen=True)
class _Count:
    """One figure before it is counted: for holders of a permission; `tone` where it is not 0."""

    name: str
    permission: Permission
    words: Promise
    under: Promise
    address: str
    rows: Callable[[User, date], QuerySet[Any]]
    tone: str = ""


def _looks(user: User) -> Any:
    return Alert.objects.visible_to(user).filter(state__in=WAITS_FOR_A_LOOK)


def _complaints(user: User) -> Any:
    return Complaint.objects.visible_to(user).open().filter(group_of=None)


def _cases(user: User) -> Any:
    return Case.objects.visible_to(user).open()


_ALERT, _CASE = Permission.ALERT_ACKNOWLEDGE, Permission.CASE_COLLECT
_LOOKS, _CASES, _COMPLAINTS = _("first looks"), _("cases"), _("complaints")
_COUNTS = (
    _Count(
        "looks_late",
        _ALERT,
        _("overdue"),
        _LOOKS,
        "/alerts/?due=late",
        lambda user, on: _looks(user).filter(first_look_by__lt=on),
        "red",
    ),
    _Count(
        "looks_today",
        _ALERT,
        _("due today"),
        _LOOKS,
        "/alerts/?due=today",
        lambda user, on: _looks(user).filter(first_look_by=on),
        "amber",
    ),
    _Count(
        "alerts_new",
        _ALERT,
        _("new"),
        _("nobody has looked yet"),
        "/alerts/?state=new",
        lambda user, on: Alert.objects.visible_to(user).filter(state=AlertState.NEW),
    ),
    _Count(
        "cases_late",
        Permission.DAY_READ,
        _("overdue"),
        _CASES,
        "/cases/?due=late",
        lambda user, on: _cases(user).filter(next_due_on__lt=on),
        "red",
    ),
    _Count(
        "cases_today",
        Permission.DAY_READ,
        _("due today"),
        _CASES,
        "/cases/?due=today",
        lambda user, on: _cases(user).filter(next_due_on=on),
        "amber",
    ),
    _Count(
        "covered",
        Permission.CASE_DECIDE,
        _("newly covered this year"),
        _("workers, after inspection"),
        "/covered/",
        lambda user, on: ViolationWorker.objects.visible_to(user).newly_covered(
            since=on.replace(month=1, day=1), until=on
        ),
    ),
    _Count(
        "complaints_decide",
        Permission.COMPLAINT_DECIDE,
        _COMPLAINTS,
        _("to be accepted or refused"),
        "/complaints/inbox/?waits=decide",
        lambda user, on: _complaints(user).filter(state=ComplaintState.RECEIVED),
    ),
    _Count(
        "complaints_answer",
        Permission.COMPLAINT_DECIDE,
        _COMPLAINTS,
        _("to be answered"),
        "/complaints/inbox/?waits=answer",
        lambda user, on: _complaints(user).exclude(answer_asked_on=None),
    ),
    _Count(
        "in_review",
        Permission.CASE_REVIEW,
        _("in legal review"),
        _("drafts"),
        "/cases/?state=in_review",
        lambda user, on: _cases(user).filter(state=CaseState.IN_REVIEW),
    ),
    _Count(
        "hearings",
        Permission.CASE_REVIEW,
        _("announced"),
        _("hearings"),
        "/cases/?state=hearing",
        lambda user, on: _cases(user).filter(state=CaseState.HEARING),
    ),
)


@dataclass(frozen=True)
class Waits:
    """One kind of decision that waits: how many, and where they are listed."""

    value: str
    label: Any
    address: str


@dataclass(frozen=True)
class Counted:
    """The figures of the strip; what waits for approval, and what is behind the doors to
    exposures, watchlist and medals, kind by kind, with its number.
    """

    figures: list[Figure]
    waiting: list[Waits]
    doors: list[Waits]


def counted(user: User, *, on: date) -> Counted:
    """Everything a day counts, in one query."""
    own = [count for count in _COUNTS if count.permission.is_held_by(user)]
    kinds = waiting_sets(user)
    sets = {count.name: count.rows(user, on) for count in own}
    sets |= {f"waiting_{n}": rows for n, (_code, _label, rows) in enumerate(kinds)}
    doors = door_sets(user, on=on)
    sets |= {f"door_{door.code}": rows for door, rows in doors}
    found = capped_together(User.objects.filter(pk=user.pk), sets)
    figures = [
        Figure(
            value=written(found[count.name]),
            words=count.words,
            under=count.under,
            address=count.address,
            tone=count.tone if found[count.name] else "",
        )
        for count in own
    ]
    waiting = [
        Waits(written(found[f"waiting_{n}"]), label, f"/approvals/#{code}")
        for n, (code, label, _rows) in enumerate(kinds)
        if found[f"waiting_{n}"]
    ]
    behind = [
        Waits(written(found[f"door_{door.code}"]), door.label, door.address)
        for door, _rows in doors
        if found[f"door_{door.code}"]
    ]
    return Counted(figures, waiting, behind)
