"""Cycles of appraisal: the list, opening one, its review page, and the steps of the whole cycle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from compliance.actions import appraisals, grades
from compliance.appraisal import evidence
from compliance.appraisal.cycles import period_of
from compliance.appraisal.lists import Listed, filters_of, listed, narrow
from compliance.appraisal.sentences import counts_in_words
from compliance.forms.appraisals import OpenForm, ReasonForm
from compliance.models import (
    Appraisal,
    AppraisalRun,
    AppraisalState,
    CriteriaSet,
    CriteriaState,
    Grade,
    Simulation,
    WorkState,
)
from compliance.presenting import appraisals as shown
from compliance.presenting.gaps import gap_rows
from compliance.presenting.grade_card import card
from compliance.presenting.recomputations import last_recomputation
from compliance.procedure.refusals import Refused
from inspectorate.foundation.counting import capped_together, written
from inspectorate.foundation.exports import csv_response
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

ON_A_PAGE = 25
MOST_EXPORTED = 50_000
COUNTED = 10_000  # above the list; an index alone is read
NOTHING_KEPT = dict.fromkeys(("to", "reason", "text", "proof", "answer"), "")
AXES = (
    ("district", gettext_lazy("District")),
    ("industry", gettext_lazy("Industry")),
    ("size", pgettext_lazy("enterprise", "Size")),
)


def cycle(request: StaffRequest, code: str) -> Appraisal:
    """The cycle of the address, or 404."""
    seen = Appraisal.objects.visible_to(request.user)
    related = ("scale", "criteria__scale", "previous", "gaps_accepted_by")
    found: Appraisal = get_object_or_404(seen.select_related(*related), code=code)
    return found


def paper_language(sent: Mapping[str, str]) -> str:
    """The language a form asks papers to be in: English if it says so, else Chinese."""
    return "en" if sent.get("language") == "en" else "zh-hans"


def may_run(request: StaffRequest) -> bool:
    """Whether the person takes the steps of a whole cycle."""
    return Permission.APPRAISAL_RUN.is_held_by(request.user)


@require_safe
@require(Permission.APPRAISAL_READ)
def appraisal_list(request: StaffRequest) -> HttpResponse:
    """The cycles, the latest first, and the scales with their criteria."""
    seen = Appraisal.objects.visible_to(request.user).select_related("scale", "criteria")
    sets = CriteriaSet.objects.visible_to(request.user).filter(state__in=("in_force", "draft"))
    context = {
        "cycles": seen.order_by("-to_on", "-id")[:100],
        "sets": sets.select_related("scale", "drafted_by").order_by("scale__order", "-version"),
        "may_run": may_run(request),
    }
    return render(request, "compliance/appraisal_list.html", context)


@require(Permission.APPRAISAL_RUN)
def open_cycle(request: StaffRequest) -> HttpResponse:
    """Opens a cycle: what is missing is shown, and asks for a reason."""
    today = timezone.localdate()
    asked = request.GET.get("cycle", "") or OpenForm.first_cycle(today)
    form = OpenForm(request.POST or None, initial={"cycle": asked})
    gaps: list[dict[str, Any]] = []
    refusal = ""
    if form.is_valid():
        try:
            opened = appraisals.open_cycle(
                form.cleaned_data["cycle"],
                by=request.user,
                now=timezone.now(),
                despite_gaps=form.cleaned_data["despite_gaps"],
            )
            return redirect("compliance:appraisal", code=opened.code)
        except Refused as refused:
            refusal = str(refused)
        asked = form.cleaned_data["cycle"]
    try:
        period = period_of(asked)
        gaps = evidence.gaps(from_on=period.from_on, to_on=period.to_on, known_at=timezone.now())
    except Refused:
        pass
    context = {"form": form, "gaps": gap_rows(gaps), "refusal": refusal}
    return render(
        request, "compliance/appraisal_open.html", context, status=409 if refusal else 200
    )


@require_safe
@require(Permission.APPRAISAL_READ)
def appraisal_detail(request: StaffRequest, code: str) -> HttpResponse:
    """The review: overview, list, and the grade that is looked at."""
    return review_page(request, cycle(request, code))


def _axis(request: StaffRequest) -> str:
    """By what the worst grade is counted: district unless another is asked for."""
    asked = request.GET.get("axis", "")
    return asked if asked in dict(AXES) else "district"


def _looked_at(request: StaffRequest, seen: QuerySet[Grade], appraisal: Appraisal) -> Grade | None:
    """The grade whose card is open, if one is."""
    asked = request.GET.get("at", "")
    if not asked.isdecimal() or len(asked) > 18:
        return None
    grade = seen.filter(pk=asked).select_related("enterprise", "grid_group").first()
    if grade:
        grade.appraisal = appraisal
    return grade


def review_page(
    request: StaffRequest, appraisal: Appraisal, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The page of a cycle; a refusal stands above it."""
    user, chosen = request.user, filters_of(request.GET)
    steps = list(appraisal.scale.grades.order_by("rank"))
    names = {grade.code: str(grade) for grade in steps}
    beside = _beside(request, appraisal)
    seen = Grade.objects.visible_to(user).filter(appraisal=appraisal)
    rows = narrow(seen, chosen)
    page = page_of(
        _after(rows, request.GET.get("after", "")).select_related(
            "enterprise", "grid_group", "objection"
        ),
        request,
        size=ON_A_PAGE,
        key=lambda grade: f"{grade.risk_points}.{grade.pk}",
    )
    axis, worst = _axis(request), request.GET.get("of") or chosen.get("to") or steps[-1].code
    grade = _looked_at(request, seen, appraisal)
    cell = {key: value for key, value in chosen.items() if key != "show"}
    counts = _counts(appraisal, narrow(seen, cell))
    context = {
        "appraisal": appraisal,
        "gaps": gap_rows(appraisal.gaps) if appraisal.gaps else [],
        "way": shown.way(appraisal),
        "matrix": shown.matrix(appraisal, steps, user=user, chosen=chosen, beside=beside),
        "beside": beside,
        "axis": axis,
        "axes": AXES,
        "worst": worst,
        "worst_name": names.get(worst, worst),
        "bars": shown.bars(appraisal, user=user, axis=axis, grade=worst, chosen=chosen),
        "chosen": chosen,
        "cell": cell,
        "show": chosen.get("show", ""),
        "asked_words": chosen.get("q", ""),
        "at": grade.pk if grade else 0,
        "kept": NOTHING_KEPT,
        "headline": shown.headline(chosen, names),
        "tabs": _tabs(counts, chosen),
        "open_count": counts["open"],
        "unconfirmed": seen.filter(state__in=("open", "awaits_second")).exists(),
        "rows": shown.grade_rows(page.items, names=names, chosen=chosen),
        "page": page,
        "names": names,
        "card": card(grade, user=user, grades=steps) if grade else None,
        "working": AppraisalRun.objects.visible_to(user)
        .filter(appraisal=appraisal, state=WorkState.WAITING)
        .first(),
        "recomputed": last_recomputation(appraisal, user=user),
        "may_run": may_run(request),
        "may_decide": Permission.GRADE_DECIDE.is_held_by(user)
        and appraisal.state == AppraisalState.IN_REVIEW,
        "why_not_final": appraisals.reason_not_to_conclude(appraisal, on=timezone.localdate()),
        "gaps_form": ReasonForm(),
        "lodging": shown.lodging(appraisal, on=timezone.localdate()),
        "refusal": refusal,
    }
    return render(request, "compliance/appraisal_detail.html", context, status=status)


