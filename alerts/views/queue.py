"""The alerts of one's own groups, by priority."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts import queue
from alerts.filters import AlertFilter
from alerts.models import Alert
from alerts.presenting import listing
from alerts.presenting.rows import rows
from inspectorate.foundation.exports import csv_response
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50
LARGEST_LIST = 10_000


@require(Permission.ALERT_READ)
def alert_queue(request: StaffRequest) -> HttpResponse:
    """Screen 1: groups with counts, filters, the list, fresh deliveries."""
    today = timezone.localdate()
    alerts = Alert.objects.visible_to(request.user)
    chosen = AlertFilter(request.GET, queryset=alerts, request=request)
    listed = queue.after(chosen.qs, request.GET.get("after", "")).by_priority()
    listed = listed.select_related("enterprise", "provider", "grid_group")
    page = page_of(listed, request, size=PAGE_SIZE, key=queue.key)
    context = {
        "filter": chosen,
        "groups": queue.own_groups(request.user),
        "chosen_group": request.GET.get("group", ""),
        "figures": queue.figures(alerts, on=today),
        "today": today,
        "download": f"/alerts.csv?{request.GET.urlencode()}",
        "page": page,
        "rows": rows(page.items, on=today),
        "fresh": queue.fresh_batches(request.user),
    }
    template = "alerts/_queue_list.html" if request.htmx else "alerts/queue.html"
    return render(request, template, context)


@require(Permission.ALERT_READ)
def alerts_csv(request: StaffRequest) -> HttpResponse:
    """The list as filtered, as a file; past LARGEST_LIST rows its last line says that it is cut."""
    alerts = Alert.objects.visible_to(request.user)
    chosen = AlertFilter(request.GET, queryset=alerts, request=request).qs.by_priority()
    listed = list(chosen.select_related("enterprise", "provider", "grid_group")[: LARGEST_LIST + 1])
    lines = listing.lines(rows(listed[:LARGEST_LIST], on=timezone.localdate()))
    if len(listed) > LARGEST_LIST:
        lines.append([_("cut after %(n)s rows") % {"n": number(LARGEST_LIST)}])
    return csv_response("alerts.csv", listing.header(), lines)
