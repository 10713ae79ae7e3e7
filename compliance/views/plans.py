"""The inspection plan of a year, district by district, and the quotas it follows."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from compliance.actions import legal_rows, plans
from compliance.forms.visits import QuotaForm
from compliance.models import FigureCode, InspectionPlan, InspectionQuota, LegalFigure, PlanState
from compliance.planning.previews import preview
from compliance.procedure.refusals import Refused
from enterprises.models import Regime, RiskClass
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.people import districts_of
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest
from inspectorate.organisation.sight import current_sight

REGIMES = (Regime.INTENSIFIED, Regime.NORMAL, Regime.REDUCED, Regime.WAIVED)
CLASSES = (RiskClass.D, RiskClass.C, RiskClass.B, RiskClass.A)


@require(Permission.VISIT_READ)
def plan_detail(request: StaffRequest, year: int) -> HttpResponse:
    """The plan of a district: as adopted, or what it would hold by the figures of today."""
    return _plan_page(request, year)


@require(Permission.PLAN_MAKE)
@require_POST
def draft(request: StaffRequest, year: int) -> HttpResponse:
    """Keeps the figures shown as the draft."""
    district = request.POST.get("district", "")
    try:
        plans.draft(by=request.user, now=timezone.now(), year=year, district_code=district)
    except Refused as refused:
        return _plan_page(request, year, refusal=str(refused))
    messages.info(request, _("The draft is made."))
    return redirect(f"/visits/plan/{year}/?district={district}")


@require(Permission.PLAN_MAKE)
@require_POST
def adopt(request: StaffRequest, year: int) -> HttpResponse:
    """Adopts the draft: every visit of it is planned."""
    district = request.POST.get("district", "")
    seen = InspectionPlan.objects.visible_to(request.user)
    plan = get_object_or_404(seen, year=year, district_code=district)
    try:
        plan = plans.adopt(plan, by=request.user, now=timezone.now())
    except Refused as refused:
        return _plan_page(request, year, refusal=str(refused))
    told = ngettext("%(n)s visit is planned.", "%(n)s visits are planned.", plan.visits_count)
    messages.info(request, told % {"n": number(plan.visits_count)})
    return redirect(f"/visits/plan/{year}/?district={district}")


@require(Permission.PLAN_MAKE)
def quota(request: StaffRequest, regime: str) -> HttpResponse:
    """What a regime asks: visits a year, share of the enterprises, source."""
    found = get_object_or_404(InspectionQuota.objects.order_by("pk"), regime=regime)
    form = QuotaForm(request.POST or None, instance=found)
    refusal = ""
    if form.is_valid():
        try:
            plans.set_quota(found, by=request.user, **form.cleaned_data)
            messages.info(request, _("The quota is changed."))
            return redirect("compliance:plan", year=timezone.localdate().year + 1)
        except Refused as refused:
            refusal = str(refused)
    context = {
        "form": form,
        "quota": found,
        "history": legal_rows.history_of(found),
        "refusal": refusal,
    }
    return render(request, "compliance/plan_quota.html", context, status=409 if refusal else 200)


def _plan_page(request: StaffRequest, year: int, refusal: str = "") -> HttpResponse:
    today = timezone.localdate()
    seen = standing_groups(request.user)
    districts = districts_of(seen)
    asked = request.POST.get("district") or request.GET.get("district", "")
    district = asked if asked in districts else next(iter(districts), "")
    of_year = InspectionPlan.objects.visible_to(request.user).filter(year=year)
    plan = of_year.filter(district_code=district).select_related("adopted_by").first()
    adopted = plan is not None and plan.state == PlanState.ADOPTED
    shown = None
    if not adopted and year >= today.year:
        shown = preview(seen.filter(district_code=district), year=year, today=today)
    rows = plan.groups if adopted and plan else [g.kept() for g in shown.groups] if shown else []
    week = LegalFigure.objects.filter(code=FigureCode.VISITS_A_WEEK, from_on__lte=today)
    context = {
        "year": year,
        "years": [today.year, today.year + 1],
        "plan": plan,
        "adopted": adopted,
        "preview": shown,
        "rows": rows,
        "standing": set(seen.order_by().values_list("code", flat=True)) if adopted else set(),
        "stale": bool(plan and not adopted and plan.groups != rows),
        "totals": {
            name: sum(row[name] for row in rows) for name in ("capacity", "visits", "short")
        },
        "regimes": REGIMES[:-1],
        "all_regimes": REGIMES,
        "classes": CLASSES,
        "districts": districts,
        "district": district,
        "district_name": districts.get(district, ""),
        "quotas": sorted(
            InspectionQuota.objects.order_by("pk"), key=lambda q: REGIMES.index(Regime(q.regime))
        ),
        "a_week": week.order_by("-from_on").first(),
        "refusal": refusal,
        "may_make": Permission.PLAN_MAKE.is_held_by(request.user),
        "may_set": current_sight(request.user).everything
        and Permission.PLAN_MAKE.is_held_by(request.user),
    }
    return render(request, "compliance/plan.html", context, status=409 if refusal else 200)
