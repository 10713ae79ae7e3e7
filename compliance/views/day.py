"""My day: what is due, where to go first, what waits, what came back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.presenting.day import day_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.DAY_READ)
def day(request: StaffRequest) -> HttpResponse:
    """The day of the person who looks."""
    shown = day_of(request.user, on=timezone.localdate())
    return render(request, "compliance/day.html", {"day": shown})
