"""Dashboards: city, district, street, grid group; their definitions, and counting anew."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.actions import snapshots
from compliance.figures import pages, scopes
from compliance.figures.catalogue import FIGURES
from compliance.figures.files import csv_of, xlsx_of
from compliance.figures.scopes import Place
from compliance.models import ScopeKind
from compliance.tasks import take_snapshot
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.FIGURE_READ)
def desk(request: StaffRequest) -> HttpResponse:
    """The city's figures; whoever sees less is led to their district or group, or chooses one."""
    own = scopes.own_places(request.user)
    if len(own) == 1 and own[0].kind != ScopeKind.CITY:
        return redirect(own[0].address)
    if len(own) == 1:
        return _page(request, own[0])
    return render(request, "compliance/figures_places.html", {"places": own})


@require(Permission.FIGURE_READ)
def district(request: StaffRequest, code: str) -> HttpResponse:
    """The figures of a district."""
    return _page(request, scopes.place_of(request.user, ScopeKind.DISTRICT, code))


@require(Permission.FIGURE_READ)
def street(request: StaffRequest, code: str) -> HttpResponse:
    """The figures of one street."""
    return _page(request, scopes.place_of(request.user, ScopeKind.STREET, code))


@require(Permission.FIGURE_READ)
def group(request: StaffRequest, code: str) -> HttpResponse:
    """The figures of one grid group."""
    return _page(request, scopes.place_of(request.user, ScopeKind.GRID, code))


@require(Permission.FIGURE_READ)
def definitions(request: StaffRequest) -> HttpResponse:
    """What each figure means."""
    return render(request, "compliance/figures_definitions.html", {"figures": FIGURES.values()})


@require(Permission.FIGURE_COUNT)
@require_POST
def count(request: StaffRequest) -> HttpResponse:
    """Asks for a snapshot as of today; a worker takes it."""
    now = timezone.now()
    asked = snapshots.ask(as_of=timezone.localdate(now), by=request.user, now=now)
    transaction.on_commit(lambda: take_snapshot.delay(asked.pk), robust=True)
    messages.info(request, _("The figures are being counted; the page shows them when it is done."))
    return redirect("compliance:figures_desk")


def _page(request: StaffRequest, place: Place | None) -> HttpResponse:
    if place is None:
        raise Http404
    beside: dict[str, Any] = {
        "place": place,
        "counting": pages.under_way(),
        "may_count": Permission.FIGURE_COUNT.is_held_by(request.user),
    }
    made = pages.drawn_up(place, user=request.user, asked=request.GET)
    if made is None:
        return render(request, "compliance/figures_none.html", beside)
    files = {"csv": csv_of, "xlsx": xlsx_of}
    if write := files.get(request.GET.get("export", "")):
        return write(made)
    context = pages.context_of(made, user=request.user, asked=request.GET) | beside
    return render(request, "compliance/figures_board.html", context)
