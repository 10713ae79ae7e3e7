"""Revealing an identity number: asks what for, writes it down, shows the number for 30 seconds."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from alerts.actions import identities
from alerts.forms import RevealForm
from alerts.models import Alert
from inspectorate.foundation.identity import mask
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

SECONDS = 30


@never_cache
@require(Permission.IDENTITY_REVEAL)
def reveal_number(request: StaffRequest, pk: int, worker: int) -> HttpResponse:
    """GET asks for the purpose (or, with `hide`, gives the masked number back); POST reveals."""
    alert = get_object_or_404(Alert.objects.visible_to(request.user), pk=pk)
    known = identities.number_of(alert, worker)
    if known is None:
        raise Http404
    form = RevealForm(request.POST or None)
    context = {"alert": alert, "worker": worker, "name": known.name, "form": form}
    context |= {"number": mask(known.number), "revealed": False, "hidden": "hide" in request.GET}
    if form.is_valid():
        identities.log_revealing(
            alert, worker, by=request.user, purpose=form.cleaned_data["purpose"]
        )
        context |= {"number": known.number, "revealed": True}
    template = "alerts/_number.html" if request.htmx else "alerts/reveal_number.html"
    response = render(request, template, context)
    if context["revealed"] and not request.htmx:
        response["Refresh"] = f"{SECONDS}; url=/alerts/{pk}/"
    return response
