"""The portal: an enterprise's entries of the watchlist, what it states and asks there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from compliance.actions import speaking
from compliance.forms.portal import RequestForm, StateForm
from compliance.models import WatchlistEntry
from inspectorate.organisation.api.views import ListView
from inspectorate.organisation.permissions import Permission

from .portal import SpeakView


class OwnListingSerializer(serializers.ModelSerializer[WatchlistEntry]):
    class Meta:
        model = WatchlistEntry
        fields = (
            "id", "number", "ground", "reason", "state", "noticed_at", "statement_due_on",
            "statement", "stated_on", "decided_at", "decision_reason", "until_on",
            "early_from_on", "asked_at", "asked_reason", "ended_at",
        )  # fmt: skip
        read_only_fields = fields


def own_entries(user: Any) -> QuerySet[WatchlistEntry]:
    """The entries about the enterprise that somebody acts for."""
    return WatchlistEntry.objects.visible_to(user)


class OwnListings(ListView):
    """The entries of the watchlist about the enterprise, newest first."""

    rights = {"GET": Permission.PORTAL_USE}
    serializer_class = OwnListingSerializer
    seen: Any = staticmethod(own_entries)


class StateOnListing(SpeakView):
    """State the case on a notice of listing; after the time to speak it is marked late."""

    serializer_class = OwnListingSerializer
    seen: Any = staticmethod(own_entries)
    form_class = StateForm
    example = {"text": "欠薪已于告知前付清，附银行回单"}

    def act(self, thing: WatchlistEntry, given: dict[str, Any], now: datetime) -> Any:
        """Keeps the statement."""
        return speaking.state(thing, by=self.person, now=now, **given)


class AskForRemoval(SpeakView):
    """Ask for early removal from the watchlist, from the day on which it can be asked for."""

    serializer_class = OwnListingSerializer
    seen: Any = staticmethod(own_entries)
    form_class = RequestForm
    example = {"text": "欠薪已全部付清并完成整改"}

    def act(self, thing: WatchlistEntry, given: dict[str, Any], now: datetime) -> Any:
        """Keeps the request."""
        return speaking.ask_removal(thing, by=self.person, now=now, **given)
