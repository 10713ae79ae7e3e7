"""Exposures: the list, one with its review, its acts, and objections."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions import exposures
from compliance.exposure.acts import BY_VERB
from compliance.exposure_filters import ExposureFilter
from compliance.forms.exposures import ObjectionDecisionForm
from compliance.models import Exposure, ExposureObjection
from compliance.presenting.exposure_lists import lists_seen
from compliance.presenting.exposures import exposure_rows, page_of_exposure
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .attempts import act_page, attempt

PAGE_SIZE = 50


@require(Permission.EXPOSURE_READ)
def exposure_list(request: StaffRequest) -> HttpResponse:
    """The exposures within sight, newest first; the lists beside them."""
    seen = Exposure.objects.visible_to(request.user)
    chosen = ExposureFilter(request.GET, queryset=seen, request=request)
    after = request.GET.get("after", "")
    found = chosen.qs.filter(pk__lt=int(after)) if after.isdecimal() else chosen.qs
    page = page_of(
        found.select_related("grid_group", "exposure_list")
        .prefetch_related("exposureobjections")
        .order_by("-id"),
        request,
        size=PAGE_SIZE,
        key=lambda exposure: str(exposure.pk),
    )
    context = {
        "filter": chosen,
        "page": page,
        "rows": exposure_rows(page.items, on=timezone.localdate()),
        "lists": lists_seen(seen),
    }
    template = "compliance/_exposure_list.html" if request.htmx else "compliance/exposure_list.html"
    return render(request, template, context)


@require(Permission.EXPOSURE_READ)
def exposure_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One exposure: what is printed, why it must be, what happened, what can be done."""
    exposure = _exposure(request, pk)
    shown = page_of_exposure(exposure, by=request.user, on=timezone.localdate())
    return render(request, "compliance/exposure_detail.html", shown)


@require(Permission.EXPOSURE_READ)
def exposure_act(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """One act of the review, with its form; refused with the reason."""
    act = BY_VERB.get(verb)
    if act is None:
        raise Http404
    exposure = _exposure(request, pk)
    form = act.form(request.POST or None, request.FILES or None, exposure=exposure)
    tried = attempt(
        request,
        form,
        partial(act.call, exposure, by=request.user, now=timezone.now()),
        hindrance=act.hindrance(exposure, by=request.user),
    )
    if tried.is_done:
        messages.info(request, str(act.done))
        return redirect("compliance:exposure", pk=pk)
    if tried.is_refused:
        exposure = _exposure(request, pk)
        form = form.again(exposure)
    title = str(act.label).rstrip("…")
    return act_page(
        request, "compliance/exposure_act.html", tried, form, title=title, exposure=exposure
    )


@require(Permission.EXPOSURE_REVIEW_OBJECTION)
def decide_objection(request: StaffRequest, pk: int, objection: int) -> HttpResponse:
    """Decides an objection; by nobody who accepted, published or recorded it."""
    exposure = _exposure(request, pk)
    seen = ExposureObjection.objects.visible_to(request.user).filter(exposure=exposure)
    found = get_object_or_404(seen.select_related("exposure", "decided_by"), pk=objection)
    form = ObjectionDecisionForm(request.POST or None)
    tried = attempt(
        request,
        form,
        partial(exposures.decide_objection, found, by=request.user, now=timezone.now()),
        hindrance=exposures.why_not_decide(found, by=request.user),
    )
    if tried.is_done:
        messages.info(request, _("The objection is decided."))
        return redirect("compliance:exposure", pk=pk)
    about = {"exposure": exposure, "quotes": found.text}
    title = _("Decide the objection")
    return act_page(request, "compliance/exposure_act.html", tried, form, title=title, **about)


def _exposure(request: StaffRequest, pk: int) -> Exposure:
    seen = Exposure.objects.visible_to(request.user)
    related = ("case", "grid_group", "reviewed_by", "published_by", "ended_by", "exposure_list")
    found = seen.select_related(*related).prefetch_related("exposureobjections__handed_in")
    return get_object_or_404(found, pk=pk)
