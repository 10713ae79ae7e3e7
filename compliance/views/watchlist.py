"""The watchlist: who is on it or is to be, one entry with its reasons and papers, its acts."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from compliance.actions import watchlist
from compliance.forms.watchlist import NoticeForm
from compliance.models import WatchlistEntry
from compliance.presenting.watchlist import page_of_entry, watch_rows
from compliance.procedure.refusals import Refused
from compliance.watching.acts import BY_VERB
from compliance.watching.filters import WatchlistFilter
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .attempts import act_page, attempt

PAGE_SIZE = 50


@require(Permission.WATCHLIST_READ)
def watch_list(request: StaffRequest) -> HttpResponse:
    """The entries within sight, newest first; those noticed or listed unless a state is asked."""
    seen = WatchlistEntry.objects.visible_to(request.user)
    chosen = WatchlistFilter(request.GET, queryset=seen, request=request)
    after = request.GET.get("after", "")
    found = chosen.qs.filter(pk__lt=int(after)) if after.isdecimal() else chosen.qs
    page = page_of(
        found.select_related("enterprise", "provider", "grid_group").order_by("-id"),
        request,
        size=PAGE_SIZE,
        key=lambda entry: str(entry.pk),
    )
    context = {
        "filter": chosen,
        "page": page,
        "rows": watch_rows(page.items, on=timezone.localdate()),
        "may_notice": Permission.WATCHLIST_NOTICE.is_held_by(request.user),
    }
    template = "compliance/_watch_list.html" if request.htmx else "compliance/watch_list.html"
    return render(request, template, context)


@require(Permission.WATCHLIST_NOTICE)
def give_notice(request: StaffRequest) -> HttpResponse:
    """Gives notice to an enterprise, a provider, or the subject of a case."""
    form = NoticeForm(
        request.POST or None,
        user=request.user,
        initial={"about": request.GET.get("about", ""), "language": "zh-hans"},
    )
    refusal = ""
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("ground", "reason", "language")}
        try:
            entry = watchlist.give_notice(
                by=request.user, now=timezone.now(), **told, **form.subject
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect("compliance:watched", pk=entry.pk)
    status = 409 if refusal else 200
    context = {"form": form, "refusal": refusal}
    return render(request, "compliance/watch_new.html", context, status=status)


@require(Permission.WATCHLIST_READ)
def watch_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One entry: why, what was stated and decided, until when, its papers."""
    shown = page_of_entry(_entry(request, pk), by=request.user, on=timezone.localdate())
    return render(request, "compliance/watch_detail.html", shown)


@require(Permission.WATCHLIST_READ)
def watch_act(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """One act with its form; refused with the reason."""
    act = BY_VERB.get(verb)
    if act is None:
        raise Http404
    entry = _entry(request, pk)
    form = act.form(request.POST or None, request.FILES or None)
    tried = attempt(
        request,
        form,
        partial(act.call, entry, by=request.user, now=timezone.now()),
        hindrance=act.hindrance(entry, by=request.user, on=timezone.localdate()),
    )
    if tried.is_done:
        messages.info(request, str(act.done))
        return redirect("compliance:watched", pk=pk)
    title = str(act.label).rstrip("…")
    return act_page(request, "compliance/watch_act.html", tried, form, title=title, entry=entry)


@require(Permission.WATCHLIST_READ)
def watch_paper(request: StaffRequest, pk: int, which: str) -> FileResponse:
    """The notice or the decision, as it was set in type."""
    entry = _entry(request, pk)
    document = {"notice": entry.notice, "decision": entry.decision}.get(which)
    if document is None or not document.file:
        raise Http404
    return FileResponse(
        default_storage.open(document.file),
        filename=f"{document.number}.pdf",
        content_type="application/pdf",
    )


def _entry(request: StaffRequest, pk: int) -> WatchlistEntry:
    seen = WatchlistEntry.objects.visible_to(request.user)
    related = (
        "enterprise", "provider", "case", "grid_group", "notice", "decision",
        "noticed_by", "stated_by", "decided_by", "asked_by", "ended_by",
    )  # fmt: skip
    return get_object_or_404(seen.select_related(*related), pk=pk)
