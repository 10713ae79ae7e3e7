"""One alert: what does not fit, who is concerned, what it rests on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alerts.actions import alerts, owners
from alerts.forms import HandOverForm
from alerts.models import Alert
from alerts.presenting.pages import alert_page
from inspectorate.foundation.permissions import require
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.ALERT_READ)
def alert_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """Screen 2."""
    seen = Alert.objects.visible_to(request.user)
    alert = get_object_or_404(
        seen.select_related("enterprise", "provider", "grid_group", "recurrence_of"), pk=pk
    )
    after = request.GET.get("after", "")
    shown = alert_page(alert, user=request.user, on=timezone.localdate(), after=after)
    return render(request, "alerts/alert_detail.html", shown)


@require(Permission.ALERT_READ)
def peek(request: StaffRequest, pk: int) -> HttpResponse:
    """The facts of an alert beneath its row; without script, its page."""
    if not request.htmx:
        return redirect("alerts:detail", pk=pk)
    seen = Alert.objects.visible_to(request.user)
    related = ("enterprise", "provider", "grid_group", "recurrence_of")
    alert = get_object_or_404(seen.select_related(*related), pk=pk)
    shown = alert_page(alert, user=request.user, on=timezone.localdate(), after="")
    return render(request, "alerts/_alert_peek.html", shown)


@require(Permission.ALERT_HAND_OVER)
def hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """An alert at the city's fund desk is given to a group, whose people see it from then on; or
    on to another, or back.
    """
    alert = get_object_or_404(Alert.objects.visible_to(request.user), pk=pk)
    form = HandOverForm(
        request.POST or None,
        groups=standing_groups(request.user),
        initial={"from_group": alert.grid_group_id},
    )
    refusal = owners.hindrance(alert)
    if not refusal and form.is_valid():
        try:
            owners.hand_over(alert, by=request.user, now=timezone.now(), **form.cleaned_data)
        except (owners.NotHandedOver, alerts.StaleState) as refused:
            refusal = str(refused)
        else:
            owner = alert.grid_group or _("the city’s fund desk")
            told = _("%(number)s belongs to %(group)s now.")
            messages.info(request, told % {"number": alert.number, "group": owner})
            return redirect("alerts:detail", pk=pk)
    shown = {"alert": alert, "form": form, "refusal": refusal}
    status = 409 if refusal and request.method == "POST" else 200
    return render(request, "alerts/hand_over.html", shown, status=status)


@require_POST
@require(Permission.ALERT_ACKNOWLEDGE)
def acknowledge(request: StaffRequest, pk: int) -> HttpResponse:
    """New → acknowledged; whoever comes second is told who was first."""
    alert = get_object_or_404(Alert.objects.visible_to(request.user), pk=pk)
    try:
        alerts.acknowledge(alert, by=request.user)
    except alerts.StaleState as stale:
        messages.warning(request, _("Not acknowledged. %(why)s") % {"why": stale})
    return redirect("alerts:detail", pk=pk)
