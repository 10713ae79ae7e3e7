"""Outlines of grid groups: handed in, looked at, put in use, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.actions import shapes
from compliance.forms.outlines import OutlinesForm
from compliance.models import OutlineSet
from compliance.presenting.outlines import outlined
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

SHOWN = 20


@require(Permission.OUTLINE_LOAD)
def outlines(request: StaffRequest) -> HttpResponse:
    """What the map draws today, the files so far, and the form to hand one in."""
    handed_in = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OutlinesForm(*handed_in)
    if form.is_valid():
        file, code_property = form.cleaned_data["file"], form.cleaned_data["code_property"]
        try:
            made = shapes.hand_in(
                content=file.read(),
                file_name=file.name,
                code_property=code_property,
                by=request.user,
                now=timezone.now(),
            )
        except shapes.ShapeError as error:
            form.add_error("file", error.faults)
        else:
            return redirect("compliance:outline_set", pk=made.pk)
    seen = OutlineSet.objects.visible_to(request.user)
    context = {
        "form": form,
        "sets": seen.defer("outlines").select_related("handed_in_by", "used_by")[:SHOWN],
        "current": seen.in_use().first(),
    }
    return render(request, "compliance/outlines.html", context, status=422 if form.errors else 200)


@require(Permission.OUTLINE_LOAD)
def outline_set(request: StaffRequest, pk: int) -> HttpResponse:
    """One file: which groups get an outline, which get none, and how it looks."""
    made = get_object_or_404(OutlineSet.objects.visible_to(request.user), pk=pk)
    return render(request, "compliance/outline_set.html", {"made": made, "shown": outlined(made)})


@require(Permission.OUTLINE_LOAD)
@require_POST
def use(request: StaffRequest, pk: int) -> HttpResponse:
    """The map draws these outlines."""
    made = get_object_or_404(OutlineSet.objects.visible_to(request.user), pk=pk)
    try:
        shapes.use(made, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("compliance:outline_set", pk=pk)
    messages.info(request, _("The map draws these outlines."))
    return redirect("compliance:outlines")


@require(Permission.OUTLINE_LOAD)
@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    """The map draws tiles again."""
    made = get_object_or_404(OutlineSet.objects.visible_to(request.user), pk=pk)
    try:
        shapes.remove(made, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.info(request, _("The map draws a tile for each group again."))
    return redirect("compliance:outlines")
