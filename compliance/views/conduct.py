"""Conduct facts of an enterprise: recording one, and the page on which it is decided."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from compliance.actions import conduct
from compliance.forms.appraisals import ConductForm, ReasonForm
from compliance.models import ConductFact
from compliance.procedure.refusals import Refused
from enterprises.models import Enterprise
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.CONDUCT_RECORD)
def record(request: StaffRequest, uscc: str) -> HttpResponse:
    """Records what no case records."""
    enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user), uscc=uscc)
    form, refusal = ConductForm(request.POST or None), ""
    if form.is_valid():
        try:
            fact = conduct.record(
                enterprise, by=request.user, now=timezone.now(), **form.cleaned_data
            )
            return redirect("compliance:conduct", pk=fact.pk)
        except Refused as refused:
            refusal = str(refused)
    context = {"enterprise": enterprise, "form": form, "refusal": refusal}
    return render(request, "compliance/conduct_new.html", context, status=409 if refusal else 200)


@require_safe
@require(Permission.APPRAISAL_READ)
def conduct_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """The fact, who recorded it, and what is decided about it."""
    return _page(request, _fact(request, pk))


@require(Permission.CONDUCT_CONFIRM)
@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirms it."""
    fact = _fact(request, pk)
    try:
        conduct.confirm(fact, by=request.user, now=timezone.now())
    except Refused as refused:
        return _page(request, fact, refusal=str(refused))
    return redirect("compliance:conduct", pk=pk)


@require(Permission.CONDUCT_CONFIRM)
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Withdraws it."""
    fact, reason = _fact(request, pk), request.POST.get("reason", "")
    try:
        conduct.withdraw(fact, by=request.user, now=timezone.now(), reason=reason)
    except Refused as refused:
        return _page(request, fact, refusal=str(refused))
    return redirect("compliance:conduct", pk=pk)


def _fact(request: StaffRequest, pk: int) -> ConductFact:
    related = ("enterprise", "recorded_by", "confirmed_by", "withdrawn_by")
    seen = ConductFact.objects.visible_to(request.user)
    found: ConductFact = get_object_or_404(seen.select_related(*related), pk=pk)
    return found


def _page(request: StaffRequest, fact: ConductFact, refusal: str = "") -> HttpResponse:
    context = {
        "fact": fact,
        "may_confirm": Permission.CONDUCT_CONFIRM.is_held_by(request.user),
        "own": fact.recorded_by_id == request.user.pk,
        "form": ReasonForm(),
        "refusal": refusal,
    }
    return render(
        request, "compliance/conduct_detail.html", context, status=409 if refusal else 200
    )
