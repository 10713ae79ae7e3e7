"""The grid: every group with its load, one group with its people and areas."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.forms.grid import PostForm
from compliance.grid.ended import ended_by, ended_groups
from compliance.grid.load import areas_of_groups, load_of_groups, load_of_people
from compliance.grid.people import certificates_ending, people_seen_by, tone_of_certificate
from compliance.models import GridChange, GridChangeState
from compliance.presenting.grid import MOST_GROUPS, columns, figures_of, largest, sorted_rows
from compliance.presenting.history import changes_of_group
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import assignments
from inspectorate.organisation.groups import groups_seen_by, standing_groups
from inspectorate.organisation.models import Absence, Assignment, GridGroup
from inspectorate.organisation.people import district_names, districts_of
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.GRID_READ)
def group_list(request: StaffRequest) -> HttpResponse:
    """The groups within sight with their load, sorted as asked."""
    today = timezone.localdate()
    groups = standing_groups(request.user)
    districts = districts_of(groups)
    district = request.GET.get("district", "")
    chosen = groups.filter(district_code=district) if district in districts else groups
    rows = load_of_groups(chosen.values_list("pk", flat=True), on=today)
    asked = request.GET.get("sort", "")
    listed = sorted_rows(rows, asked)
    whole = request.GET.get("whole") == "1"
    context = {
        "rows": listed if whole else listed[:MOST_GROUPS],
        "more": 0 if whole else max(len(listed) - MOST_GROUPS, 0),
        "sort": asked,
        "columns": columns(request.GET),
        "largest": largest(rows),
        "figures": figures_of(rows),
        "districts": districts,
        "district": district if district in districts else "",
        "changes": GridChange.objects.visible_to(request.user).filter(state=GridChangeState.DRAFT),
        "ending": certificates_ending(people_seen_by(request.user, on=today), on=today)[:8],
        "away": _away(request, today),
        "ended": ended_groups(request.user, district=district if district in districts else ""),
        "may_change": Permission.GRID_CHANGE.is_held_by(request.user),
    }
    return render(request, "compliance/grid_list.html", context)


@require(Permission.GRID_READ)
def group_detail(request: StaffRequest, code: str) -> HttpResponse:
    """One group: its load, its areas, who answers for it now and did before."""
    group = get_object_or_404(groups_seen_by(request.user), code=code)
    return render(request, "compliance/grid_group.html", _group_page(request, group, None))


@require(Permission.STAFF_ASSIGN)
@require_POST
def post(request: StaffRequest, code: str) -> HttpResponse:
    """Gives the group somebody from a day on."""
    today = timezone.localdate()
    group = get_object_or_404(standing_groups(request.user), code=code)
    form = PostForm(request.POST, people=people_seen_by(request.user, on=today))
    if not form.is_valid():
        shown = _group_page(request, group, form)
        return render(request, "compliance/grid_group.html", shown, status=422)
    inspector, from_on = form.cleaned_data["inspector"], form.cleaned_data["from_on"]
    assignments.assign(inspector, by=request.user, grid_group=group, from_on=from_on)
    words = {"name": inspector.name, "group": group.name}
    messages.info(request, _("%(name)s answers for %(group)s.") % words)
    return redirect("compliance:grid_group", code=code)


def _group_page(request: StaffRequest, group: GridGroup, form: PostForm | None) -> dict[str, Any]:
    today = timezone.localdate()
    people = people_seen_by(request.user, on=today)
    spells = (
        Assignment.objects.visible_to(request.user)
        .filter(grid_group=group)
        .select_related("inspector")
    )
    now_in = list(spells.in_force(on=today).order_by("inspector__kind", "inspector__staff_no"))
    coming = spells.filter(from_on__gt=today).order_by("from_on", "pk")
    past = spells.filter(until_on__lte=today).order_by("-until_on", "-pk")
    loads = {row["id"]: row for row in load_of_people([a.inspector_id for a in now_in], on=today)}
    areas = areas_of_groups([group.pk], on=today)
    may_history = Permission.HISTORY_READ.is_held_by(request.user)
    return {
        "group": group,
        "district": district_names().get(group.district_code, group.district_code),
        "load": load_of_groups([group.pk], on=today)[0],
        "ended_by": ended_by(group),
        "areas": areas,
        "largest": max((row["points"] for row in areas), default=0),
        "people": [
            (
                spell,
                loads[spell.inspector_id],
                tone_of_certificate(spell.inspector.certificate_until, on=today),
            )
            for spell in now_in
        ],
        "coming": coming,
        "past": past[:20],
        "others": standing_groups(request.user)
        .filter(district_code=group.district_code)
        .exclude(pk=group.pk),
        "form": form or PostForm(people=people, initial={"from_on": today}),
        "may_assign": Permission.STAFF_ASSIGN.is_held_by(request.user),
        "may_change": Permission.GRID_CHANGE.is_held_by(request.user),
        "may_history": may_history,
        "may_figures": Permission.FIGURE_READ.is_held_by(request.user),
        "changes": changes_of_group(group) if may_history and "changes" in request.GET else None,
        "today": today,
    }


def _away(request: StaffRequest, today: Any) -> list[Absence]:
    seen = people_seen_by(request.user, on=today)
    away = Absence.objects.in_force(on=today).filter(inspector__in=seen)
    return list(away.select_related("inspector", "stand_in").order_by("until_on", "pk")[:8])
