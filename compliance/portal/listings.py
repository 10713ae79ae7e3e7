"""An enterprise's entries of the watchlist: why, what it may say and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from compliance.actions import watchlist
from compliance.models import WatchlistEntry, WatchState
from inspectorate.organisation.due import NO_DUE, Due, due
from inspectorate.organisation.models import User

from .standing import ToDo

MOST = 20


@dataclass(frozen=True)
class OwnListing:
    """One entry; until when a statement is in time, and why removal cannot be asked for."""

    entry: WatchlistEntry
    due: Due
    is_over: bool
    why_not_ask: str

    @property
    def may_state(self) -> bool:
        """Whether a statement is still taken."""
        return bool(self.entry.state == WatchState.NOTICED)

    @property
    def is_listed(self) -> bool:
        """Whether it is on the list."""
        return bool(self.entry.state == WatchState.LISTED)


def own_listings(user: User, *, on: date) -> list[OwnListing]:
    """Its entries, newest first."""
    seen = WatchlistEntry.objects.visible_to(user).order_by("-id")
    return [own_listing(entry, on=on) for entry in seen[:MOST]]


def own_listing(entry: WatchlistEntry, *, on: date) -> OwnListing:
    """One entry as it stands on a day."""
    waits = entry.state == WatchState.NOTICED and not entry.stated_on
    shown = due(entry.statement_due_on, on=on, provisional=entry.statement_provisional)
    over = entry.statement_due_on < on
    why_not_ask = watchlist.why_not_ask(
        asked=entry.asked_at is not None, early_from_on=entry.early_from_on, on=on
    )
    return OwnListing(entry, shown if waits else NO_DUE, over, why_not_ask)


def to_state(listings: Iterable[OwnListing]) -> list[ToDo]:
    """What the enterprise may state, as long as it is in time."""
    return [
        ToDo(
            _("State your case on the listing, if you disagree"),
            own.entry.number,
            f"/portal/listings/{own.entry.pk}/",
            own.due,
            own.entry.statement_due_on,
        )
        for own in listings
        if own.may_state and not own.entry.stated_on and not own.is_over
    ]
