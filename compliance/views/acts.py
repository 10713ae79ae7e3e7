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
from compliance.forms.decision import PartPaymentForm
from compliance.models import Case, InspectionPurpose
from compliance.presenting.off_days import off_day_told
from compliance.procedure.acts import ACTS
from compliance.procedure.possible_days import past_the_limit
from compliance.procedure.refusals import Refused
from compliance.procedure.sizes import unlikely
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

    return _act(request, pk, acts.NoteForm, act, "note")


@require(Permission.CASE_COLLECT)
def add_evidence(request: StaffRequest, pk: int) -> HttpResponse:
    """A file with its hash."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        file = given.pop("file")
        return collected.add_evidence(
            case, by=request.user, now=now, file=file, file_name=file.name, **given
        )

    return _act(request, pk, acts.EvidenceForm, act, "add_evidence")


@require(Permission.CASE_INVESTIGATE)
def hear(request: StaffRequest, pk: int) -> HttpResponse:
    """A person heard on record."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        return collected.hear(case, by=request.user, now=now, **given)

    return _act(request, pk, acts.TestimonyForm, act, "hear")


@require(Permission.CASE_INVESTIGATE)
def suspect(request: StaffRequest, pk: int) -> HttpResponse:
    """A suspected violation that no alert told of."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        kind = given.pop("type")
        made = violations.suspect(case, by=request.user, now=now, kind=kind, **given)
        warn(request, unlikely(case, workers=made.workers_count))
        return made

    return _act(request, pk, acts.SuspicionForm, act, "suspect")


@require(Permission.VISIT_PLAN)
def plan_visit(request: StaffRequest, pk: int) -> HttpResponse:
    """Plans a visit or document review of the case."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        purpose = (
            InspectionPurpose.RECHECK
            if case.state == CaseState.ORDER_SERVED
            else InspectionPurpose.INVESTIGATION
        )
        made = inspections.plan(by=request.user, now=now, case=case, purpose=purpose, **given)
        warn(request, past_the_limit(case, made.planned_on))
        warn(request, off_day_told(made.planned_on))
        return made

    return _act(request, pk, acts.VisitForm, act, "plan_visit")


@require(Permission.VISIT_PLAN)
def record_visit(request: StaffRequest, pk: int, inspection: int) -> HttpResponse:
    """What a planned visit of the case showed."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        planned = get_object_or_404(case.inspections.select_related("enterprise"), pk=inspection)
        return inspections.record(planned, by=request.user, now=now, **given)

    return _act(request, pk, acts.VisitRecordForm, act, "visit")


@require(Permission.CASE_INVESTIGATE)
def ask(request: StaffRequest, pk: int, what: str) -> HttpResponse:
    """Asks the supervisor for an extension or a recusal."""
    if what not in acts.REQUESTS:
        raise Http404
    kind, form = acts.REQUESTS[what]

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        reason = given.pop("reason")
        return approvals.ask(case, kind, by=request.user, now=now, reason=reason, facts=given)

    return _act(request, pk, form, act, f"ask_{kind}")


@require(Permission.CASE_INVESTIGATE)
def demand(request: StaffRequest, pk: int) -> HttpResponse:
    """Demands performance of a decision before the court is asked."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        return enforcement.demand(case, by=request.user, now=now, facts=given)

    return _act(request, pk, acts.DemandForm, act, "demand")


def warn(request: StaffRequest, told: str) -> None:
    """Says what is allowed but unlikely, where there is something to say."""
    if told:
        messages.warning(request, told)


@require(Permission.CASE_INVESTIGATE)
def pay_part(request: StaffRequest, pk: int) -> HttpResponse:
    """Records a part of the fine that came in."""

    def act(case: Case, now: datetime, given: dict[str, Any]) -> object:
        return enforcement.pay_part(case, by=request.user, now=now, facts=given)

    return _act(request, pk, PartPaymentForm, act, "pay_part")


def _act(
    request: StaffRequest,
    pk: int,
    form_class: type[acts.StepForm],
    act: Act,
    verb: str,
) -> HttpResponse:
    """The page of one act: form → action → back to the case."""
    words = ACTS[verb]
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
            messages.info(request, _("%(done)s.") % {"done": words.done})
            return redirect("compliance:case", pk=pk)
    context = {
        "case": case,
        "form": form,
        "title": words.title,
        "button": words.button,
        "refusal": refusal,
    }
    return render(request, "compliance/case_act.html", context, status=409 if refusal else 200)
