"""What is done in a case without moving it: notes, evidence, persons heard, requests, demand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions import approvals, collected, enforcement, inspections, violations
from compliance.forms import acts
from compliance.models import Case, InspectionPurpose
from compliance.procedure.refusals import Refused
from compliance.procedure.states import CaseState
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

Act = Callable[[Case, datetime, dict[str, Any]], object]


@require(Permission.CASE_COLLECT)
def add_note(request: StaffRequest, pk: int) -> HttpResponse:
    """A remark."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        return collected.write_note(case, by=request.user, now=now, **given)

    return _act(request, pk, acts.NoteForm, act, title=_("Note"), button=_("Keep the note"))


@require(Permission.CASE_COLLECT)
def add_evidence(request: StaffRequest, pk: int) -> HttpResponse:
    """A file with its hash."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        file = given.pop("file")
        return collected.add_evidence(
            case, by=request.user, now=now, file=file, file_name=file.name, **given
        )

    return _act(
        request, pk, acts.EvidenceForm, act, title=_("Add evidence"), button=_("Keep the file")
    )


@require(Permission.CASE_INVESTIGATE)
def hear(request: StaffRequest, pk: int) -> HttpResponse:
    """A person heard on record."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        return collected.hear(case, by=request.user, now=now, **given)

    return _act(
        request, pk, acts.TestimonyForm, act, title=_("Hear a person"), button=_("Keep the record")
    )


@require(Permission.CASE_INVESTIGATE)
def suspect(request: StaffRequest, pk: int) -> HttpResponse:
    """A suspected violation that no alert told of."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        kind = given.pop("type")
        return violations.suspect(case, by=request.user, now=now, kind=kind, **given)

    title = _("Note a suspected violation")
    return _act(request, pk, acts.SuspicionForm, act, title=title, button=_("Note it"))


@require(Permission.VISIT_PLAN)
def plan_visit(request: StaffRequest, pk: int) -> HttpResponse:
    """Plans a visit or document review of the case."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        purpose = (
            InspectionPurpose.RECHECK
            if case.state == CaseState.ORDER_SERVED
            else InspectionPurpose.INVESTIGATION
        )
        return inspections.plan(by=request.user, now=now, case=case, purpose=purpose, **given)

    return _act(request, pk, acts.VisitForm, act, title=_("Plan a visit"), button=_("Plan it"))


@require(Permission.VISIT_PLAN)
def record_visit(request: StaffRequest, pk: int, inspection: int) -> HttpResponse:
    """What a planned visit of the case showed."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        planned = get_object_or_404(case.inspections.select_related("enterprise"), pk=inspection)
        return inspections.record(planned, by=request.user, now=now, **given)

    title = _("Record the visit")
    return _act(request, pk, acts.VisitRecordForm, act, title=title, button=_("Keep the record"))


@require(Permission.CASE_INVESTIGATE)
def ask(request: StaffRequest, pk: int, what: str) -> HttpResponse:
    """Asks the supervisor for an extension or a recusal."""
    if what not in acts.REQUESTS:
        raise Http404
    kind, form = acts.REQUESTS[what]

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        reason = given.pop("reason")
        return approvals.ask(case, kind, by=request.user, now=now, reason=reason, facts=given)

    title = _("Ask for: %(what)s") % {"what": kind.label}
    return _act(request, pk, form, act, title=title, button=_("Ask the supervisor"))


@require(Permission.CASE_INVESTIGATE)
def demand(request: StaffRequest, pk: int) -> HttpResponse:
    """Demands performance of a decision before the court is asked."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        return enforcement.demand(case, by=request.user, now=now, facts=given)

    return _act(
        request, pk, acts.DemandForm, act, title=_("Demand performance"), button=_("Demand")
    )


def _act(
    request: StaffRequest,
    pk: int,
    form_class: type[acts.StepForm],
    act: Act,
    *,
    title: str,
    button: str,
) -> HttpResponse:
    """The page of one act: form → action → back to the case."""
    seen = Case.objects.visible_to(request.user).select_related("enterprise", "provider")
    case = get_object_or_404(seen, pk=pk)
    now = timezone.now()
    form = form_class(
        request.POST or None,
        request.FILES or None,
        case=case,
        by=request.user,
        on=timezone.localdate(now),
    )
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            act(case, now, dict(form.cleaned_data))
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(request, _("%(title)s: kept.") % {"title": title})
            return redirect("compliance:case", pk=pk)
    context = {"case": case, "form": form, "title": title, "button": button, "refusal": refusal}
    return render(request, "compliance/case_act.html", context, status=409 if refusal else 200)
