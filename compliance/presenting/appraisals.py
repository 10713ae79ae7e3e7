"""The review of a cycle as its page shows it: the way so far, matrix, bars, rows of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.appraisal.lists import NEW
from compliance.appraisal.sentences import counts_in_words
from compliance.models import (
    Appraisal,
    AppraisalState,
    CountAxis,
    Grade,
    GradeCount,
    GradeObjection,
    GradeState,
    ScaleGrade,
    Simulation,
    SimulationCount,
    SizeBands,
)
from enterprises.industries import section_name
from inspectorate.foundation.writing import day_short, moment, number
from inspectorate.organisation.due import NO_DUE, Due, due, free_until
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.people import district_choices
from inspectorate.organisation.presenting.why import Line as WhyLine
from inspectorate.organisation.presenting.why import why
from inspectorate.organisation.sight import current_sight

TONES = {
    GradeState.OPEN: "",
    GradeState.AWAITS_SECOND: "live",
    GradeState.OBJECTED: "live",
    GradeState.CONFIRMED: "off",
    GradeState.NOTIFIED: "off",
    GradeState.FINAL: "off",
}
SHOWN = {
    "open": gettext_lazy("Open"),
    "changed": gettext_lazy("Changed"),
    "outliers": gettext_lazy("Outliers"),
    "second": gettext_lazy("Awaits second"),
    "objected": gettext_lazy("Objections"),
}
Pair = tuple[str, str]


@dataclass(frozen=True)
class Cell:
    """How many went from one grade to another, and what a draft would change."""

    count: int
    address: str
    same: bool
    chosen: bool
    change: int | None

    @property
    def signed(self) -> str:
        """+21, −118, ±0; '' without a draft beside it."""
        if self.change is None:
            return ""
        sign = "+" if self.change > 0 else "−" if self.change < 0 else "±"
        return f"{sign}{number(abs(self.change))}"


@dataclass(frozen=True)
class Line:
    """A row of the matrix: a last grade, its cells and their sum."""

    name: str
    cells: list[Cell]
    total: int


@dataclass(frozen=True)
class Matrix:
    """From last grade to proposed grade."""

    grades: list[ScaleGrade]
    lines: list[Line]
    totals: list[int]
    total: int


@dataclass(frozen=True)
class Bar:
    """A district, industry or size with how many it has, and per 10,000 of its enterprises."""

    name: str
    count: int
    rate: str
    address: str


def matrix(
    appraisal: Appraisal,
    grades: Sequence[ScaleGrade],
    *,
    user: User,
    chosen: Mapping[str, str],
    beside: Simulation | None,
) -> Matrix:
    """The matrix within the sight of the user, from the rows counted with the computation."""
    counted = _pairs(
        GradeCount.objects.visible_to(user).filter(appraisal=appraisal, axis=CountAxis.PLACE)
    )
    changes = changes_of(beside, user=user) if beside else None
    has_previous = any(before for before, _after in counted)
    before = [grade.code for grade in grades] if has_previous or appraisal.previous_id else []
    lines = []
    for code in [*before, ""]:
        cells = [
            Cell(
                counted.get((code, grade.code), 0),
                "?" + urlencode({"from": code or NEW, "to": grade.code}),
                code == grade.code,
                chosen.get("from") == (code or NEW) and chosen.get("to") == grade.code,
                None if changes is None else changes.get((code, grade.code), 0),
            )
            for grade in grades
        ]
        name = next((str(grade) for grade in grades if grade.code == code), _("Newly graded"))
        lines.append(Line(name, cells, sum(cell.count for cell in cells)))
    totals = [sum(line.cells[at].count for line in lines) for at in range(len(grades))]
    return Matrix(list(grades), lines, totals, sum(totals))


def changes_of(simulation: Simulation, *, user: User) -> dict[Pair, int]:
    """How many more (or fewer) the tried set puts into each cell, within the user's districts."""
    numbers = SimulationCount.objects.visible_to(user).filter(simulation=simulation)
    sight = current_sight(user)
    if not sight.everything:
        numbers = numbers.filter(district_code__in=sight.districts)
    changed: dict[Pair, int] = defaultdict(int)
    summed = numbers.order_by().values_list("previous_grade", "base_grade", "grade")
    for previous, base, grade, n in summed.annotate(n=Sum("enterprises")):
        changed[previous, grade] += n
        changed[previous, base] -= n
    return dict(changed)


