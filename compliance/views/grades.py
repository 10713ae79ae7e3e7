"""One grade: its page with the facts it rests on, and what is decided about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from compliance.actions import grades
from compliance.models import Grade, GradeObjection
from compliance.presenting.grade_card import card, other_cycles
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .appraisals import NOTHING_KEPT, paper_language

# What whoever acted is told; a confirmation shows in the list it was given in.
TOLD = {
    "change": gettext_lazy("The change is asked for. A second supervisor approves it."),
    "approve": gettext_lazy("The change is approved: %(grade)s."),
    "send-back": gettext_lazy("The change is sent back: %(grade)s, open."),
    "object": gettext_lazy("The objection is recorded."),
    "answer": gettext_lazy("The objection is answered: %(grade)s."),
}


def _grade(request: StaffRequest, code: str, pk: int) -> Grade:
    seen = Grade.objects.visible_to(request.user).filter(appraisal__code=code)
    related = ("appraisal__scale", "appraisal__criteria", "enterprise", "grid_group", "document")
    people = ("decided_by", "seconded_by")
    found: Grade = get_object_or_404(seen.select_related(*related, *people), pk=pk)
    return found


class _Asked(TypedDict):
    asked: str
    asked_at: datetime | None


def _moment(text: str) -> datetime | None:
    """When the change was asked for, as the form has it; None if it is no such moment."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is None or timezone.is_aware(found) else None


@require_safe
@require(Permission.APPRAISAL_READ)
def grade_detail(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """The grade, whole."""
    return _page(request, _grade(request, code, pk))


@require(Permission.GRADE_DECIDE)
@require_POST
def decide(request: StaffRequest, code: str, pk: int, verb: str) -> HttpResponse:
    """Confirms, changes, approves, sends back, or answers an objection."""
    grade, by, now = _grade(request, code, pk), request.user, timezone.now()
    reason = request.POST.get("reason", "")

    def change() -> object:
        return grades.change(grade, to=request.POST.get("to", ""), reason=reason, by=by, now=now)

    def answer() -> object:
        objection = get_object_or_404(GradeObjection.objects.visible_to(by), grade=grade)
        objection.grade = grade
        said = {name: request.POST.get(name, "") for name in ("to", "proof", "answer")}
        language = paper_language(request.POST)
        return grades.decide_objection(objection, **said, by=by, now=now, language=language)

    asked: _Asked = {
        "asked": request.POST.get("asked", ""),
        "asked_at": _moment(request.POST.get("asked_at", "")),
    }
    takes: dict[str, Callable[[], object]] = {
        "confirm": lambda: grades.confirm(grade, by=by, now=now),
        "change": change,
        "approve": lambda: grades.approve(grade, **asked, by=by, now=now),
        "send-back": lambda: grades.send_back(grade, **asked, reason=reason, by=by, now=now),
        "answer": answer,
    }
    return _taken(request, grade, verb, takes[verb])


@require(Permission.GRADE_OBJECT)
@require_POST
def object_to(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Records what the enterprise says against its grade."""
    grade, words = _grade(request, code, pk), request.POST.get("text", "")
    return _taken(
        request,
        grade,
        "object",
        lambda: grades.object_to(grade, text=words, by=request.user, now=timezone.now()),
    )


def _taken(
    request: StaffRequest, grade: Grade, verb: str, take: Callable[[], object]
) -> HttpResponse:
    try:
        take()
    except Refused as refused:
        return _page(request, grade, refusal=str(refused))
    if verb in TOLD:
        grade.refresh_from_db()
        messages.info(request, TOLD[verb] % {"grade": _named(grade)})
    back = request.POST.get("back", "")
    if back.startswith(f"/appraisals/{grade.appraisal.code}/?"):
        return redirect(back)
    return redirect("compliance:grade", code=grade.appraisal.code, pk=grade.pk)


def _named(grade: Grade) -> str:
    """The grade as it stands, in words."""
    return str(grade.appraisal.scale.grades.get(code=grade.standing))


def _page(request: StaffRequest, grade: Grade, refusal: str = "") -> HttpResponse:
    steps = list(grade.appraisal.scale.grades.order_by("rank"))
    context = {
        "grade": grade,
        "appraisal": grade.appraisal,
        "card": card(grade, user=request.user, grades=steps),
        "others": other_cycles(grade, user=request.user),
        "refusal": refusal,
        "kept": {name: request.POST.get(name, "") for name in NOTHING_KEPT},
    }
    return render(request, "compliance/grade_detail.html", context, status=409 if refusal else 200)
