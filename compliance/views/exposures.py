"""Exposures: the list, one with its review, its acts, and objections."""

from __future__ import annotations

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
from compliance.procedure.refusals import Refused
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

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
    form = act.form(request.POST or None, exposure=exposure)
    hindrance = act.hindrance(exposure, by=request.user)
    refusal = hindrance
    if request.method == "POST" and not hindrance and form.is_valid():
        try:
            act.call(exposure, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            refusal = str(refused)
            exposure = _exposure(request, pk)
            form = form.again(exposure)
        else:
            messages.info(request, str(act.done))
            return redirect("compliance:exposure", pk=pk)
    context = {
        "exposure": exposure,
        "form": form,
        "title": str(act.label).rstrip("…"),
        "refusal": refusal,
        "is_hindered": bool(hindrance),
    }
    status = 409 if refusal and request.method == "POST" else 200
    return render(request, "compliance/exposure_act.html", context, status=status)


@require(Permission.EXPOSURE_REVIEW_OBJECTION)
def decide_objection(request: StaffRequest, pk: int, objection: int) -> HttpResponse:
    """Decides an objection; by nobody who accepted, published or recorded it."""
    exposure = _exposure(request, pk)
    seen = ExposureObjection.objects.visible_to(request.user).filter(exposure=exposure)
    found = get_object_or_404(seen.select_related("exposure", "decided_by"), pk=objection)
    form = ObjectionDecisionForm(request.POST or None)
    hindrance = exposures.why_not_decide(found, by=request.user)
    refusal = hindrance
    if request.method == "POST" and not hindrance and form.is_valid():
        try:
            exposures.decide_objection(
                found, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(request, _("The objection is decided."))
            return redirect("compliance:exposure", pk=pk)
    context = {
        "exposure": exposure,
        "form": form,
        "title": _("Decide the objection"),
        "quotes": found.text,
        "refusal": refusal,
        "is_hindered": bool(hindrance),
    }
    status = 409 if refusal and request.method == "POST" else 200
    return render(request, "compliance/exposure_act.html", context, status=status)


def _exposure(request: StaffRequest, pk: int) -> Exposure:
    seen = Exposure.objects.visible_to(request.user)
    related = ("case", "grid_group", "reviewed_by", "published_by", "ended_by", "exposure_list")
    found = seen.select_related(*related).prefetch_related("exposureobjections")
    return get_object_or_404(found, pk=pk)
