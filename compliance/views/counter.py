"""The counter: finding what can be handed in about, taking it in, and the register of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from compliance.complaints.files import as_download
from compliance.counter import matters, receiving
from compliance.forms.handed_in import FORMS
from compliance.models import Exposure, Grade, HandedIn, WatchlistEntry
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .attempts import act_page, attempt

PAGE_SIZE = 50


@require(Permission.COUNTER_RECEIVE)
def find(request: StaffRequest) -> HttpResponse:
    """Public entries, listings and grades by name, code or number; beneath, what was handed in."""
    words = request.GET.get("q", "").strip()
    today = timezone.localdate()
    seen = HandedIn.objects.visible_to(request.user).select_related("recorded_by")
    after = request.GET.get("after", "")
    page = page_of(
        (seen.filter(pk__lt=int(after)) if after.isdecimal() else seen).order_by("-id"),
        request,
        size=PAGE_SIZE,
        key=lambda handed: str(handed.pk),
    )
    found = [(each, each.hindrance(on=today)) for each in matters.found_by(words)]
    context = {
        "words": words,
        "found": found[: matters.MOST],
        "has_more": len(found) > matters.MOST,
        "page": page,
        "rows": page.items,
    }
    return render(request, "compliance/counter.html", context)


@require(Permission.COUNTER_RECEIVE)
def take_in(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    """Takes in an objection, a statement or a request, as the matter stands."""
    matter = matters.matter(kind, pk)
    if matter is None:
        raise Http404
    form = FORMS[matter.takes](request.POST or None, request.FILES or None)
    tried = attempt(
        request,
        form,
        partial(receiving.take_in, matter, by=request.user, now=timezone.now()),
        hindrance=matter.hindrance(on=timezone.localdate()),
    )
    if tried.is_done:
        messages.info(request, str(receiving.DONE[matter.takes]))
        return redirect("compliance:counter")
    about = {"matter": matter, "is_over": matter.is_late(on=timezone.localdate())}
    title = str(receiving.TITLES[matter.takes])
    return act_page(request, "compliance/counter_act.html", tried, form, title=title, **about)


@require(Permission.EXPOSURE_READ)
def scan_of_exposure(request: StaffRequest, pk: int, handed: int) -> HttpResponse:
    """The scan of an objection to an exposure."""
    seen = Exposure.objects.visible_to(request.user)
    return _scan(request, handed, objection__exposure=get_object_or_404(seen, pk=pk))


@require(Permission.WATCHLIST_READ)
def scan_of_entry(request: StaffRequest, pk: int, handed: int) -> HttpResponse:
    """The scan of a statement or request about a listing."""
    seen = WatchlistEntry.objects.visible_to(request.user)
    return _scan(request, handed, entry=get_object_or_404(seen, pk=pk))


@require(Permission.APPRAISAL_READ)
def scan_of_grade(request: StaffRequest, code: str, pk: int, handed: int) -> HttpResponse:
    """The scan of an objection to a grade."""
    seen = Grade.objects.visible_to(request.user).filter(appraisal__code=code)
    return _scan(request, handed, grade_objection__grade=get_object_or_404(seen, pk=pk))


def _scan(request: StaffRequest, handed: int, **about: Any) -> HttpResponse:
    seen = HandedIn.objects.visible_to(request.user).filter(**about)
    found = get_object_or_404(seen.exclude(stored_as=""), pk=handed)
    return as_download(found.stored_as, name=found.file_name, media_type=found.media_type)
