"""The people of the grid: who answers for what, their load, certificates, absences."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.forms.grid import AbsenceForm, AssignForm, EndForm
from compliance.grid.load import load_of_people
from compliance.grid.people import (
    beyond_sight,
    certificates_ending,
    people_seen_by,
    tone_of_certificate,
)
from compliance.models import Inspection
from compliance.presenting.grid import PEOPLE_COLUMNS, columns, largest, sorted_rows
from compliance.presenting.history import changes_of_person
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import absences, assignments
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.models import Absence, Assignment, Inspector
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.GRID_READ)
def staff_list(request: StaffRequest) -> HttpResponse:
    """Everybody within sight with their load, sorted as asked, and certificates about to end."""
    today = timezone.localdate()
    people = people_seen_by(request.user, on=today)
    kind = request.GET.get("kind", "full_time")
    chosen = people.filter(kind=kind) if kind != "all" else people
    rows = load_of_people(chosen.values_list("pk", flat=True), on=today)
    labels = dict(Inspector._meta.get_field("kind").flatchoices)
    for row in rows:
        row["kind_words"] = labels[row["kind"]]
        row["tone"] = tone_of_certificate(row["certificate_until"], on=today)
    context = {
        "rows": sorted_rows(rows, request.GET.get("sort", "")),
        "columns": columns(request.GET, PEOPLE_COLUMNS),
        "largest": largest(rows),
        "kind": kind,
        "kinds": [*labels.items(), ("all", _("all"))],
        "ending": certificates_ending(people, on=today),
    }
    return render(request, "compliance/staff_list.html", context)


@require(Permission.GRID_READ)
def staff_detail(request: StaffRequest, staff_no: str) -> HttpResponse:
    """One person: groups over time, absences, load, visits ahead."""
    return _shown(request, _person(request, staff_no))


@require(Permission.STAFF_ASSIGN)
@require_POST
def assign(request: StaffRequest, staff_no: str) -> HttpResponse:
    """Posts the person to a group from a day on."""
    person = _person(request, staff_no)
    form = AssignForm(request.POST, groups=standing_groups(request.user))
    if not form.is_valid():
        return _shown(request, person, assign_form=form)
    assignments.assign(person, by=request.user, **form.cleaned_data)
    messages.info(
        request,
        _("%(name)s answers for %(group)s.")
        % {"name": person.name, "group": form.cleaned_data["grid_group"].name},
    )
    return redirect("compliance:staff_detail", staff_no=staff_no)


@require(Permission.STAFF_ASSIGN)
@require_POST
def end_assignment(request: StaffRequest, pk: int) -> HttpResponse:
    """Ends a spell on a day."""
    spells = Assignment.objects.visible_to(request.user)
    spell = get_object_or_404(spells.select_related("inspector", "grid_group"), pk=pk)
    form = EndForm(request.POST)
    if form.is_valid():
        assignments.end(spell, by=request.user, until_on=form.cleaned_data["until_on"])
        messages.info(
            request,
            _("%(name)s no longer answers for %(group)s from that day on.")
            % {"name": spell.inspector.name, "group": spell.grid_group.name},
        )
    else:
        messages.info(request, _("Nothing was changed: write the day as 2026-11-18."))
    return redirect("compliance:staff_detail", staff_no=spell.inspector.staff_no)


@require(Permission.STAFF_ASSIGN)
@require_POST
def record_absence(request: StaffRequest, staff_no: str) -> HttpResponse:
    """Records when the person is away and who stands in."""
    person = _person(request, staff_no)
    people = people_seen_by(request.user, on=timezone.localdate())
    form = AbsenceForm(request.POST, people=people)
    if not form.is_valid():
        return _shown(request, person, absence_form=form)
    if beyond_sight(person, request.user, on=timezone.localdate()):
        words = _("%(name)s also answers for groups elsewhere: the city supervisor records it.")
        form.add_error(None, words % {"name": person.name})
        return _shown(request, person, absence_form=form)
    try:
        absences.record(person, by=request.user, **form.cleaned_data)
    except absences.AbsenceRefused as refused:
        form.add_error(None, str(refused))
        return _shown(request, person, absence_form=form)
    messages.info(request, _("The absence is recorded."))
    return redirect("compliance:staff_detail", staff_no=staff_no)


@require(Permission.STAFF_ASSIGN)
@require_POST
def end_absence(request: StaffRequest, pk: int) -> HttpResponse:
    """The person is back today."""
    today = timezone.localdate()
    seen = people_seen_by(request.user, on=today)
    absence = get_object_or_404(Absence.objects.filter(inspector__in=seen), pk=pk)
    absences.end(absence, by=request.user, back_on=today)
    messages.info(request, _("The absence has ended."))
    return redirect("compliance:staff_detail", staff_no=absence.inspector.staff_no)


def _person(request: StaffRequest, staff_no: str) -> Inspector:
    seen = people_seen_by(request.user, on=timezone.localdate())
    return get_object_or_404(seen, staff_no=staff_no)


def _shown(request: StaffRequest, person: Inspector, **forms: Any) -> HttpResponse:
    today = timezone.localdate()
    spells = person.assignments.select_related("grid_group").order_by("-from_on", "-pk")
    planned = Inspection.objects.visible_to(request.user).planned().filter(inspectors=person)
    others = people_seen_by(request.user, on=today).exclude(pk=person.pk)
    may_history = Permission.HISTORY_READ.is_held_by(request.user)
    context = {
        "person": person,
        "load": load_of_people([person.pk], on=today)[0],
        "tone": tone_of_certificate(person.certificate_until, on=today),
        "spells": [
            (spell, spell.from_on <= today and (spell.until_on is None or spell.until_on > today))
            for spell in spells
        ],
        "absences": [
            (absence, absence.until_on >= today)
            for absence in person.absences.select_related("stand_in")
        ],
        "stand_ins": Absence.objects.filter(stand_in=person, until_on__gte=today)
        .select_related("inspector")
        .order_by("from_on", "pk"),
        "visits": planned.select_related("enterprise", "provider").order_by("planned_on", "pk")[
            :10
        ],
        "assign_form": AssignForm(groups=standing_groups(request.user), initial={"from_on": today}),
        "absence_form": AbsenceForm(people=others, initial={"from_on": today}),
        "may_assign": Permission.STAFF_ASSIGN.is_held_by(request.user),
        "may_history": may_history,
        "changes": changes_of_person(person) if may_history and "changes" in request.GET else None,
        "today": today,
        **forms,
    }
    return render(request, "compliance/staff_detail.html", context, status=422 if forms else 200)
