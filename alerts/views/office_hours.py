"""When the office works: who holds back a reminder until then, and since when."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.actions import office_hours
from alerts.models import OfficeHours
from alerts.notice_forms import OfficeHoursForm
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.LIMIT_READ)
def hours(request: StaffRequest) -> HttpResponse:
    """The hours, the newest first; whoever may change limits lays down new ones."""
    may_change = Permission.LIMIT_CHANGE.is_held_by(request.user)
    if request.method == "POST" and not may_change:
        raise PermissionDenied(Permission.LIMIT_CHANGE.refusal(request.user))
    laid_down = list(OfficeHours.objects.order_by("-from_day"))
    initial = {"from_day": timezone.localdate(), "opens": "09:00", "closes": "17:00"}
    form = OfficeHoursForm(request.POST or None, initial=initial)
    if form.is_valid():
        office_hours.lay_down(by=request.user, **form.cleaned_data)
        messages.info(request, _("Saved."))
        return redirect("alerts:office_hours")
    context = {"hours": laid_down, "form": form, "may_change": may_change}
    return render(request, "alerts/office_hours.html", context)
