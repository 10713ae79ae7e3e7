"""What waits for a supervisor or the legal review, and the answer to a request."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions import approvals
from compliance.forms.acts import AnswerForm
from compliance.models import Approval, ApprovalKind
from compliance.presenting.approvals import waiting_for
from compliance.presenting.asked import asked_for
from compliance.presenting.case_rows import headline_of, subject_of
from compliance.procedure.acts import ACTS
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.APPROVAL_READ)
def approval_list(request: StaffRequest) -> HttpResponse:
    """Filings, decisions, closings and requests that wait for this person."""
    shown = waiting_for(request.user, on=timezone.localdate())
    return render(request, "compliance/approval_list.html", {"groups": shown})


@require(Permission.CASE_EXTEND)
def approval_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """Grant or refuse one request."""
    seen = Approval.objects.visible_to(request.user)
    related = ("case__enterprise", "case__provider", "asked_by", "decided_by")
    found = seen.select_related(*related)
    approval = get_object_or_404(found, pk=pk)
    now = timezone.now()
    form = AnswerForm(
        request.POST or None, case=approval.case, by=request.user, on=timezone.localdate(now)
    )
    refusal = ""
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        try:
            if "grant" in request.POST:
                approvals.grant(approval, by=request.user, now=now, answer=answer)
            else:
                approvals.refuse(approval, by=request.user, now=now, answer=answer)
        except Refused as refused:
            refusal = str(refused)
        else:
            verb = "grant" if "grant" in request.POST else "refuse"
            done = ACTS[f"{verb}_{approval.kind}"].done
            messages.info(request, _("%(done)s.") % {"done": done})
            return redirect("compliance:approvals")
    context = {
        "approval": approval,
        "case": approval.case,
        "subject": subject_of(approval.case),
        "headline": headline_of(approval.case),
        "asked": asked_for(approval),
        "form": form,
        "refusal": refusal,
        "why_not": approvals.hindrance(
            approval.case, ApprovalKind(approval.kind), on=timezone.localdate(now)
        ),
    }
    return render(
        request, "compliance/approval_detail.html", context, status=409 if refusal else 200
    )