def bars(
    appraisal: Appraisal, *, user: User, axis: str, grade: str, chosen: Mapping[str, str]
) -> list[Bar]:
    """How many of a grade each district, industry or size has, the most first."""
    rows = GradeCount.objects.visible_to(user).filter(appraisal=appraisal)
    if axis == "district":
        rows, column = rows.filter(axis=CountAxis.PLACE), "district_code"
    else:
        rows, column = rows.filter(axis=axis), "key"
    of_grade: dict[str, int] = defaultdict(int)
    whole: dict[str, int] = defaultdict(int)
    summed = rows.order_by().values_list(column, "proposed_grade").annotate(n=Sum("enterprises"))
    for key, code, n in summed:
        whole[key] += n
        of_grade[key] += n if code == grade else 0
    names = _names_of(axis, appraisal)
    found = sorted(of_grade.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Bar(
            names.get(key, key or "–") if axis != "industry" else section_name(key),
            count,
            f"{10_000 * count / whole[key]:.1f}" if whole[key] else "–",
            "?" + urlencode({"to": grade, axis: key}),
        )
        for key, count in found
        if key or count
    ]


def _names_of(axis: str, appraisal: Appraisal) -> dict[str, Any]:
    if axis == "size":
        return SizeBands.objects.on(appraisal.counted_until_on).words
    return dict(district_choices()) if axis == "district" else {}


def _pairs(rows: Any) -> dict[Pair, int]:
    summed = rows.order_by().values_list("previous_grade", "proposed_grade")
    return {(before, after): n for before, after, n in summed.annotate(n=Sum("enterprises"))}


@dataclass(frozen=True)
class GradeRow:
    """One grade in a list."""

    grade: Grade
    words: str
    tone: str
    address: str
    way: str
    due: Due | None


@dataclass(frozen=True)
class Lodging:
    """Until when objections may come in, how near that is, and why this date."""

    due: Due
    lines: list[WhyLine]


def lodging(appraisal: Appraisal, *, on: date) -> Lodging | None:
    """The time for objections while it runs; None before and after."""
    until = appraisal.objections_until_on
    if appraisal.state != AppraisalState.NOTIFIED or until is None:
        return None
    trace = appraisal.objections_trace
    provisional = bool(trace.get("provisional"))
    limit = Limit.objects.filter(code="grade_objection").first()
    return Lodging(free_until(until, on=on, provisional=provisional), why(trace, limit=limit))


def objection_due(objection: GradeObjection, *, on: date) -> Due:
    """How near the day is that an objection is to be decided by."""
    if objection.decided_at is not None:
        day = timezone.localdate(objection.decided_at)
        return Due("done", _("Done"), day_short(day, today=on))
    if objection.due_on is None:
        return NO_DUE
    return due(objection.due_on, on=on, provisional=objection.provisional)


def grade_rows(
    items: Sequence[Grade], *, names: Mapping[str, str], chosen: Mapping[str, str]
) -> list[GradeRow]:
    """Rows of the list: what each grade rests on, in words."""
    return [
        GradeRow(
            grade,
            counts_in_words(grade.counts),
            TONES[GradeState(grade.state)],
            "?" + urlencode({**chosen, "at": grade.pk}) + "#grade",
            way_of(grade, names),
            objection_due(grade.objection, on=timezone.localdate())
            if grade.state == GradeState.OBJECTED
            else None,
        )
        for grade in items
    ]


def way_of(grade: Grade, names: Mapping[str, str]) -> str:
    """Full → Poor, where it is another than the last one; else the grade."""
    standing = names.get(grade.standing, grade.standing)
    if grade.previous_grade in ("", grade.standing):
        return standing
    return f"{names.get(grade.previous_grade, grade.previous_grade)} → {standing}"


def headline(chosen: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Was full, now poor."""
    last, now = chosen.get("from"), chosen.get("to")
    words = {"last": names.get(last or "", ""), "now": names.get(now or "", now or "")}
    if last == NEW and now:
        return _("New, graded %(now)s") % words
    if last and now:
        return _("Was %(last)s, now %(now)s") % words
    if now:
        return _("Graded %(now)s") % words
    if last == NEW:
        return _("New since the last cycle")
    if last:
        return _("Was %(last)s") % words
    return _("All results")


def way(appraisal: Appraisal) -> list[tuple[str, bool]]:
    """The steps of a cycle in words, and which one it is at."""
    state = AppraisalState(appraisal.state)
    frozen, computed = appraisal.frozen_at, appraisal.computed_at
    return [
        (
            _("Frozen %(at)s") % {"at": moment(frozen)} if frozen else _("Being frozen"),
            state == AppraisalState.OPENED,
        ),
        (
            _("Computed %(at)s") % {"at": moment(computed)} if computed else _("Being computed"),
            state == AppraisalState.FROZEN,
        ),
        (_("In review"), state == AppraisalState.IN_REVIEW),
        (_("Notified"), False),
        (_("Objections"), state == AppraisalState.NOTIFIED),
        (_("Final"), state == AppraisalState.FINAL),
    ]
