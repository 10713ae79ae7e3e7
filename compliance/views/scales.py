"""Scales of grades and their effects: read with sources, changed by version and with a reason."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alerts.models import OrderWeight, RegimeWeight
from compliance.actions import effects, legal_rows, scales
from compliance.actions.effects import EFFECTS
from compliance.appraisal.cycles import scales_for
from compliance.forms.law import law_form
from compliance.forms.scales import DropForm, ScaleForm, VersionForm
from compliance.models import InspectionQuota, MedalTerms, Scale, SizeBands, WatchTerms
from compliance.money.law_tables import LawTable
from compliance.presenting.scales import changes_of, regimes_shown, weights_shown
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .attempts import act_page, attempt


@require_safe
@require(Permission.LIMIT_READ)
def scale_list(request: StaffRequest) -> HttpResponse:
    """Every version of every scale, what regimes mean, what medals bring: each with its source."""
    seen = Scale.objects.standing().visible_to(request.user).prefetch_related("grades")
    quotas = InspectionQuota.objects.order_by("regime")
    weights = RegimeWeight.objects.visible_to(request.user)
    context = {
        "scales": seen.order_by("order", "family", "-version"),
        "current": {scale.pk for scale in scales_for(timezone.localdate())},
        "regimes": regimes_shown(list(weights), list(quotas)),
        "weights": weights_shown(OrderWeight.objects.visible_to(request.user)),
        "sizes": SizeBands.objects.visible_to(request.user).order_by("-from_on"),
        "sizes_now": SizeBands.objects.on(timezone.localdate()).pk,
        "terms": MedalTerms.objects.visible_to(request.user).first(),
        "watch_terms": WatchTerms.objects.visible_to(request.user).first(),
        **_rights(request),
    }
    return render(request, "compliance/scale_list.html", context)


@require_safe
@require(Permission.LIMIT_READ)
def scale_detail(request: StaffRequest, code: str) -> HttpResponse:
    """A version: its grades and effects, the cycles opened by it, every change."""
    return _page(request, _scale(request, code))


@require(Permission.LIMIT_CHANGE)
def new_version(request: StaffRequest, code: str) -> HttpResponse:
    """The next version of a scale, with the grades of the last one."""
    scale = _scale(request, code)
    form = VersionForm(request.POST or None)
    refusal = ""
    if form.is_valid():
        try:
            made = scales.new_version(
                scale, by=request.user, now=timezone.now(), **form.cleaned_data
            )
            return redirect("compliance:change_scale", code=made.pk)
        except Refused as refused:
            refusal = str(refused)
    context = {"scale": scale, "form": form, "refusal": refusal}
    return render(request, "compliance/scale_new.html", context, status=409 if refusal else 200)


@require(Permission.LIMIT_CHANGE)
def change_scale(request: StaffRequest, code: str) -> HttpResponse:
    """The words and grades of a version that is not in force yet."""
    scale = _scale(request, code)
    if why := scales.why_kept(scale):
        return _page(request, scale, refusal=why)
    form = ScaleForm(request.POST or None, scale=scale)
    refusal = ""
    if form.is_valid():
        try:
            scales.change(scale, by=request.user, rows=form.rows, **form.words)
            messages.info(request, _("Recorded. It holds once criteria for it are in force."))
            return redirect("compliance:scale", code=code)
        except Refused as refused:
            refusal = str(refused)
    context = {"scale": scale, "form": form, "refusal": refusal}
    return render(request, "compliance/scale_edit.html", context, status=409 if refusal else 200)


@require(Permission.LIMIT_CHANGE)
def drop_scale(request: StaffRequest, code: str) -> HttpResponse:
    """Deletes a draft that was never used, with the reason."""
    scale = _scale(request, code)
    form = DropForm(request.POST or None)
    hindrance = scales.why_not_drop(scale)
    tried = attempt(
        request,
        form,
        partial(scales.drop, scale, by=request.user, now=timezone.now()),
        hindrance=hindrance,
    )
    if tried.is_done:
        messages.info(request, _("The draft is deleted. Its history is kept."))
        return redirect("compliance:scale", code=code)
    title = _("Delete this draft")
    return act_page(request, "compliance/scale_drop.html", tried, form, title=title, scale=scale)


@require(Permission.LIMIT_CHANGE)
def add_effect(request: StaffRequest, table: str) -> HttpResponse:
    """A row that holds from a day on, where the table has such rows."""
    chosen = _table(table)
    if not chosen.grows:
        raise Http404
    return _effect_form(request, chosen, None)


@require(Permission.LIMIT_CHANGE)
def change_effect(request: StaffRequest, table: str, pk: str) -> HttpResponse:
    """What a medal brings, what a regime weighs, where a size band begins; with its history."""
    chosen = _table(table)
    try:
        key = chosen.model._meta.pk.to_python(pk)
    except ValidationError as unreadable:
        raise Http404 from unreadable
    return _effect_form(request, chosen, get_object_or_404(chosen.rows(), pk=key))


def _table(name: str) -> LawTable:
    if name not in EFFECTS:
        raise Http404
    return EFFECTS[name]


def _effect_form(request: StaffRequest, table: LawTable, row: Any) -> HttpResponse:
    form = law_form(table, new=row is None)(request.POST or None, instance=row)
    refusal = ""
    if form.is_valid():
        reason = form.cleaned_data.pop("reason")
        try:
            effects.record(form.instance, by=request.user, reason=reason)
            later = _("Recorded. It holds from its day on.")
            messages.info(request, later if table.grows else _("Recorded. It holds from now on."))
            return redirect("compliance:scales")
        except Refused as refused:
            refusal = str(refused)
    history = legal_rows.history_of(row) if row is not None else []
    shown: dict[str, Any] = {
        "table": table, "row": row, "form": form, "history": history, "refusal": refusal,
    }  # fmt: skip
    return render(request, "compliance/effect_row.html", shown, status=409 if refusal else 200)


def _scale(request: StaffRequest, code: str) -> Scale:
    found: Scale = get_object_or_404(Scale.objects.visible_to(request.user), pk=code)
    return found


def _rights(request: StaffRequest) -> dict[str, bool]:
    held = {
        "may_change": Permission.LIMIT_CHANGE,
        "may_read_cycles": Permission.APPRAISAL_READ,
        "may_set_quotas": Permission.PLAN_MAKE,
        "may_read_exposure": Permission.EXPOSURE_READ,
    }
    return {name: right.is_held_by(request.user) for name, right in held.items()}


def _page(request: StaffRequest, scale: Scale, *, refusal: str = "") -> HttpResponse:
    versions = Scale.objects.visible_to(request.user).filter(family=scale.family)
    context = {
        "scale": scale,
        "grades": scale.grades.order_by("rank"),
        "why_kept": scales.why_kept(scale),
        "may_drop": not scales.why_not_drop(scale),
        "cycles": scale.appraisals.order_by("-to_on"),
        "sets": scale.criteria_sets.order_by("-version"),
        "versions": versions.order_by("-version"),
        "changes": changes_of(scale),
        "refusal": refusal,
        **_rights(request),
    }
    return render(request, "compliance/scale_detail.html", context, status=409 if refusal else 200)
