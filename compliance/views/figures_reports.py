"""The annual report by ILO Convention 81, and the year's plan of coverage extension."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions import coverage_targets, legal_rows
from compliance.figures import pages, plan, scopes
from compliance.figures.annual import REPORTED, annual_of
from compliance.figures.boards import last_snapshot
from compliance.figures.files import workbook
from compliance.forms.figures import TargetForm
from compliance.models import CoverageTarget, FigureValue, ScopeKind
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.FIGURE_READ)
def annual(request: StaffRequest) -> HttpResponse:
    """The tables of article 21 of a place: the one asked for, else where one's figures begin; or as
    a file.
    """
    asked = request.GET
    scope = asked.get("scope", "")
    place = scopes.asked_place(request.user, scope, asked.get("place", ""))
    snapshot = last_snapshot()
    if asked.get("place") and scope in ("", ScopeKind.CITY):
        raise Http404
    if scope and (place is None or place.kind not in REPORTED):
        raise Http404
    if place is None or snapshot is None:
        beside = {"may_count": Permission.FIGURE_COUNT.is_held_by(request.user)}
        return render(request, "compliance/figures_none.html", beside)
    rows = FigureValue.objects.visible_to(request.user)
    year = pages.year_of(asked, snapshot)
    made = annual_of(place, rows=rows, snapshot=snapshot, year=year)
    if asked.get("export") == "xlsx":
        part = f"-{place.code}" if place.code else ""
        return workbook(f"c81-{year}{part}.xlsx", made.sheets())
    context = {
        "made": made,
        "board": made.board,
        "place": place,
        "places": scopes.places_with_reports(request.user),
        "path": scopes.path_to(request.user, place),
        "years": pages.years_of(made.board, asked),
        "xlsx": pages.export_of(asked, "xlsx"),
    }
    return render(request, "compliance/figures_annual.html", context)


@require(Permission.FIGURE_READ)
def targets(request: StaffRequest) -> HttpResponse:
    """The targets, newest year first, and a form for whoever sets them; `change` fills it in."""
    initial: dict[str, object] = {"year": timezone.localdate().year}
    chosen = request.GET.get("change", "")
    seen = CoverageTarget.objects.visible_to(request.user)
    history = None
    if chosen.isdecimal() and (found := seen.filter(pk=int(chosen[:9])).first()):
        history = legal_rows.history_of(found)
        initial = {
            "year": found.year,
            "district_code": found.scope_code,
            "measure": found.measure,
            "target": f"{found.target.normalize():f}",
            "source": found.source,
        }
    places = scopes.places_with_targets(request.user)
    form = TargetForm(places=places, initial=initial)
    return _targets(request, form, status=200, history=history)


@require(Permission.TARGET_SET)
def set_target(request: StaffRequest) -> HttpResponse:
    """Sets a target; one that stood for the year, place and measure is replaced."""
    form = TargetForm(request.POST or None, places=scopes.places_with_targets(request.user))
    if not form.is_valid():
        return _targets(request, form, status=422 if request.method == "POST" else 200)
    try:
        coverage_targets.set_target(**form.cleaned_data, by=request.user, now=timezone.now())
    except Refused as refused:
        form.add_error("reason", str(refused))
        return _targets(request, form, status=409)
    messages.info(request, _("The target is set; the next count shows how far it is reached."))
    return redirect("compliance:figures_targets")


def _targets(
    request: StaffRequest, form: TargetForm, *, status: int, history: Any = None
) -> HttpResponse:
    context = {
        "targets": plan.beside(
            CoverageTarget.objects.visible_to(request.user),
            rows=FigureValue.objects.visible_to(request.user),
        ),
        "form": form,
        "history": history,
        "may_set": Permission.TARGET_SET.is_held_by(request.user),
        "names": dict(scopes.places_with_targets(request.user)),
    }
    return render(request, "compliance/figures_targets.html", context, status=status)
