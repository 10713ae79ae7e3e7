"""The calculator of a case: its page, a new calculation, the fine proposed, the lines as a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.actions import calculations, violations
from compliance.forms.money import CalculateForm, ProposeForm
from compliance.models import Calculation, Case, LineKind
from compliance.money import pages
from compliance.money.citing import cite
from compliance.papers.persons import person_of
from enterprises.models import Scheme
from inspectorate.foundation.exports import csv_response
from inspectorate.foundation.permissions import require
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.CASE_READ)
def calculation(request: StaffRequest, pk: int) -> HttpResponse:
    """What the violation of a case comes to."""
    return _page(request, _case(request, pk))


@require_POST
@require(Permission.CASE_INVESTIGATE)
def calculate(request: StaffRequest, pk: int) -> HttpResponse:
    """Calculates anew, on a violation taken from the alerts if none is recorded yet."""
    case = _case(request, pk)
    page = pages.shown(case, request.GET)
    form = CalculateForm(request.POST, violation=page.violation, today=timezone.localdate())
    if calculations.hindrance(case, request.user) or not form.is_valid():
        return _page(request, case, calculate_form=form)
    now = timezone.now()
    violation = page.violation or violations.suspect_from_alerts(case, by=request.user, now=now)
    try:
        calculations.calculate(violation, by=request.user, now=now, **form.cleaned_data)
    except calculations.OutOfRange as refused:
        form.add_error("grade", str(refused))
        return _page(request, case, calculate_form=form)
    return redirect(f"{reverse('money:calculation', args=[pk])}?violation={violation.pk}")


@require_POST
@require(Permission.CASE_INVESTIGATE)
def propose(request: StaffRequest, pk: int) -> HttpResponse:
    """Chooses the grade and proposes the fine."""
    case = _case(request, pk)
    page = pages.shown(case, request.GET)
    if page.calculation is None:
        raise Http404
    form = ProposeForm(request.POST, calculation=page.calculation)
    if not calculations.hindrance(case, request.user) and form.is_valid():
        try:
            calculations.propose(
                page.calculation, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except (calculations.OutOfRange, calculations.FrozenCalculation) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{reverse('money:calculation', args=[pk])}?{request.GET.urlencode()}")
    return _page(request, case, propose_form=form)


@require(Permission.CASE_READ)
def lines_csv(request: StaffRequest, pk: int) -> HttpResponse:
    """Every line of a calculation."""
    case = _case(request, pk)
    found = pages.shown(case, request.GET).calculation
    if found is None:
        raise Http404
    header = [
        _("Line"), _("Name"), _("Month"), _("Scheme"), _("Share"), _("Kind"), _("Base"),
        _("Rate"), _("Days"), _("Yuan"), _("Article"), _("Claim"),
    ]  # fmt: skip
    return csv_response(f"calculation-{found.pk}.csv", header, _lines(found))


def _lines(found: Calculation) -> Iterator[list[Any]]:
    shares = {"employer": _("employer"), "worker": _("worker"), "": ""}
    schemes = {0: "", **{scheme.value: str(scheme.label) for scheme in Scheme}}
    kinds = {kind.value: str(kind.label) for kind in LineKind}
    cited = cache(cite)
    for row in fetch("compliance", "list_of_lines", calculation=found.pk):
        yield [
            row["position"],
            row["name"] or "",
            f"{row['month']:%Y-%m}" if row["month"] else "",
            schemes[row["scheme"]],
            shares[row["share"]],
            kinds[row["kind"]],
            row["base_yuan"],
            "" if row["rate"] is None else row["rate"],
            "" if row["days"] is None else row["days"],
            row["amount_yuan"],
            cited(row["law"], row["article"]),
            row["detail"],
        ]


def _case(request: StaffRequest, pk: int) -> Case:
    seen = Case.objects.visible_to(request.user).select_related("enterprise", "provider")
    return get_object_or_404(seen, pk=pk)


def _page(request: StaffRequest, case: Case, **forms: Any) -> HttpResponse:
    page = pages.shown(case, request.GET)
    today = timezone.localdate()
    made = page.calculation
    shown: dict[str, Any] = {
        "case": case,
        "person": person_of(case),
        "page": page,
        "calculation": made,
        "violation": page.violation,
        **pages.contents(page, request.GET),
        "calculate_form": CalculateForm(violation=page.violation, today=today),
        "propose_form": ProposeForm(calculation=made) if made else None,
        "why_not": calculations.hindrance(case, request.user),
        **forms,
    }
    return render(request, "compliance/calculation.html", shown)
