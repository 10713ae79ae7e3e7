"""The set of alerts a request acts on, as it was listed; for views here and on the floor above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.filters import AlertFilter, in_words
from alerts.models import Alert
from alerts.presenting.rows import Row, rows
from alerts.triage import (
    BrokenSet,
    Difference,
    Listed,
    difference_of,
    listed_of,
    read_boxes,
    read_listed,
)
from inspectorate.organisation.requests import StaffRequest

SHOWN = 20
LONGEST_ADDRESS = 3_500
SetView = Callable[..., HttpResponse]


@dataclass(frozen=True)
class ChosenSet:
    """What was chosen, from which page (`one`: an alert's own), and what its filter matches now.

    `moved`: by its address the whole set was another one when it was chosen.
    """

    listed: Listed
    one: int | None
    matching: QuerySet[Alert] | None
    moved: bool = False

    @property
    def return_address(self) -> str:
        """The page one came from."""
        if self.one:
            return f"/alerts/{self.one}/"
        return f"/alerts/?{self.listed.filter}" if self.listed.filter else "/alerts/"

    @property
    def query(self) -> str:
        """The set as a part of an address; a whole one is its filter and its seal."""
        listed = self.listed
        kept = {"whole": "1"} if listed.whole else {"listed": listed.written}
        kept |= {"seal": listed.seal, "filter": listed.filter, "one": str(self.one or "")}
        return urlencode([(name, value) for name, value in kept.items() if value])

    def with_only(self, listed: Listed) -> ChosenSet:
        """The same, of fewer alerts."""
        return ChosenSet(listed, self.one, None)


def acts_on_set(view: SetView) -> SetView:
    """Gives the view the set of the request; sends back who chose nothing, or sent no set."""

    @wraps(view)
    def acting(request: StaffRequest, **address: Any) -> HttpResponse:
        try:
            chosen = set_of(request)
        except BrokenSet:
            messages.warning(request, _("The list could not be read. Nothing has been done."))
            return redirect("alerts:queue")
        if not chosen.listed.states:
            gone = chosen.listed.whole
            messages.warning(
                request,
                _("No alert matches these filters.") if gone else _("Nothing is selected."),
            )
            return redirect(chosen.return_address)
        return view(request, chosen, **address)

    return acting


def set_of(request: StaffRequest) -> ChosenSet:
    """The set of a form (ticked boxes, or as it was listed before), or the one an address keeps.

    Raises BrokenSet.
    """
    sent: QueryDict = request.POST if request.method == "POST" else request.GET
    filter_text = sent.get("filter", "")
    named = sent.get("one", "")
    one = int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else None
    whole = sent.get("whole") == "1"
    if "listed" in sent:
        listed = read_listed(
            sent.get("listed", ""), filter_text=filter_text, whole=whole, seal=sent.get("seal", "")
        )
        return ChosenSet(listed, one, matching(request, filter_text) if whole else None)
    if request.method == "POST":
        return ChosenSet(read_boxes(sent.getlist("alert"), filter_text=filter_text), one, None)
    if whole:
        return _whole(request, filter_text, one)
    return ChosenSet(_named(request, sent.getlist("alert")), one, None)


def _whole(request: StaffRequest, filter_text: str, one: int | None) -> ChosenSet:
    """All that an address's filter matches now. Raises BrokenSet where they are too many."""
    found = matching(request, filter_text)
    listed = listed_of(found, filter_text=filter_text)
    if listed is None:
        raise BrokenSet(filter_text)
    return ChosenSet(listed, one, found, moved=listed.seal != request.GET.get("seal"))


def _named(request: StaffRequest, keys: list[str]) -> Listed:
    named = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
    seen = Alert.objects.visible_to(request.user).filter(pk__in=named)
    return Listed(dict(seen.order_by("pk").values_list("pk", "state")))


def asked_anew(request: StaffRequest, chosen: ChosenSet) -> HttpResponse | None:
    """The way from a list's form to the page that asks, whose address keeps the set.

    So Back and reload read that page again. None where it is shown at once: it is asked for by
    its address already, or the set would not fit into one.
    """
    address = f"{request.path}?{chosen.query}"
    if request.method != "POST" or len(address) > LONGEST_ADDRESS:
        return None
    return redirect(address)


def led_back(
    request: StaffRequest, chosen: ChosenSet, difference: Difference | None, *, why: str
) -> HttpResponse:
    """From the address of a page that asked, where nothing is left to ask: to the list.

    The browser's Back after an act meets it; `why` and what became of the first alert are told.
    """
    told = difference.changed if difference else []
    said = [_("%(number)s: %(why)s") % {"number": each, "why": became} for each, became in told[:1]]
    messages.info(request, " ".join([why, *said]))
    return redirect(chosen.return_address)


def matching(request: StaffRequest, filter_text: str) -> QuerySet[Alert]:
    """The alerts within sight that a filter, as it stands in an address, matches now."""
    seen = Alert.objects.visible_to(request.user)
    found: QuerySet[Alert] = AlertFilter(QueryDict(filter_text), queryset=seen, request=request).qs
    return found


def filter_of(query: QueryDict) -> str:
    """The filter of a list's address: what was chosen, without page and selection."""
    chosen = [(name, value) for name, value in query.items() if value]
    return urlencode([(n, v) for n, v in chosen if n not in ("after", "whole")])


def shown_set(
    request: StaffRequest, chosen: ChosenSet, *, difference: Difference | None = None
) -> dict[str, Any]:
    """The context of a page that asks before it acts on a set; what has changed is left out."""
    seen = Alert.objects.visible_to(request.user)
    if difference is None:
        difference = difference_of(chosen.listed, seen)
        chosen = chosen.with_only(difference.unchanged) if difference else chosen
    listed = chosen.listed
    first = seen.filter(pk__in=listed.states).select_related("enterprise", "provider", "grid_group")
    first = first.by_priority()[:SHOWN]
    found: list[Row] = rows(first, on=timezone.localdate())
    return {
        "listed": listed,
        "chosen": chosen,
        "count": len(listed.states),
        "rows": found,
        "more": max(0, len(listed.states) - SHOWN),
        "filter_words": in_words(QueryDict(listed.filter), request) if listed.whole else "",
        "difference": difference,
    }
