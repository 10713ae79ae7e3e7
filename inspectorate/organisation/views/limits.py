"""Time limits: what the law and the city set, where it stands, and who changed it when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import limits
from inspectorate.organisation.limit_forms import LimitForm
from inspectorate.organisation.models import Limit
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting.limits import history_of
from inspectorate.organisation.requests import StaffRequest


@require(Permission.LIMIT_READ)
def limit_list(request: StaffRequest) -> HttpResponse:
    """Every limit with its length, its start, its basis and its source."""
    return render(
        request, "organisation/limit_list.html", {"limits": Limit.objects.order_by("order", "code")}
    )


@require(Permission.LIMIT_READ)
def limit_detail(request: StaffRequest, code: str) -> HttpResponse:
    """One limit and every change of it."""
    limit = get_object_or_404(Limit, code=code)
    return render(
        request,
        "organisation/limit_detail.html",
        {"limit": limit, "history": history_of(limit)},
    )


@require(Permission.LIMIT_CHANGE)
def change_limit(request: StaffRequest, code: str) -> HttpResponse:
    """Change a limit: for the deadlines that start afterwards."""
    limit = get_object_or_404(Limit, code=code)
    initial = {"seen": limits.version(code)}
    form = LimitForm(request.POST or None, instance=limit, initial=initial)
    if form.is_valid():
        try:
            limits.change(
                code,
                by=request.user,
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                **form.changes,
            )
        except limits.Overtaken:
            form.add_error(None, _overtaken(code))
        else:
            messages.info(request, _("Saved. It holds for deadlines that start from now on."))
            return redirect("organisation:limit", code=code)
    return render(request, "organisation/limit_change.html", {"limit": limit, "form": form})


def _overtaken(code: str) -> str:
    last = history_of(Limit.objects.get(code=code))[0]
    return _("Not saved: %(person)s changed this limit meanwhile (%(reason)s).") % {
        "person": last.by or _("somebody"),
        "reason": last.reason or "–",
    }