@require_safe
@require(Permission.APPRAISAL_READ)
def results_csv(request: StaffRequest, code: str) -> HttpResponse:
    """The list as it is narrowed, by risk, for a spreadsheet; at most MOST_EXPORTED rows."""
    appraisal = cycle(request, code)
    names = {grade.code: str(grade) for grade in appraisal.scale.grades.order_by("rank")}
    rows = narrow(
        Grade.objects.visible_to(request.user).filter(appraisal=appraisal), filters_of(request.GET)
    )
    listed_rows = rows.by_risk().select_related("enterprise", "grid_group")[:MOST_EXPORTED]
    head = (
        _("Code"),
        _("Enterprise"),
        _("Group"),
        _("Employees"),
        _("Last grade"),
        _("Proposed grade"),
        _("Grade"),
        _("State"),
        _("Facts"),
    )
    return csv_response(
        f"appraisal-{appraisal.code}.csv",
        head,
        (
            (
                grade.enterprise.uscc,
                grade.enterprise.name,
                grade.grid_group.name if grade.grid_group else "",
                grade.staff_count,
                names.get(grade.previous_grade, ""),
                names.get(grade.proposed_grade, ""),
                names.get(grade.standing, ""),
                grade.get_state_display(),
                counts_in_words(grade.counts),
            )
            for grade in listed_rows.iterator(chunk_size=2000)
        ),
    )


