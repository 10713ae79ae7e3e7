"""Visits: the week, one visit with what is done with it, a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.actions import inspections
from compliance.forms.visits import (
    MoveForm,
    PlanVisitForm,
    ReasonForm,
    RecordForm,
    SuspicionForm,
    TeamForm,
)
from compliance.grid.people import inspectors_of_district, people_seen_by
from compliance.models import (
    WITHOUT_CAUSE,
    Inspection,
    InspectionPurpose,
    InspectionState,
)
from compliance.presenting.off_days import off_day_told
from compliance.presenting.visits import (
    day_of,
    monday_of,
    tone_of,
    week_of,
    weeks_of_year,
    where_to_begin,
    year_of,
)
from compliance.procedure.possible_days import past_the_limit
from compliance.procedure.refusals import Refused
from enterprises.models import Enterprise
from inspectorate.foundation.permissions import require
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .acts import warn


@require(Permission.VISIT_READ)
def visit_week(request: StaffRequest) -> HttpResponse:
    """The visits of a week by day: one's own, a group's, or all within sight."""
    today = timezone.localdate()
    asked = request.GET
    visits = Inspection.objects.visible_to(request.user)
    mine = asked.get("whose") == "mine"
    if mine:
        visits = visits.filter(inspectors__user=request.user)
    if group := asked.get("group", ""):
        visits = visits.filter(grid_group__code=group)
    if (purpose := asked.get("purpose", "")) in InspectionPurpose.values:
        visits = visits.filter(purpose=purpose)
    if (state := asked.get("state", "")) in InspectionState.values:
        visits = visits.filter(state=state)
    kept = {name: value for name, value in asked.items() if name not in ("week", "day") and value}
    year = year_of(asked.get("year", ""))
    weeks = weeks_of_year(visits, year) if year else []
    monday = monday_of(asked.get("week", ""), today=today)
    if "week" not in asked:
        monday = where_to_begin(weeks, today=today) or monday
    if only := day_of(asked.get("day", "")):
        monday = only - timedelta(days=only.weekday())
    context = {
        "week": week_of(visits, monday=monday, today=today, only=only),
        "only": only,
        "mine": mine,
        "group": group,
        "groups": standing_groups(request.user).values_list("code", "name"),
        "purpose": purpose,
        "purposes": [(value, capfirst(label)) for value, label in InspectionPurpose.choices],
        "state": state,
        "states": InspectionState.choices,
        "kept": kept,
        "year": year,
        "weeks": weeks,
        "year_count": sum(each.count for each in weeks),
        "plans": [today.year, today.year + 1],
        "may_plan": Permission.VISIT_PLAN.is_held_by(request.user),
    }
    return render(request, "compliance/visit_week.html", context)


@require(Permission.VISIT_PLAN)
def new(request: StaffRequest) -> HttpResponse:
    """Plans a visit at an enterprise."""
    now = timezone.now()
    today = timezone.localdate(now)
    people = people_seen_by(request.user, on=today).exclude(kind="assistant")
    own = people.filter(user=request.user).values_list("pk", flat=True)
    initial = {"uscc": request.GET.get("enterprise", ""), "planned_on": today}
    form = PlanVisitForm(
        request.POST or None,
        people=people,
        seen=Enterprise.objects.visible_to(request.user),
        initial={**initial, "inspectors": list(own)},
    )
    refusal = ""
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            visit = inspections.plan(
                by=request.user, now=now, enterprise=given.pop("uscc"), **given
            )
            return redirect("compliance:visit", pk=visit.pk)
        except Refused as refused:
            refusal = str(refused)
    context = {"form": form, "refusal": refusal}
    return render(request, "compliance/visit_new.html", context, status=409 if refusal else 200)


@require(Permission.VISIT_READ)
def visit_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One visit, with the forms of what may be done with it."""
    return _shown(request, _visit(request, pk))


