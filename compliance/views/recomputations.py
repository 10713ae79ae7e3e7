"""Recomputations of a cycle: asked for, watched while they run, read with what they found."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from compliance.actions import appraisals
from compliance.models import AppraisalRun, AppraisalWork, RecomputedGrade
from compliance.presenting.recomputations import difference_rows, parts_of
from compliance.procedure.refusals import Refused
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .appraisals import cycle, review_page

ON_A_PAGE = 25


@require(Permission.APPRAISAL_RUN)
@require_POST
def recompute(request: StaffRequest, code: str) -> HttpResponse:
    """Asks for the grades of a cycle to be computed anew and compared; changes none of them."""
    appraisal = cycle(request, code)
    try:
        run = appraisals.ask_recomputation(appraisal, by=request.user, now=timezone.now())
    except Refused as refused:
        return review_page(request, appraisal, refusal=str(refused), status=409)
    return redirect("compliance:recomputation", code=appraisal.code, pk=run.pk)


@require_safe
@require(Permission.APPRAISAL_READ)
def recomputation(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """When, by whom, how many agree, and the grades that differ within sight."""
    appraisal = cycle(request, code)
    runs = AppraisalRun.objects.visible_to(request.user).filter(
        appraisal=appraisal, work=AppraisalWork.RECOMPUTE
    )
    run = get_object_or_404(runs.select_related("started_by"), pk=pk)
    found = RecomputedGrade.objects.visible_to(request.user).filter(run=run)
    last = request.GET.get("after", "")
    if last.isdecimal() and len(last) < 19:
        found = found.filter(pk__gt=int(last))
    page = page_of(
        found.select_related("grade", "enterprise", "grid_group").order_by("pk"),
        request,
        size=ON_A_PAGE,
        key=lambda row: str(row.pk),
    )
    steps = list(appraisal.scale.grades.order_by("rank"))
    context = {
        "appraisal": appraisal,
        "run": run,
        "parts": parts_of(run),
        "rows": difference_rows(page.items, appraisal, steps),
        "page": page,
        "others": runs.exclude(pk=run.pk).select_related("started_by").order_by("-pk")[:20],
    }
    part = "_recomputation" if request.htmx else "recomputation"
    return render(request, f"compliance/{part}.html", context)
