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
from alerts.triage import BrokenSet, Difference, Listed, read_boxes, read_listed
from inspectorate.organisation.requests import StaffRequest

SHOWN = 20
SetView = Callable[..., HttpResponse]


@dataclass(frozen=True)
class ChosenSet:
    """What was chosen, from which page (`one`: an alert's own), and what its filter matches now."""

    listed: Listed
    one: int | None
    matching: QuerySet[Alert] | None

    @property
    def return_address(self) -> str:
        """The page one came from."""
        if self.one:
            return f"/alerts/{self.one}/"
        return f"/alerts/?{self.listed.filter}" if self.listed.filter else "/alerts/"

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
            messages.warning(request, _("Nothing is selected."))
            return redirect(chosen.return_address)
        return view(request, chosen, **address)

    return acting


def set_of(request: StaffRequest) -> ChosenSet:
    """The set of a form: ticked boxes, or as it was listed before; by GET the alerts it names.

    Raises BrokenSet.
    """
    sent: QueryDict = request.POST if request.method == "POST" else request.GET
    filter_text = sent.get("filter", "")
    named = sent.get("one", "")
    one = int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else None
    if request.method != "POST":
        return ChosenSet(_named(request, sent.getlist("alert")), one, None)
    if "listed" not in sent:
        return ChosenSet(read_boxes(sent.getlist("alert"), filter_text=filter_text), one, None)
    whole = sent.get("whole") == "1"
    listed = read_listed(
        sent.get("listed", ""), filter_text=filter_text, whole=whole, seal=sent.get("seal", "")
    )
    return ChosenSet(listed, one, matching(request, filter_text) if whole else None)


def _named(request: StaffRequest, keys: list[str]) -> Listed:
    named = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
    seen = Alert.objects.visible_to(request.user).filter(pk__in=named)
    return Listed(dict(seen.order_by("pk").values_list("pk", "state")))


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
    """The context of a page that asks before it acts on a set."""
    listed = chosen.listed
    seen = Alert.objects.visible_to(request.user).filter(pk__in=listed.states)
    first = seen.select_related("enterprise", "provider", "grid_group").by_priority()[:SHOWN]
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
