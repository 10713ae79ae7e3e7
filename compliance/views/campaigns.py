"""Campaigns: the list, a draft with its preview, sending, the cohort's curve."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alerts.filters import AlertFilter, in_words
from alerts.models import Alert
from alerts.triage import MOST_AT_ONCE, Difference, SetChanged, listed_of
from alerts.views.sets import ChosenSet, acts_on_set, filter_of, matching
from compliance.actions import campaigns, letters
from compliance.forms.letters import CampaignForm
from compliance.models import Campaign, CampaignKind, CampaignState, Letter, ReviewReply
from compliance.presenting.letters import (
    NO_FIGURES,
    curve,
    figures,
    figures_by_campaign,
    left_out,
    letter_rows,
)
from compliance.presenting.reviews import figures_by_campaign as reply_figures
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from . import reviews

FIRST_LETTERS = 20
MOST_CAMPAIGNS = 100


@require(Permission.LETTER_READ)
def campaign_list(request: StaffRequest) -> HttpResponse:
    """The campaigns within sight, newest first."""
    seen = list(Campaign.objects.visible_to(request.user).order_by("-id")[:MOST_CAMPAIGNS])
    counted = figures_by_campaign(Letter.objects.visible_to(request.user), seen)
    replies = reply_figures(ReviewReply.objects.visible_to(request.user), seen)
    rows = [
        (campaign, counted.get(campaign.pk, NO_FIGURES), replies.get(campaign.pk))
        for campaign in seen
    ]
    may_run = Permission.CAMPAIGN_RUN.is_held_by(request.user)
    return render(request, "compliance/campaign_list.html", {"rows": rows, "may_run": may_run})


@require(Permission.CAMPAIGN_RUN)
def new_campaign(request: StaffRequest) -> HttpResponse:
    """Alerts picked by a filter, what letters they make, and the draft they are kept in."""
    query = QueryDict(request.POST.get("filter", "")) if request.POST else request.GET
    form = CampaignForm(request.POST or None)
    if form.is_valid():
        draft = campaigns.draft(
            by=request.user, now=timezone.now(), filter_values=_values(query), **form.cleaned_data
        )
        return redirect("compliance:campaign", pk=draft.pk)
    return _drafting(request, query, form, None)


@require(Permission.CAMPAIGN_RUN)
def change_campaign(request: StaffRequest, pk: int) -> HttpResponse:
    """The filter, name and day of a draft, changed."""
    draft = get_object_or_404(Campaign.objects.visible_to(request.user).drafts(), pk=pk)
    if draft.kind == CampaignKind.WRITTEN_REVIEW:
        return reviews.change_review(request, draft)
    kept = QueryDict(urlencode(draft.filter))
    query = QueryDict(request.POST.get("filter", "")) if request.POST else request.GET or kept
    words = {"name": draft.name, "due_on": draft.due_on, "language": draft.language}
    form = CampaignForm(request.POST or None, initial=words)
    if form.is_valid():
        try:
            campaigns.change(
                draft, by=request.user, filter_values=_values(query), **form.cleaned_data
            )
        except Refused as refused:
            messages.warning(request, str(refused))
        return redirect("compliance:campaign", pk=pk)
    return _drafting(request, query, form, draft)


@require_POST
@require(Permission.CAMPAIGN_RUN)
def drop_campaign(request: StaffRequest, pk: int) -> HttpResponse:
    """Drops a draft."""
    campaign = _campaign(request, pk)
    try:
        campaigns.drop(campaign, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("compliance:campaign", pk=pk)
    messages.info(request, _("Draft dropped: %(name)s.") % {"name": campaign.name})
    return redirect("compliance:campaigns")


def _values(query: QueryDict) -> dict[str, str]:
    """What of a query is the list's filter."""
    return {name: str(value) for name, value in query.items() if name in AlertFilter.base_filters}


def _drafting(
    request: StaffRequest, query: QueryDict, form: CampaignForm, draft: Campaign | None
) -> HttpResponse:
    seen = Alert.objects.visible_to(request.user)
    filtered = AlertFilter(query, queryset=seen, request=request)
    context = _made_of(request, filter_of(query))
    context |= {"filter": filtered, "form": form, "draft": draft}
    template = (
        "compliance/_campaign_preview.html" if request.htmx else "compliance/campaign_new.html"
    )
    return render(request, template, context)


def _made_of(request: StaffRequest, filter_text: str) -> dict[str, Any]:
    """What letters a filter makes now; nothing where it matches too many to send at once."""
    found = matching(request, filter_text)
    listed = listed_of(found, filter_text=filter_text)
    seen = Alert.objects.visible_to(request.user)
    choice = letters.choose(seen.filter(pk__in=listed.states)) if listed else None
    return {
        "filter_text": filter_text,
        "filter_words": in_words(QueryDict(filter_text), request),
        "listed": listed,
        "choice": choice,
        "left_out": left_out(choice) if choice else [],
        "most_at_once": MOST_AT_ONCE,
    }


@require(Permission.LETTER_READ)
def campaign_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """A draft with its preview; after sending, what the letters came to."""
    campaign = _campaign(request, pk)
    if campaign.kind == CampaignKind.WRITTEN_REVIEW:
        return reviews.review_page(request, campaign)
    return _page(request, campaign)


@require_POST
@require(Permission.CAMPAIGN_RUN)
@acts_on_set
def send_campaign(request: StaffRequest, chosen: ChosenSet, pk: int) -> HttpResponse:
    """Sends the letters of a draft, exactly as previewed."""
    campaign = _campaign(request, pk)
    try:
        sent = letters.send(
            chosen.listed,
            by=request.user,
            now=timezone.now(),
            due_on=campaign.due_on,
            language=campaign.language,
            campaign=campaign,
            matching=chosen.matching,
        )
    except SetChanged as changed:
        draft = _campaign(request, pk)  # as it stands after nothing was sent
        return _page(request, draft, difference=changed.difference, status=409)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        words = ngettext("%s letter sent.", "%s letters sent.", len(sent))
        messages.info(request, words % number(len(sent)))
    return redirect("compliance:campaign", pk=campaign.pk)


def _campaign(request: StaffRequest, pk: int) -> Campaign:
    seen = Campaign.objects.visible_to(request.user).select_related("sent_by", "drafted_by")
    return get_object_or_404(seen, pk=pk)


def _page(
    request: StaffRequest,
    campaign: Campaign,
    *,
    difference: Difference | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "campaign": campaign,
        "difference": difference,
        "may_run": Permission.CAMPAIGN_RUN.is_held_by(request.user),
    }
    filter_text = urlencode(campaign.filter)
    if campaign.state == CampaignState.DRAFT:
        context |= _made_of(request, filter_text)
        return render(request, "compliance/campaign_draft.html", context, status=status)
    seen = Letter.objects.visible_to(request.user).filter(campaign=campaign)
    today = timezone.localdate()
    first = seen.select_related("enterprise", "document", "campaign", "grid_group")
    context |= {
        "filter_words": in_words(QueryDict(filter_text), request),
        "figures": figures(seen),
        "curve": curve(campaign, seen, on=today),
        "rows": letter_rows(first.order_by("-workers_left", "-id")[:FIRST_LETTERS], on=today),
    }
    template = (
        "compliance/_campaign_papers.html" if request.htmx else "compliance/campaign_detail.html"
    )
    return render(request, template, context)
