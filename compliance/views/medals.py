"""Medals: the cycles, the ranking with the cut and its preview, the medals awarded."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from compliance.actions import medals
from compliance.forms.medals import CriterionForm, CutForm, RevokeForm
from compliance.medals.cuts import cut_of, words_of
from compliance.models import (
    Appraisal,
    AppraisalState,
    Medal,
    MedalCandidate,
    MedalCriterion,
    MedalRound,
    MedalRoundState,
    MedalTerms,
    SizeBand,
)
from compliance.presenting.medals import criteria_of, left_out_of
from compliance.procedure.refusals import Refused, StaleState
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

SIZE = 50


@require(Permission.MEDAL_READ)
def round_list(request: StaffRequest) -> HttpResponse:
    """The medals of every cycle, newest first, and the final cycles that have none yet."""
    rounds = MedalRound.objects.visible_to(request.user).select_related("appraisal__scale")
    state = request.GET.get("state", "")
    state = state if state in MedalRoundState.values else ""
    if state:
        rounds = rounds.filter(state=state)
    final = Appraisal.objects.visible_to(request.user).filter(state=AppraisalState.FINAL)
    context = {
        "rounds": rounds[:50],
        "state": MedalRoundState(state).label if state else "",
        "without": [] if state else final.filter(medal_round=None).select_related("scale")[:10],
        "criteria": MedalCriterion.objects.visible_to(request.user),
        "terms": MedalTerms.objects.visible_to(request.user).first(),
        "may_award": Permission.MEDAL_AWARD.is_held_by(request.user),
    }
    return render(request, "compliance/medal_rounds.html", context)


@require(Permission.MEDAL_AWARD)
@require_POST
def open_round(request: StaffRequest, code: str) -> HttpResponse:
    """Begins the medals of a final cycle."""
    appraisal = get_object_or_404(Appraisal.objects.visible_to(request.user), code=code)
    try:
        medals.open_round(appraisal, by=request.user, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("compliance:medal_rounds")
    return redirect("compliance:medal_round", code=code)


@require(Permission.MEDAL_READ)
def round_detail(request: StaffRequest, code: str) -> HttpResponse:
    """One cycle's ranking: criteria, cut with its preview, candidates; or its medals."""
    return _round(request, _found(request, code))


@require(Permission.MEDAL_AWARD)
@require_POST
def rank_again(request: StaffRequest, code: str) -> HttpResponse:
    """Ranks anew by the criteria as they are now."""
    try:
        medals.rank_again(_found(request, code), by=request.user)
    except (Refused, StaleState) as refused:
        messages.error(request, str(refused))
    return redirect("compliance:medal_round", code=code)


@require(Permission.MEDAL_AWARD)
@require_POST
def award(request: StaffRequest, code: str) -> HttpResponse:
    """Awards the medals of the cut whose preview was seen."""
    found = _found(request, code)
    form = CutForm(request.POST, medals=found)
    if not form.is_valid():
        return _round(request, found, form=form, status=422)
    try:
        made = medals.award(
            found,
            cut=form.numbers,
            seen=request.POST.get("seen", ""),
            by=request.user,
            now=timezone.now(),
        )
    except (Refused, StaleState) as refused:
        return _round(request, found, form=form, refusal=str(refused), status=409)
    told = ngettext("%(n)d medal awarded.", "%(n)d medals awarded.", len(made)) % {"n": len(made)}
    messages.info(request, told)
    return redirect("compliance:medal_round", code=code)


