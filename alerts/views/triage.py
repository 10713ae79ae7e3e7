"""Acknowledging and dismissing alerts, one or a set; a set is confirmed with its count."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alerts.actions import bulk
from alerts.actions.alerts import Moved
from alerts.forms import DismissForm
from alerts.triage import Difference, SetChanged
from alerts.views.queue import list_again
from alerts.views.sets import ChosenSet, acts_on_set, asked_anew, led_back, shown_set
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.ALERT_ACKNOWLEDGE)
@acts_on_set
def acknowledge_many(request: StaffRequest, chosen: ChosenSet) -> HttpResponse:
    """New → acknowledged: one alert at once, more after the count was confirmed."""
    at_once = request.method == "POST" and len(chosen.listed.states) == 1
    if "confirmed" not in request.POST and not at_once:
        return asked_anew(request, chosen) or _ask(request, "acknowledge", chosen)
    try:
        moved = bulk.acknowledge(chosen.listed, by=request.user, matching=chosen.matching)
    except SetChanged as changed:
        return _tell(request, "acknowledge", chosen, changed.difference)
    _say(request, moved, ngettext("%s alert acknowledged.", "%s alerts acknowledged.", moved.moved))
    return list_again(request, chosen)


@require(Permission.ALERT_DISMISS)
@acts_on_set
def dismiss(request: StaffRequest, chosen: ChosenSet) -> HttpResponse:
    """New or acknowledged → dismissed, with a reason that is remembered."""
    form = DismissForm(request.POST if "confirmed" in request.POST else None)
    if not form.is_bound:
        return asked_anew(request, chosen) or _ask(request, "dismiss", chosen, form)
    if not form.is_valid():
        return _ask(request, "dismiss", chosen, form)
    try:
        moved = bulk.dismiss(
            chosen.listed, by=request.user, matching=chosen.matching, **form.cleaned_data
        )
    except SetChanged as changed:
        return _tell(request, "dismiss", chosen, changed.difference, form)
    _say(request, moved, ngettext("%s alert dismissed.", "%s alerts dismissed.", moved.moved))
    return redirect(chosen.return_address)


def _ask(
    request: StaffRequest, verb: str, chosen: ChosenSet, form: DismissForm | None = None
) -> HttpResponse:
    shown = shown_set(request, chosen)
    if request.method == "GET" and not shown["listed"].ready_for(verb):
        return led_back(request, chosen, shown["difference"], why=none_left(verb))
    return _page(request, verb, shown | {"form": form})


def none_left(verb: str) -> str:
    """That none of a set can be acted on, as a sentence."""
    if verb == "acknowledge":
        return _("None of these alerts waits for a first look any more.")
    return _("None of these alerts can be dismissed any more.")


def _tell(
    request: StaffRequest,
    verb: str,
    chosen: ChosenSet,
    difference: Difference,
    form: DismissForm | None = None,
) -> HttpResponse:
    """The difference, what was typed, and those that are unchanged, to go on with."""
    if request.htmx:
        words = [why for _alert, why in difference.changed] or [_("It is out of your sight now.")]
        messages.warning(request, _("Nothing has been done. %(why)s") % {"why": " ".join(words)})
        return list_again(request, chosen)
    rest = chosen.with_only(difference.unchanged)
    shown = shown_set(request, rest, difference=difference) | {"form": form}
    return _page(request, verb, shown, status=409)


def _page(
    request: StaffRequest, verb: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    ready = shown["listed"].ready_for(verb)
    shown |= {"verb": verb, "ready": ready, "stay": shown["count"] - ready}
    shown["none_left"] = none_left(verb)
    return render(request, f"alerts/{verb}_set.html", shown, status=status)


def _say(request: StaffRequest, moved: Moved, words: str) -> None:
    said = words % number(moved.moved)
    if moved.left:
        said += " " + ngettext("%s stays as it is.", "%s stay as they are.", moved.left) % number(
            moved.left
        )
    messages.info(request, said)
