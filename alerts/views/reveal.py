"""Revealing an identity number: asks what for, writes it down, shows the number for 30 seconds."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from alerts.forms import RevealForm
from alerts.models import Alert
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.permissions import require
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.actions import access
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

SECONDS = 30


@never_cache
@require(Permission.IDENTITY_REVEAL)
def reveal_number(request: StaffRequest, pk: int, worker: int) -> HttpResponse:
    """GET asks for the purpose (or, with `hide`, gives the masked number back); POST reveals."""
    alert = get_object_or_404(Alert.objects.visible_to(request.user), pk=pk)
    found = fetch("alerts", "number_of_worker", alert=alert.pk, worker=worker)
    if not found:
        raise Http404
    number = decrypt(found[0]["id_cipher"])
    form = RevealForm(request.POST or None)
    context = {"alert": alert, "worker": worker, "name": found[0]["name"], "form": form}
    context |= {"number": mask(number), "revealed": False, "hidden": "hide" in request.GET}
    if form.is_valid():
        access.record(
            by=request.user,
            action=Permission.IDENTITY_REVEAL,
            subject_kind="worker",
            subject_id=worker,
            purpose=f"{form.cleaned_data['purpose']}, {alert.number}",
        )
        context |= {"number": number, "revealed": True}
    template = "alerts/_number.html" if request.htmx else "alerts/reveal_number.html"
    response = render(request, template, context)
    if context["revealed"] and not request.htmx:
        response["Refresh"] = f"{SECONDS}; url=/alerts/{pk}/"
    return response
