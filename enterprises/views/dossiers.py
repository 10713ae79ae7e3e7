"""Finding an enterprise, and everything known of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from enterprises.models import Enterprise
from enterprises.presenting.dossiers import dossier_page
from enterprises.search import found_by
from inspectorate.foundation.counting import capped
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest
from inspectorate.organisation.sight import current_sight

PAGE_SIZE = 50
CODE_LENGTH = 18


@require(Permission.DOSSIER_READ)
def dossier_list(request: StaffRequest) -> HttpResponse:
    """Enterprises by part of their name or code; a whole code leads straight to its dossier."""
    text = request.GET.get("q", "").strip()
    seen = Enterprise.objects.visible_to(request.user)
    if len(text) == CODE_LENGTH and seen.filter(uscc=text.upper()).exists():
        return redirect("enterprises:dossier", uscc=text.upper())
    few = current_sight(request.user).is_narrow
    found = found_by(text, seen, few=few).select_related("grid_group")
    after = request.GET.get("after", "")
    if after.isdecimal():
        found = found.filter(id__gt=int(after))
    page = page_of(found, request, size=PAGE_SIZE, key=lambda enterprise: str(enterprise.pk))
    more = page.next_address or page.first_address
    context = {"text": text, "page": page, "count": f"{PAGE_SIZE}+" if more else len(page.items)}
    return render(request, "enterprises/dossier_list.html", context)


@require(Permission.DOSSIER_READ)
def dossier(request: StaffRequest, uscc: str) -> HttpResponse:
    """One enterprise."""
    seen = Enterprise.objects.visible_to(request.user).select_related("grid_group")
    enterprise = get_object_or_404(seen, uscc=uscc)
    after = request.GET.get("after", "")
    shown = dossier_page(enterprise, user=request.user, on=timezone.localdate(), after=after)
    return render(request, "enterprises/dossier.html", shown)


@require(Permission.FEED_READ)
def unmatched_list(request: StaffRequest) -> HttpResponse:
    """Enterprises that lie in no grid group: the grid, or their address, has a hole."""
    lost = Enterprise.objects.visible_to(request.user).without_group().order_by("id")
    after = request.GET.get("after", "")
    rows = lost.filter(id__gt=int(after)) if after.isdecimal() else lost
    page = page_of(rows, request, size=PAGE_SIZE, key=lambda enterprise: str(enterprise.pk))
    return render(request, "enterprises/unmatched_list.html", {"page": page, "count": capped(lost)})
