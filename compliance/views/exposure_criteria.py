"""The criteria of exposure: read by all who see exposures, added and corrected with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.actions import legal_rows
from compliance.forms.law import law_form
from compliance.models import ExposureCriterion
from compliance.money.law_tables import CITED, LawTable
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

TABLE = LawTable(
    "exposure",
    gettext_lazy("Criteria of exposure"),
    ExposureCriterion,
    (
        "code", "name", "name_en", "from_on", "until_on", "violation_types", "min_yuan",
        "min_workers", "refused", "term_months", "regime", "regime_months", *CITED,
    ),
    fixed=("code", "from_on"),
)  # fmt: skip


@require(Permission.EXPOSURE_READ)
def criteria(request: StaffRequest) -> HttpResponse:
    """The criteria with thresholds, dates and sources."""
    today = timezone.localdate()
    current = ExposureCriterion.objects.in_force(on=today).values_list("pk", flat=True)
    rows = ExposureCriterion.objects.order_by("order", "code", "-from_on")
    context = {
        "rows": rows,
        "current": set(current),
        "may_change": Permission.LIMIT_CHANGE.is_held_by(request.user),
    }
    return render(request, "compliance/exposure_criteria.html", context)


@require(Permission.LIMIT_CHANGE)
def add_criterion(request: StaffRequest) -> HttpResponse:
    """A criterion, or a version of one that holds for decisions from its day on."""
    return _form(request, None)


@require(Permission.LIMIT_CHANGE)
def change_criterion(request: StaffRequest, pk: int) -> HttpResponse:
    """Corrects a criterion or ends it; its history is below."""
    rows = ExposureCriterion.objects.order_by("pk")
    return _form(request, get_object_or_404(rows, pk=pk))


def _form(request: StaffRequest, row: ExposureCriterion | None) -> HttpResponse:
    form = law_form(TABLE, new=row is None)(request.POST or None, instance=row)
    if form.is_valid():
        reason = form.cleaned_data.pop("reason")
        legal_rows.record(form.instance, by=request.user, reason=reason)
        messages.info(request, _("Recorded. The next run over exposures uses it."))
        return redirect("compliance:exposure_criteria")
    history = legal_rows.history_of(row) if row is not None else []
    context = {"row": row, "form": form, "history": history}
    return render(request, "compliance/exposure_criterion.html", context)
