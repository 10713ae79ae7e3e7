"""Changes of the grid: proposed by form or by suggestion, looked at, applied or dropped."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.actions import grid_changes
from compliance.forms.grid import ChangeForm, ReasonForm
from compliance.grid import drafts
from compliance.grid.previews import differences, fingerprint, left_alone
from compliance.models import GridChange, GridChangeKind, GridChangeState
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.people import districts_of
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.GRID_READ)
def change_list(request: StaffRequest) -> HttpResponse:
    """Every change within sight, newest first."""
    seen = GridChange.objects.visible_to(request.user).select_related("proposed_by", "decided_by")
    return render(request, "compliance/grid_changes.html", {"changes": seen[:100]})


@require(Permission.GRID_CHANGE)
def split(request: StaffRequest, code: str) -> HttpResponse:
    """Splits a group in two: which areas and people go to the new one."""
    group = _group(request, code)
    draft = drafts.of_split(group, on=timezone.localdate())
    return _edit(request, draft, title=_("Split %(group)s") % {"group": group.name})


@require(Permission.GRID_CHANGE)
def move(request: StaffRequest, code: str) -> HttpResponse:
    """Moves areas and people between a group and another one, or merges the two."""
    group = _group(request, code)
    other = _group(request, request.GET.get("with", ""))
    if other == group or other.district_code != group.district_code:
        raise Http404
    kind = GridChangeKind.MERGE if request.GET.get("kind") == "merge" else GridChangeKind.MOVE
    draft = drafts.of_pair(group, other, kind=kind, on=timezone.localdate())
    words = {"group": group.name, "other": other.name}
    title = (
        _("Merge %(other)s into %(group)s")
        if kind == GridChangeKind.MERGE
        else _("Move areas between %(group)s and %(other)s")
    )
    return _edit(request, draft, title=title % words)


@require(Permission.GRID_CHANGE)
def balance(request: StaffRequest) -> HttpResponse:
    """What moves would even out the load of a district; proposed as one change if wanted."""
    districts = districts_of(standing_groups(request.user))
    district = request.GET.get("district", next(iter(districts), ""))
    groups = standing_groups(request.user).filter(district_code=district)
    suggested = drafts.balanced(groups, on=timezone.localdate())
    form = ReasonForm(request.POST or None)
    refusal = ""
    if suggested.moves and form.is_valid():
        try:
            change = grid_changes.propose(
                by=request.user,
                now=timezone.now(),
                kind=GridChangeKind.MOVE,
                groups=suggested.shapes,
                **form.cleaned_data,
            )
            return redirect("compliance:grid_change", pk=change.pk)
        except Refused as refused:
            refusal = str(refused)
    context = {
        "suggested": suggested,
        "districts": districts,
        "district": district,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "compliance/grid_balance.html", context, status=409 if refusal else 200)


@require(Permission.GRID_READ)
def change_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One change: the load of each team before and after, and what differs by now."""
    return _change_page(request, _change(request, pk))


@require(Permission.GRID_CHANGE)
@require_POST
def apply(request: StaffRequest, pk: int) -> HttpResponse:
    """Applies the change as it was shown."""
    change = _change(request, pk)
    try:
        grid_changes.apply(
            change, by=request.user, now=timezone.now(), seen=request.POST.get("seen", "")
        )
    except Refused as refused:
        change.refresh_from_db()
        return _change_page(request, change, refusal=str(refused))
    messages.info(request, _("The change of the grid is applied."))
    return redirect("compliance:grid_change", pk=pk)


@require(Permission.GRID_CHANGE)
@require_POST
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    """Drops the draft."""
    change = _change(request, pk)
    try:
        grid_changes.drop(change, by=request.user, now=timezone.now())
    except Refused as refused:
        return _change_page(request, change, refusal=str(refused))
    messages.info(request, _("The proposed change is dropped."))
    return redirect("compliance:grid_change", pk=pk)


def _edit(request: StaffRequest, draft: drafts.Draft, *, title: str) -> HttpResponse:
    form = ChangeForm(
        request.POST or None,
        shapes=draft.shapes,
        areas=draft.areas,
        staff=draft.staff,
        new=draft.new,
        initial=draft.initial,
    )
    refusal = ""
    if form.is_valid():
        try:
            change = grid_changes.propose(
                by=request.user,
                now=timezone.now(),
                kind=draft.kind,
                groups=form.chosen(),
                reason=form.cleaned_data["reason"],
                left_alone_because=form.cleaned_data["left_alone_because"],
            )
            return redirect("compliance:grid_change", pk=change.pk)
        except Refused as refused:
            refusal = str(refused)
    context = {"form": form, "draft": draft, "title": title, "refusal": refusal}
    return render(
        request, "compliance/grid_change_new.html", context, status=409 if refusal else 200
    )


def _change_page(request: StaffRequest, change: GridChange, refusal: str = "") -> HttpResponse:
    before, after, changed, seen = change.before, change.after, [], ""
    if change.state == GridChangeState.DRAFT:
        before, after = grid_changes.load_now(change, on=timezone.localdate())
        changed, seen = differences(change.before, before), fingerprint(before)
    context: dict[str, Any] = {
        "change": change,
        "before": before,
        "after": after,
        "highest": [
            max((row["per_inspector"] or 0 for row in rows), default=0) for rows in (before, after)
        ],
        "largest": max((row["per_inspector"] or 0 for row in [*before, *after]), default=0),
        "changed": changed,
        "seen": seen,
        "left_alone": left_alone(before, after),
        "moved": drafts.moved_areas(change),
        "refusal": refusal,
        "may_change": Permission.GRID_CHANGE.is_held_by(request.user),
    }
    return render(request, "compliance/grid_change.html", context, status=409 if refusal else 200)


def _change(request: StaffRequest, pk: int) -> GridChange:
    seen = GridChange.objects.visible_to(request.user).select_related("proposed_by", "decided_by")
    return get_object_or_404(seen, pk=pk)


def _group(request: StaffRequest, code: str) -> GridGroup:
    return get_object_or_404(standing_groups(request.user), code=code)
