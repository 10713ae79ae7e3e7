"""Entries of the watchlist as rows, and one as its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from compliance.actions.watchlist import STATEMENT
from compliance.models import WatchlistEntry, WatchState
from compliance.watching.acts import possible
from inspectorate.foundation.writing import day
from inspectorate.organisation.due import NO_DUE, Due, free_until
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.presenting.why import why

S = WatchState


@dataclass(frozen=True)
class WatchRow:
    """One line: the entry, until when, what is due."""

    entry: WatchlistEntry
    kind: str
    until: str
    due: Due
    tone: str


def watch_rows(entries: Iterable[WatchlistEntry], *, on: date) -> list[WatchRow]:
    """The lines as they stand on a day."""
    return [watch_row(entry, on=on) for entry in entries]


def watch_row(entry: WatchlistEntry, *, on: date) -> WatchRow:
    """One line."""
    return WatchRow(
        entry=entry,
        kind=kind_of(entry),
        until=day(entry.until_on) if entry.until_on else "",
        due=_due(entry, on),
        tone={S.NOTICED: "live", S.LISTED: ""}.get(S(entry.state), "off"),
    )


def kind_of(entry: WatchlistEntry) -> str:
    """Employer, provider or person."""
    if entry.enterprise_id:
        return _("employer")
    return _("provider") if entry.provider_id else _("person")


def _due(entry: WatchlistEntry, on: date) -> Due:
    """Until when it may state its case; afterwards it waits for the decision."""
    if entry.state == S.NOTICED and not entry.stated_on:
        return free_until(entry.statement_due_on, on=on, provisional=entry.statement_provisional)
    return NO_DUE


def page_of_entry(entry: WatchlistEntry, *, by: User, on: date) -> dict[str, Any]:
    """Everything the page shows."""
    acts = possible(entry, by=by, on=on)
    limit = Limit.objects.filter(code=STATEMENT).first()
    return {
        "entry": entry,
        "row": watch_row(entry, on=on),
        "acts": acts,
        "main_act": next((act.verb for act, hindrance in acts if not hindrance), ""),
        "handed": list(entry.handed_in.order_by("-id")),
        "sent_files": list(entry.sent_files.order_by("-id")),
        "statement_why": why(entry.statement_trace, limit=limit),
    }