@require(Permission.MEDAL_READ)
def medal_detail(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """One medal: until when, its certificate, its end; the form to revoke it."""
    return _medal_page(request, _medal(request, code, number), RevokeForm())


@require(Permission.MEDAL_AWARD)
@require_POST
def revoke(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Takes a medal back."""
    medal = _medal(request, code, number)
    form = RevokeForm(request.POST)
    if not form.is_valid():
        return _medal_page(request, medal, form, status=422)
    try:
        medals.revoke(medal, by=request.user, now=timezone.now(), **form.cleaned_data)
    except (Refused, StaleState) as refused:
        return _medal_page(request, medal, form, refusal=str(refused), status=409)
    messages.info(request, _("The medal is revoked, its entry withdrawn."))
    return redirect("compliance:medal", code=code, number=number)


@require(Permission.MEDAL_AWARD)
def change_criterion(request: StaffRequest, measure: str) -> HttpResponse:
    """What a measure counts for."""
    seen = MedalCriterion.objects.visible_to(request.user)
    criterion = get_object_or_404(seen, measure=measure)
    form = CriterionForm(request.POST or None, instance=criterion)
    refusal = ""
    if form.is_valid():
        fresh = get_object_or_404(seen, measure=measure)
        try:
            medals.change_criterion(fresh, by=request.user, **form.cleaned_data)
            messages.info(request, _("Saved. It holds for rankings made from now on."))
            return redirect("compliance:medal_rounds")
        except Refused as refused:
            refusal = str(refused)
    context = {"criterion": criterion, "form": form, "refusal": refusal}
    status = 409 if refusal else 200
    return render(request, "compliance/medal_criterion.html", context, status=status)


def _round(
    request: StaffRequest,
    found: MedalRound,
    *,
    form: CutForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "round": found,
        "criteria": criteria_of(found),
        "left_out": left_out_of(found),
        "may_award": Permission.MEDAL_AWARD.is_held_by(request.user),
        "is_own": found.opened_by_id == request.user.pk,
        "refusal": refusal,
        "sizes": [each for each in reversed(words_of(found).items()) if found.bands.get(each[0])],
    }
    band = request.GET.get("size", "")
    context["size"] = band if band in SizeBand.values else ""
    if found.state == MedalRoundState.AWARDED:
        context["page"] = _medals(request, found, context["size"])
    elif found.state == MedalRoundState.RANKED:
        shown = form or CutForm(request.GET or None, medals=found)
        numbers = shown.numbers if shown.is_valid() else {}
        context |= {"form": shown, "cut": cut_of(found, numbers)}
        context["page"] = _candidates(request, found, context["size"])
        context["terms"] = MedalTerms.objects.visible_to(request.user).first()
    return render(request, "compliance/medal_round.html", context, status=status)


def _candidates(request: StaffRequest, found: MedalRound, size: str) -> Any:
    seen = MedalCandidate.objects.visible_to(request.user).filter(round=found, place__isnull=False)
    seen = seen.filter(size_band=size or next(iter(_largest_first(found)), ""))
    after = request.GET.get("after", "")
    if after.isascii() and after.isdigit() and len(after) < 10:
        seen = seen.filter(place__gt=int(after))
    rows = seen.select_related("enterprise").order_by("place", "id")
    return page_of(rows, request, size=SIZE, key=lambda row: str(row.place))


def _medals(request: StaffRequest, found: MedalRound, size: str) -> Any:
    seen = Medal.objects.visible_to(request.user).filter(round=found)
    if size:
        seen = seen.filter(entry__staff_band=size)
    after = request.GET.get("after", "")
    if after.isascii() and after.isdigit() and len(after) < 10:
        seen = seen.filter(entry__number__gt=int(after))
    rows = seen.select_related("enterprise", "entry").order_by("entry__number")
    return page_of(rows, request, size=SIZE, key=lambda medal: str(medal.entry.number))


def _largest_first(found: MedalRound) -> list[str]:
    return [band for band in reversed(SizeBand.values) if found.bands.get(band)]


def _medal_page(
    request: StaffRequest, medal: Medal, form: RevokeForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "medal": medal,
        "in_force": medal.revoked_at is None and medal.until_on >= today,
        "form": form,
        "refusal": refusal,
        "may_award": Permission.MEDAL_AWARD.is_held_by(request.user),
    }
    return render(request, "compliance/medal.html", context, status=status)


def _found(request: StaffRequest, code: str) -> MedalRound:
    seen = MedalRound.objects.visible_to(request.user).select_related("appraisal__scale")
    return get_object_or_404(seen, appraisal__code=code)


def _medal(request: StaffRequest, code: str, number: int) -> Medal:
    seen = Medal.objects.visible_to(request.user)
    found = seen.select_related("enterprise", "entry", "document", "round__appraisal", "revoked_by")
    return get_object_or_404(found, round__appraisal__code=code, entry__number=number)
