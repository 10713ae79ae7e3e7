"""The alerts of one's own groups, by priority."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts import queue
from alerts.filters import AlertFilter
from alerts.models import Alert
from alerts.page_parts import proposals_of
from alerts.presenting import listing
from alerts.presenting.rows import rows
from alerts.triage import MOST_AT_ONCE, listed_of, offers
from alerts.views.sets import ChosenSet, filter_of, matching
from inspectorate.foundation.counting import capped
from inspectorate.foundation.exports import csv_response
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50
LARGEST_LIST = 10_000
MOST_PILLS = 8  # of whoever has more groups a list is asked
MOST_NEW = 1_000


@require(Permission.ALERT_READ)
def alert_queue(request: StaffRequest) -> HttpResponse:
    """Screen 1: groups with counts, filters, the list, fresh deliveries."""
    if request.htmx:
        return render(request, "alerts/_queue_list.html", _list(request, request.GET))
    context = _list(request, request.GET)
    groups = len(context["groups"])
    context |= {
        "chosen_group": request.GET.get("group", ""),
        "groups_as_pills": 1 < groups <= MOST_PILLS,
        "without": "group" if 0 < groups <= MOST_PILLS else "",
        "fresh": queue.fresh_batches(request.user),
    }
    return render(request, "alerts/queue.html", context)


def list_again(request: StaffRequest, chosen: ChosenSet) -> HttpResponse:
    """The page one came from; where a fragment is asked for, the list as it stands now."""
    if not request.htmx:
        return redirect(chosen.return_address)
    query = QueryDict(request.POST.get("page") or chosen.listed.filter)
    return render(request, "alerts/_queue_list.html", _list(request, query))


def _list(request: StaffRequest, query: QueryDict) -> dict[str, Any]:
    """The list by an address's filter and page, what can be done with it, and its counts."""
    today = timezone.localdate()
    alerts = Alert.objects.visible_to(request.user)
    chosen = AlertFilter(query, queryset=alerts, request=request)
    listed = queue.after(chosen.qs, query.get("after", "")).by_priority()
    listed = listed.select_related("enterprise", "provider", "grid_group")
    page = page_of(listed, request, size=PAGE_SIZE, key=queue.key, query=query)
    whole = query.get("whole") == "1"
    figures = queue.figures(alerts, user=request.user, on=today)
    narrowed = any(chosen.form.cleaned_data.values()) if chosen.is_valid() else True
    return {
        "filter": chosen,
        "figures": figures,
        "groups": queue.own_groups(request.user),
        "today": today,
        "narrowed": narrowed,
        "download": f"/alerts.csv?{query.urlencode()}",
        "page": page,
        "page_query": query.urlencode(),
        "rows": rows(page.items, on=today, proposals=proposals_of(page.items, request.user)),
        "matching": _matching(chosen.qs, query) if narrowed else figures.open,
        "last_run": queue.last_run(),
        "filter_text": filter_of(query),
        "whole": whole,
        "listed": listed_of(chosen.qs, filter_text=filter_of(query)) if whole else None,
        "most_at_once": MOST_AT_ONCE,
        "offers": [offer for offer in offers() if offer.permission.is_held_by(request.user)],
    }


def _matching(alerts: QuerySet[Alert], query: QueryDict) -> str:
    """How many alerts match; of a text's, each costs a look at its enterprise."""
    return capped(alerts, most=queue.MOST_BY_TEXT if query.get("q") else None)


@require(Permission.ALERT_READ)
def newer_alerts(request: StaffRequest) -> HttpResponse:
    """How many alerts of the filter were raised since an open list was shown; it does not move."""
    since = request.GET.get("since", "")
    found = matching(request, request.GET.get("filter", ""))
    later = found.filter(raised_in_run__gt=int(since)) if since.isdecimal() else found.none()
    context = {"count": later.order_by().values("pk")[:MOST_NEW].count(), "since": since}
    context |= {"filter_text": request.GET.get("filter", ""), "most": MOST_NEW}
    return render(request, "alerts/_newer.html", context)


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
