"""A lost secret is renewed at the counter after the identity was checked, and shown once."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from compliance.actions import complainants
from compliance.forms.complaint_acts import CheckedForm
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .complaints import seen_or_404


@never_cache
@require(Permission.COMPLAINT_SECRET)
def renew_secret(request: StaffRequest, pk: int) -> HttpResponse:
    """Asks how the identity was checked, then shows the new secret."""
    complaint = seen_or_404(request, pk)
    form = CheckedForm(request.POST or None)
    secret = refusal = ""
    if form.is_valid():
        try:
            secret = complainants.renew_secret(
                complaint, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except Refused as refused:
            refusal = str(refused)
    context = {"complaint": complaint, "form": form, "secret": secret, "refusal": refusal}
    return render(request, "complaints/renew_secret.html", context, status=409 if refusal else 200)
