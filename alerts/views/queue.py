"""The alerts of one's own groups, by priority."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alerts import queue
from alerts.filters import AlertFilter
from alerts.models import Alert
from alerts.presenting.rows import rows
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50


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
        "page": page,
        "rows": rows(page.items, on=today),
        "fresh": queue.fresh_batches(request.user),
    }
    template = "alerts/_queue_list.html" if request.htmx else "alerts/queue.html"
    return render(request, template, context)
