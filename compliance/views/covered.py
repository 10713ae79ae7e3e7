"""Workers newly covered after inspection, month by month and case by case."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.presenting.covered import covered_in
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

EARLIEST = 2000


@require(Permission.CASE_READ)
def covered(request: StaffRequest) -> HttpResponse:
    """The figures of a year; this year's unless another is asked for."""
    today = timezone.localdate()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and EARLIEST <= int(asked) <= today.year else today.year
    context = {"covered": covered_in(year, user=request.user), "this_year": today.year}
    return render(request, "compliance/covered.html", context)
