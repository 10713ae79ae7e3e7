"""The inbox of complaints and one complaint, for the staff."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from compliance.actions import complaints
from compliance.complaint_filters import ComplaintFilter
from compliance.complaints.table import TABLE, hindrance
from compliance.forms.complaint_acts import TextForm
from compliance.models import Complaint
from compliance.presenting.complaint_page import complaint_page
from compliance.presenting.complaint_rows import complaint_rows
from compliance.presenting.urgency import after_urgency, urgency_key
from compliance.procedure.refusals import Refused, StaleState
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50


@require(Permission.COMPLAINT_READ)
def inbox(request: StaffRequest) -> HttpResponse:
    """The complaints within sight, most urgent first."""
    today = timezone.localdate()
    seen = Complaint.objects.visible_to(request.user)
    chosen = ComplaintFilter(request.GET, queryset=seen, request=request)
    listed = after_urgency(chosen.qs.by_urgency(), request.GET.get("after", ""))
    listed = listed.select_related("grid_group").with_members()
    page = page_of(listed, request, size=PAGE_SIZE, key=urgency_key)
    context = {
        "filter": chosen,
        "page": page,
        "rows": complaint_rows(page.items, on=today),
        "today": today,
        "may_record": Permission.COMPLAINT_RECORD.is_held_by(request.user),
    }
    template = "complaints/_inbox_list.html" if request.htmx else "complaints/inbox.html"
    return render(request, template, context)


@never_cache
@require(Permission.COMPLAINT_READ)
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One complaint: what is next, what was told, what happened."""
    complaint = seen_or_404(request, pk)
    shown = complaint_page(complaint, user=request.user, on=timezone.localdate())
    return render(request, "complaints/detail.html", shown)


@require(Permission.COMPLAINT_DECIDE)
def decide(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Accept, refuse, answer or close."""
    move = TABLE.get(verb)
    if move is None:
        raise Http404
    complaint = seen_or_404(request, pk)
    form = TextForm(request.POST or None, label=move.asks, hint=move.hint)
    refusal = ""
    hindered = hindrance(complaint, move) if complaint.state in move.sources else ""
    if request.method == "POST" and form.is_valid():
        try:
            complaints.take(
                complaint,
                verb,
                by=request.user,
                now=timezone.now(),
                text=form.cleaned_data.get("text", ""),
            )
        except StaleState as stale:
            messages.warning(request, str(stale))
            return redirect("complaints:detail", pk=pk)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(request, f"{complaint.number}: {move.done}.")
            return redirect("complaints:detail", pk=pk)
    context = {
        "complaint": complaint,
        "form": form,
        "title": move.label,
        "button": move.label,
        "refusal": refusal or hindered,
        "is_hindered": bool(hindered),
        "quotes": complaint.text if verb != "close" else "",
        "members": complaint.members.order_by("id"),
    }
    return render(request, "complaints/act.html", context, status=409 if refusal else 200)


def seen_or_404(request: StaffRequest, pk: int) -> Complaint:
    """The complaint within the person's sight."""
    seen = Complaint.objects.visible_to(request.user)
    related = ("enterprise", "grid_group", "group_of", "case", "received_by")
    return get_object_or_404(seen.select_related(*related), pk=pk)