@require(Permission.VISIT_PLAN)
@require_POST
def record(request: StaffRequest, pk: int) -> HttpResponse:
    """Planned → done."""
    form = RecordForm(request.POST, workers=_visit(request, pk).counts_workers)
    return _act(request, pk, "record", form, inspections.record, told=_("The visit is recorded."))


@require(Permission.VISIT_PLAN)
@require_POST
def cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """Planned → cancelled."""
    form = ReasonForm(request.POST)
    return _act(request, pk, "cancel", form, inspections.cancel, told=_("The visit is cancelled."))


@require(Permission.VISIT_PLAN)
@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    """To another day."""
    form = MoveForm(request.POST)

    def move_it(visit: Inspection, **given: Any) -> None:
        inspections.move(visit, **given)
        if visit.case is not None:
            warn(request, past_the_limit(visit.case, visit.planned_on))

    return _act(request, pk, "move", form, move_it, told=_("The visit is moved."))


@require(Permission.VISIT_PLAN)
@require_POST
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """To other inspectors."""
    people = inspectors_of_district(request.user, _visit(request, pk), on=timezone.localdate())
    form = TeamForm(request.POST, people=people)
    return _act(
        request, pk, "assign", form, inspections.assign, told=_("The visit has its inspectors.")
    )


@require(Permission.CASE_PROPOSE)
@require_POST
def propose_case(request: StaffRequest, pk: int) -> HttpResponse:
    """A case on what a visit without a cause has shown."""
    visit = _visit(request, pk)
    form = SuspicionForm(request.POST)
    if not form.is_valid():
        return _shown(request, visit, suspicion=form)
    try:
        case = inspections.propose_case(
            visit,
            by=request.user,
            now=timezone.now(),
            **form.cleaned_data,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _shown(request, visit, suspicion=form)
    messages.info(request, _("The case is proposed; the inspection head files it."))
    return redirect("compliance:case", pk=case.pk)


def _act(
    request: StaffRequest, pk: int, name: str, form: Form, act: Callable[..., Any], *, told: str
) -> HttpResponse:
    visit = _visit(request, pk)
    if not form.is_valid():
        return _shown(request, visit, **{name: form})
    try:
        act(visit, by=request.user, now=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        visit.refresh_from_db()
        form.add_error(None, str(refused))
        return _shown(request, visit, **{name: form})
    messages.info(request, told)
    return redirect("compliance:visit", pk=pk)


def _shown(request: StaffRequest, visit: Inspection, **bound: Form) -> HttpResponse:
    today = timezone.localdate()
    team = list(visit.inspectors.order_by("staff_no"))
    people = inspectors_of_district(request.user, visit, on=today)
    waived = visit.enterprise and inspections.waiver(
        visit.enterprise, purpose=visit.purpose, on=visit.planned_on
    )
    context = {
        "visit": visit,
        "team": team,
        "tone": tone_of(visit),
        "waived": waived,
        "off_day": off_day_told(visit.planned_on),
        "early": visit.planned_on > today,
        "may_plan": Permission.VISIT_PLAN.is_held_by(request.user),
        "may_propose": Permission.CASE_PROPOSE.is_held_by(request.user)
        and visit.purpose in WITHOUT_CAUSE
        and visit.case_id is None,
        "record": RecordForm(workers=visit.counts_workers),
        "cancel": ReasonForm(auto_id="cancel_%s"),
        "move": MoveForm(
            initial={"planned_on": visit.planned_on, "planned_time": visit.planned_time}
        ),
        "assign": TeamForm(people=people, initial={"inspectors": [each.pk for each in team]}),
        "suspicion": SuspicionForm(),
        **bound,
    }
    return render(request, "compliance/visit_detail.html", context, status=409 if bound else 200)


def _visit(request: StaffRequest, pk: int) -> Inspection:
    seen = Inspection.objects.visible_to(request.user).select_related(
        "enterprise", "provider", "grid_group", "case", "plan", "draw", "planned_by", "done_by"
    )
    return get_object_or_404(seen, pk=pk)
