"""One list of exposures: what waits before it can be published; afterwards, what it achieved."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from compliance.actions import exposure_lists
from compliance.exposure.quarters import quarter_named
from compliance.models import Exposure, ExposureList
from compliance.presenting.exposure_lists import page_of_list
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.EXPOSURE_READ)
def exposure_list_detail(request: StaffRequest, code: str) -> HttpResponse:
    """A quarter before and after it was published, or an urgent entry."""
    published = ExposureList.objects.visible_to(request.user).filter(code=code)
    made = published.select_related("published_by").first()
    quarter_on = made.quarter_on if made else quarter_named(code)
    if quarter_on is None:
        raise Http404
    shown = page_of_list(
        code, made, quarter_on, seen=Exposure.objects.visible_to(request.user), by=request.user,
        on=timezone.localdate(),
    )  # fmt: skip
    return render(request, "compliance/exposure_list_detail.html", shown)


@require_POST
@require(Permission.EXPOSURE_PUBLISH)
def publish(request: StaffRequest, code: str) -> HttpResponse:
    """Publishes a quarter's list exactly as it was seen."""
    quarter_on = quarter_named(code)
    if quarter_on is None:
        raise Http404
    try:
        made = exposure_lists.publish_list(
            quarter_on, by=request.user, now=timezone.now(), seen=request.POST.get("seen", "")
        )
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        entries = made.entries.count()
        words = ngettext("%s entry is public.", "%s entries are public.", entries)
        messages.info(request, words % number(entries))
    return redirect("compliance:exposure_list", code=code)
