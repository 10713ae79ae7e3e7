"""The annual written review: drafted, begun, who answered and what does not fit, cases proposed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from compliance.actions import campaigns, reviews
from compliance.forms.letters import ReviewForm
from compliance.models import Campaign, CampaignKind, CampaignState, ReviewReply
from compliance.presenting.reviews import SETS, figures, reply_rows, sets, would_ask
from compliance.procedure.refusals import Refused
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = reviews.MOST_AT_ONCE


@require(Permission.CAMPAIGN_RUN)
def new_review(request: StaffRequest) -> HttpResponse:
    """A written review is drafted: its year, and by when it is answered."""
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        kind = CampaignKind.WRITTEN_REVIEW
        draft = campaigns.draft(by=request.user, now=timezone.now(), kind=kind, **form.cleaned_data)
        return redirect("compliance:campaign", pk=draft.pk)
    return render(request, "compliance/review_new.html", {"form": form})


def change_review(request: StaffRequest, draft: Campaign) -> HttpResponse:
    """The name, year and day of a drafted review, changed."""
    words = {"name": draft.name, "year": draft.year, "due_on": draft.due_on}
    form = ReviewForm(request.POST or None, initial=words)
    if not form.is_valid():
        return render(request, "compliance/review_new.html", {"form": form, "draft": draft})
    try:
        campaigns.change(draft, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("compliance:campaign", pk=draft.pk)


@require_POST
@require(Permission.CAMPAIGN_RUN)
def begin_review(request: StaffRequest, pk: int) -> HttpResponse:
    """Begins a drafted review."""
    try:
        reviews.begin(_review(request, pk), by=request.user, now=timezone.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.info(request, _("The review has begun; whom it asks is being written down."))
    return redirect("compliance:campaign", pk=pk)


@require_POST
@require(Permission.CAMPAIGN_RUN)
def end_review(request: StaffRequest, pk: int) -> HttpResponse:
    """Ends a running review."""
    try:
        reviews.end(_review(request, pk), by=request.user, now=timezone.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("compliance:campaign", pk=pk)


@require_POST
@require(Permission.CASE_PROPOSE)
def propose_on_replies(request: StaffRequest, pk: int) -> HttpResponse:
    """Proposes a case about each enterprise ticked."""
    ticked = [each for each in request.POST.getlist("reply") if each.isdecimal()]
    seen = ReviewReply.objects.visible_to(request.user).filter(campaign=pk, pk__in=ticked)
    try:
        made = reviews.propose(list(seen), by=request.user, now=timezone.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        words = ngettext("Filing of %s case proposed.", "Filing of %s cases proposed.", len(made))
        messages.info(request, words % number(len(made)))
    shown = request.POST.get("set", "")
    address = reverse("compliance:campaign", args=[pk])
    return redirect(f"{address}?set={shown}" if shown in SETS else address)


def review_page(request: StaffRequest, review: Campaign) -> HttpResponse:
    """A drafted review; after it has begun, its replies by set."""
    context: dict[str, Any] = {
        "campaign": review,
        "may_run": Permission.CAMPAIGN_RUN.is_held_by(request.user),
        "tolerance": reviews.tolerance(),
        "rule_address": reverse("alerts:rule", args=[reviews.TOLERANCE]),
    }
    if review.state == CampaignState.DRAFT:
        counts = "count" in request.GET and context["may_run"]
        context["asked"] = would_ask(review, on=timezone.localdate()) if counts else None
        return render(request, "compliance/review_draft.html", context)
    replies = ReviewReply.objects.visible_to(request.user).filter(campaign=review)
    counted = figures(replies)
    late = review.due_on < timezone.localdate()
    chosen = request.GET.get("set") or ("missing" if late else "misfit")
    chosen = chosen if chosen in SETS else "all"
    page = _replies_page(request, SETS[chosen][1](replies))
    context |= {
        "figures": counted,
        "sets": sets(counted, chosen),
        "chosen": chosen,
        "page": page,
        "rows": reply_rows(page.items, on=timezone.localdate()),
        "may_propose": Permission.CASE_PROPOSE.is_held_by(request.user),
        "late": late,
    }
    return render(request, "compliance/review_detail.html", context)


def _replies_page(request: StaffRequest, found: Any) -> Any:
    after = request.GET.get("after", "")
    if after.isdecimal():
        found = found.filter(pk__gt=int(after))
    return page_of(
        found.select_related("campaign", "enterprise", "grid_group", "case").order_by("id"),
        request,
        size=PAGE_SIZE,
        key=lambda reply: str(reply.pk),
    )


def _review(request: StaffRequest, pk: int) -> Campaign:
    return get_object_or_404(Campaign.objects.visible_to(request.user).reviews(), pk=pk)
