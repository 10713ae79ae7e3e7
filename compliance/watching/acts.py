"""What can be done with an entry of the watchlist: a row per act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.actions import handing_in, watchlist
from compliance.forms.handed_in import HandedInForm, HandedInStatement
from compliance.forms.watchlist import WatchReasonForm
from compliance.models import WatchlistEntry, WatchState
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

S = WatchState
Hinders = Callable[[WatchlistEntry, User, date], str]


@dataclass(frozen=True)
class WatchAct:
    """One act: from which state, by whom, what is asked, what it calls."""

    verb: str
    label: Promise
    done: Promise
    permission: Permission
    source: WatchState
    form: type[Form]
    call: Callable[..., Any]
    hinders: Hinders = lambda entry, by, on: ""

    def hindrance(self, entry: WatchlistEntry, *, by: User, on: date) -> str:
        """Why it cannot be done by this person on that day; '' if it can."""
        if not self.permission.is_held_by(by):
            return self.permission.refusal(by)
        return self.hinders(entry, by, on)


def _cannot_decide(entry: WatchlistEntry, by: User, on: date) -> str:
    return watchlist.why_not_decide(entry, by=by, on=on)


def _cannot_ask(entry: WatchlistEntry, by: User, on: date) -> str:
    return watchlist.why_not_ask(
        asked=entry.asked_at is not None, early_from_on=entry.early_from_on, on=on
    )


def _cannot_remove(entry: WatchlistEntry, by: User, on: date) -> str:
    if entry.asked_by_id is None:
        return _("Nobody has asked for removal.")
    if entry.asked_by_id == by.pk:
        return _("You asked for removal; somebody else decides.")
    return ""


STATE, DECIDE = Permission.WATCHLIST_STATE, Permission.WATCHLIST_DECIDE
ACTS = (
    WatchAct(
        "state", gettext_lazy("Record the statement…"), gettext_lazy("The statement is recorded."),
        STATE, S.NOTICED, HandedInStatement, handing_in.take_statement,
    ),
    WatchAct(
        "list", gettext_lazy("Put on the list…"), gettext_lazy("The subject is on the list."),
        DECIDE, S.NOTICED, WatchReasonForm, partial(watchlist.decide, listed=True), _cannot_decide,
    ),
    WatchAct(
        "dismiss", gettext_lazy("Do not list…"), gettext_lazy("The subject is not listed."),
        DECIDE, S.NOTICED, WatchReasonForm, partial(watchlist.decide, listed=False), _cannot_decide,
    ),
    WatchAct(
        "ask-removal", gettext_lazy("Ask for early removal…"),
        gettext_lazy("Early removal is asked for."),
        STATE, S.LISTED, WatchReasonForm, watchlist.ask_removal, _cannot_ask,
    ),
    WatchAct(
        "take-request", gettext_lazy("Record a request for early removal…"),
        gettext_lazy("The request is recorded."),
        STATE, S.LISTED, HandedInForm, handing_in.take_request, _cannot_ask,
    ),
    WatchAct(
        "remove", gettext_lazy("Remove early…"), gettext_lazy("The subject is off the list."),
        DECIDE, S.LISTED, WatchReasonForm, partial(watchlist.remove, granted=True), _cannot_remove,
    ),
    WatchAct(
        "keep", gettext_lazy("Refuse removal…"), gettext_lazy("The subject stays on the list."),
        DECIDE, S.LISTED, WatchReasonForm, partial(watchlist.remove, granted=False),
        _cannot_remove,
    ),
)  # fmt: skip
BY_VERB = {act.verb: act for act in ACTS}


def possible(entry: WatchlistEntry, *, by: User, on: date) -> list[tuple[WatchAct, str]]:
    """The acts from where it is, each with what hinders this person ('' nothing)."""
    return [(act, act.hindrance(entry, by=by, on=on)) for act in ACTS if act.source == entry.state]
