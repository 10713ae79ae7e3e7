"""Criteria sets: read, drafted, edited, tried on a past period, put in force."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from compliance.actions import criteria as actions
from compliance.actions import simulations
from compliance.appraisal import evidence
from compliance.appraisal.checking import faults
from compliance.appraisal.cycles import next_period, period_of
from compliance.appraisal.sentences import remaining_sentence, sentence
from compliance.forms.appraisals import CriteriaForm, SimulateForm
from compliance.models import (
    Appraisal,
    CriteriaSet,
    CriteriaState,
    Scale,
    SimulatedGrade,
    Simulation,
    WorkState,
)
from compliance.presenting import simulations as shown
from compliance.presenting.gaps import gap_rows
from compliance.procedure.refusals import Refused
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest
from inspectorate.organisation.sight import current_sight

ON_A_PAGE = 25


def _set(request: StaffRequest, scale: str, version: int) -> CriteriaSet:
    seen = CriteriaSet.objects.visible_to(request.user).select_related(
        "scale", "drafted_by", "enacted_by", "dropped_by"
    )
    found: CriteriaSet = get_object_or_404(seen, scale=scale, version=version)
    return found


@require_safe
@require(Permission.APPRAISAL_READ)
def criteria_list(request: StaffRequest) -> HttpResponse:
    """Scales with their grades and effects, and every version of their criteria."""
    scales = (
        Scale.objects.standing()
        .visible_to(request.user)
        .prefetch_related("grades", "criteria_sets")
    )
    context = {
        "scales": scales.order_by("order", "code"),
        "may_draft": Permission.CRITERIA_DRAFT.is_held_by(request.user),
    }
    return render(request, "compliance/criteria_list.html", context)


@require_safe
@require(Permission.APPRAISAL_READ)
def criteria_detail(request: StaffRequest, scale: str, version: int) -> HttpResponse:
    """A version in sentences, what is wrong with it, and where it was tried."""
    return _page(request, _set(request, scale, version))


@require(Permission.CRITERIA_DRAFT)
def criteria_edit(request: StaffRequest, scale: str, version: int) -> HttpResponse:
    """The rows of a draft."""
    criteria = _set(request, scale, version)
    form = CriteriaForm(request.POST or None, criteria=criteria)
    refusal = ""
    if form.is_valid():
        try:
            actions.change(
                criteria,
                rows=form.rows,
                note=form.cleaned_data["note"],
                source=form.cleaned_data["source"],
                by=request.user,
            )
            return redirect("compliance:criteria_set", scale=scale, version=version)
        except Refused as refused:
            refusal = str(refused)
    context = {"criteria": criteria, "form": form, "refusal": refusal}
    return render(request, "compliance/criteria_edit.html", context, status=409 if refusal else 200)


@require(Permission.CRITERIA_DRAFT)
@require_POST
def criteria_draft(request: StaffRequest, scale: str, version: int) -> HttpResponse:
    """A new version with the rows of this one."""
    made = actions.draft(_set(request, scale, version), by=request.user, now=timezone.now())
    return redirect("compliance:edit_criteria", scale=scale, version=made.version)


@require(Permission.CRITERIA_DRAFT)
@require_POST
def criteria_drop(request: StaffRequest, scale: str, version: int) -> HttpResponse:
    """Drops a draft."""
    return _step(
        request,
        scale,
        version,
        lambda each: actions.drop(each, by=request.user, now=timezone.now()),
    )


@require(Permission.CRITERIA_DRAFT)
@require_POST
def criteria_enact(request: StaffRequest, scale: str, version: int) -> HttpResponse:
    """Puts a draft in force."""
    return _step(
        request,
        scale,
        version,
        lambda each: actions.enact(each, by=request.user, now=timezone.now()),
    )


@require(Permission.CRITERIA_DRAFT)
@require_POST
def criteria_try(request: StaffRequest, scale: str, version: int) -> HttpResponse:
    """Tries the set on a past period."""
    criteria = _set(request, scale, version)
    form = SimulateForm(request.POST)
    try:
        period = period_of(form.data.get("cycle", ""))
        made = simulations.start(criteria, by=request.user, now=timezone.now(), period=period)
    except Refused as refused:
        return _page(request, criteria, refusal=str(refused))
    return redirect("compliance:simulation", pk=made.pk)


@require_safe
@require(Permission.APPRAISAL_READ)
def simulation_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """What a set would have given: migration, who moves and why, by district, industry, size."""
    seen = Simulation.objects.visible_to(request.user)
    related = ("criteria__scale", "base", "appraisal", "previous")
    tried = get_object_or_404(seen.select_related(*related), pk=pk)
    steps = list(tried.criteria.scale.grades.order_by("rank"))
    moved = SimulatedGrade.objects.visible_to(request.user).filter(simulation=tried)
    moved = moved.exclude(grade=F("base_grade"))
    last = request.GET.get("after", "")
    if last.isdecimal() and len(last) < 19:
        moved = moved.filter(pk__gt=int(last))
    page = page_of(
        moved.select_related("enterprise", "grid_group").order_by("pk"),
        request,
        size=ON_A_PAGE,
        key=lambda row: str(row.pk),
    )
    missing = []
    if tried.state == WorkState.DONE:  # a page that waits asks every three seconds
        missing = evidence.gaps(from_on=tried.from_on, to_on=tried.to_on, known_at=tried.known_at)
    context = {
        "tried": tried,
        "gaps": gap_rows(missing),
        "matrices": shown.matrices(tried, steps, user=request.user),
        "rows": shown.moved_rows(page.items, tried, steps),
        "page": page,
        "tables": shown.tables(tried, steps, user=request.user),
        "grades": steps,
    }
    part = "_simulation" if request.htmx else "simulation"
    return render(request, f"compliance/{part}.html", context)


def _step(
    request: StaffRequest, scale: str, version: int, take: Callable[[CriteriaSet], object]
) -> HttpResponse:
    criteria = _set(request, scale, version)
    try:
        take(criteria)
    except Refused as refused:
        return _page(request, _set(request, scale, version), refusal=str(refused))
    messages.info(request, _("Version %(n)d: %(state)s.") % {
        "n": version, "state": criteria.get_state_display()})  # fmt: skip
    return redirect("compliance:criteria_set", scale=scale, version=version)


def _page(request: StaffRequest, criteria: CriteriaSet, refusal: str = "") -> HttpResponse:
    steps = list(criteria.scale.grades.order_by("rank"))
    names = {grade.code: str(grade) for grade in steps}
    rows = actions.rows_of(criteria)
    drafted_by_me = criteria.drafted_by_id == request.user.pk
    cycles = Appraisal.objects.visible_to(request.user).filter(scale=criteria.scale_id)
    last = cycles.order_by("-to_on").first()
    period = next_period(criteria.scale, today=timezone.localdate()).code
    context = {
        "criteria": criteria,
        "sentences": [
            sentence(names.get(row.grade, row.grade), row.facts, row.at_least) for row in rows
        ],
        "remaining": remaining_sentence(steps[0]),
        "grades": steps,
        "faults": faults(rows, steps) if criteria.state == CriteriaState.DRAFT else [],
        "simulations": Simulation.objects.visible_to(request.user)
        .filter(criteria=criteria)
        .select_related("base")
        .order_by("-id")[:10],
        "cycles": cycles.filter(criteria=criteria).order_by("-to_on"),
        "try_form": SimulateForm(initial={"cycle": last.code if last else period}),
        "is_draft": criteria.state == CriteriaState.DRAFT,
        "may_draft": Permission.CRITERIA_DRAFT.is_held_by(request.user),
        "may_enact": current_sight(request.user).everything and not drafted_by_me,
        "drafted_by_me": drafted_by_me,
        "refusal": refusal,
    }
    return render(
        request, "compliance/criteria_detail.html", context, status=409 if refusal else 200
    )