def _beside(request: StaffRequest, appraisal: Appraisal) -> Simulation | None:
    """The draft shown beside the proposal: the one asked for, or the last that was tried and was
    not dropped.
    """
    tried = Simulation.objects.visible_to(request.user).filter(
        appraisal=appraisal, state=WorkState.DONE, base=appraisal.criteria_id
    )
    asked = request.GET.get("beside", "")
    if asked == "none":
        return None
    tried = tried.exclude(criteria=appraisal.criteria_id).select_related("criteria__dropped_by")
    found = tried.filter(pk=asked).first() if asked.isdecimal() else None
    kept = tried.exclude(criteria__state=CriteriaState.DROPPED)
    last: Simulation | None = found or kept.order_by("-id").first()
    return last


def _after(rows: Any, after: str) -> Any:
    """The rows of the list that come after the one a page ended with."""
    points, _dot, key = after.partition(".")
    if points.lstrip("-").isdecimal() and key.isdecimal() and len(after) < 30:
        rows = rows.filter(
            Q(risk_points__lt=int(points)) | Q(risk_points=int(points), pk__lt=int(key))
        )
    return rows.by_risk()


def _tabs(counts: Mapping[str, int], chosen: Mapping[str, str]) -> list[tuple[str, Any, str]]:
    """The lists that hold something, and the one that is shown."""
    return [
        (key, label, written(counts[key], most=COUNTED))
        for key, label in shown.SHOWN.items()
        if counts[key] or chosen.get("show") == key
    ]


def _counts(appraisal: Appraisal, rows: Any) -> dict[str, int]:
    sets = {key: narrow(rows, {"show": key}) for key in shown.SHOWN}
    return capped_together(Appraisal.objects.filter(pk=appraisal.pk), sets, most=COUNTED)


@require(Permission.GRADE_DECIDE)
def confirm_listed(request: StaffRequest, code: str) -> HttpResponse:
    """Confirms what a list holds open: first what it is, then exactly that."""
    appraisal, user = cycle(request, code), request.user
    chosen = filters_of(request.GET)
    refusal, moved = "", []
    seen = Listed.read(request.POST.get("listed", ""))
    if request.method == "POST" and seen:
        try:
            done = grades.confirm_listed(appraisal, chosen, seen=seen, by=user, now=timezone.now())
            if isinstance(done, int):
                told = ngettext("%(n)s grade is confirmed.", "%(n)s grades are confirmed.", done)
            else:
                done = seen.count
                told = ngettext(
                    "%(n)s grade is being confirmed.", "%(n)s grades are being confirmed.", done
                )
            messages.info(request, told % {"n": number(done)})
            return redirect(f"/appraisals/{appraisal.code}/?{request.GET.urlencode()}")
        except grades.ListChanged as changed:
            refusal, moved = str(changed), changed.moved
        except Refused as refused:
            refusal = str(refused)
    names = {grade.code: str(grade) for grade in appraisal.scale.grades.order_by("rank")}
    rows = narrow(Grade.objects.visible_to(user).filter(appraisal=appraisal), chosen).open()
    context = {
        "appraisal": appraisal,
        "headline": shown.headline(chosen, names),
        "listed": listed(appraisal, chosen, by=user),
        "rows": shown.grade_rows(
            list(
                rows.by_risk().select_related("enterprise", "grid_group", "objection")[:ON_A_PAGE]
            ),
            names=names,
            chosen=chosen,
        ),
        "query": request.GET.urlencode(),
        "refusal": refusal,
        "moved": moved,
    }
    return render(
        request, "compliance/appraisal_confirm.html", context, status=409 if refusal else 200
    )


def _step(request: StaffRequest, code: str, take: Callable[[Appraisal], object]) -> HttpResponse:
    appraisal = cycle(request, code)
    try:
        take(appraisal)
    except Refused as refused:
        return review_page(request, appraisal, refusal=str(refused), status=409)
    return redirect("compliance:appraisal", code=appraisal.code)


@require(Permission.APPRAISAL_RUN)
@require_POST
def accept_gaps(request: StaffRequest, code: str) -> HttpResponse:
    """The recorded decision to grade although data is missing."""
    reason = request.POST.get("reason", "")
    return _step(
        request,
        code,
        lambda each: appraisals.accept_gaps(
            each, by=request.user, now=timezone.now(), reason=reason
        ),
    )


@require(Permission.APPRAISAL_RUN)
@require_POST
def notify(request: StaffRequest, code: str) -> HttpResponse:
    """Notifies the enterprises of their grades."""
    language = paper_language(request.POST)
    return _step(
        request,
        code,
        lambda each: appraisals.notify(
            each, by=request.user, now=timezone.now(), language=language
        ),
    )


@require(Permission.APPRAISAL_RUN)
@require_POST
def conclude(request: StaffRequest, code: str) -> HttpResponse:
    """Makes the grades final and sets the regimes."""
    return _step(
        request, code, lambda each: appraisals.conclude(each, by=request.user, now=timezone.now())
    )
