"""One grade as its card shows it: from, to, effect, facts with the criterion, what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions.grade_objections import LIMIT as DECISION_LIMIT
from compliance.actions.grade_objections import answers_to, with_a_part
from compliance.appraisal.sentences import sentence, words_of_fact
from compliance.models import (
    AppraisalFact,
    AppraisalState,
    Case,
    Grade,
    GradeObjection,
    GradeState,
    HandedIn,
    ObjectionOutcome,
    ScaleGrade,
    SentFile,
)
from enterprises.models import Regime
from inspectorate.foundation.writing import yuan
from inspectorate.organisation.due import Due
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting.why import Line as WhyLine
from inspectorate.organisation.presenting.why import why

from .appraisals import objection_due


@dataclass(frozen=True)
class FactLine:
    """One fact: its day, a sentence, and where to look it up."""

    on: date
    words: str
    label: str
    address: str


@dataclass(frozen=True)
class GradeCard:
    """Everything the card shows."""

    grade: Grade
    names: dict[str, str]
    regime: str
    regime_until: date
    criterion: str
    facts: list[FactLine]
    objection: GradeObjection | None
    answered: bool
    handed: HandedIn | None
    sent_files: list[SentFile]
    objection_due: Due | None
    objection_why: list[WhyLine]
    others: list[tuple[str, str]]
    answers: list[tuple[str, str]]
    may_confirm: bool
    may_change: bool
    may_second: bool
    may_object: bool
    may_decide: bool
    why_not: str


def card(grade: Grade, *, user: User, grades: list[ScaleGrade]) -> GradeCard:
    """The card of a grade within the sight of the user."""
    appraisal = grade.appraisal
    names = {each.code: str(each) for each in grades}
    standing = grade.asked_grade or grade.standing
    effect = next(each for each in grades if each.code == standing)
    decides = Permission.GRADE_DECIDE.is_held_by(user)
    reviewing = appraisal.state == AppraisalState.IN_REVIEW
    waits = grade.state == GradeState.AWAITS_SECOND
    own = grade.decided_by_id == user.pk
    objection = GradeObjection.objects.visible_to(user).filter(grade=grade).first()
    if objection is not None:
        objection.grade = grade
    had_part = objection is not None and user.pk in with_a_part([objection])[grade.pk]
    return GradeCard(
        grade=grade,
        names=names,
        regime=str(Regime(effect.regime).label).capitalize(),
        regime_until=appraisal.to_on.replace(year=appraisal.to_on.year + effect.regime_years),
        criterion=_criterion(grade, names),
        facts=fact_lines(grade, user=user),
        objection=objection,
        answered=_answered(grade, objection),
        handed=HandedIn.objects.visible_to(user).filter(grade_objection=objection).first()
        if objection
        else None,
        sent_files=list(objection.sent_files.order_by("-id")) if objection else [],
        objection_due=objection_due(objection, on=timezone.localdate()) if objection else None,
        objection_why=_why_this_date(objection),
        others=[(code, name) for code, name in names.items() if code != grade.standing],
        answers=[(each.code, str(each)) for each in answers_to(grade)] if objection else [],
        may_confirm=decides and reviewing and grade.state == GradeState.OPEN,
        may_change=decides and reviewing and grade.state in (GradeState.OPEN, GradeState.CONFIRMED),
        may_second=decides and waits and not own,
        may_object=Permission.GRADE_OBJECT.is_held_by(user)
        and appraisal.state == AppraisalState.NOTIFIED
        and grade.state == GradeState.NOTIFIED
        and objection is None,
        may_decide=decides and grade.state == GradeState.OBJECTED and not had_part,
        why_not=_why_not(grade, user, had_part=had_part),
    )


@dataclass(frozen=True)
class OtherCycle:
    """The grade of the same enterprise in another cycle, in the words of that cycle's scale."""

    grade: Grade
    scale: str
    name: str


def other_cycles(grade: Grade, *, user: User, most: int = 10) -> list[OtherCycle]:
    """Its grades in other cycles within the sight of the user, the latest first."""
    seen = Grade.objects.visible_to(user).filter(enterprise=grade.enterprise_id)
    found = list(
        seen.exclude(pk=grade.pk).select_related("appraisal__scale").order_by("-id")[:most]
    )
    steps = ScaleGrade.objects.filter(scale__in={each.appraisal.scale_id for each in found})
    names = {(each.scale_id, each.code): str(each) for each in steps}
    return [
        OtherCycle(
            each,
            str(each.appraisal.scale),
            names.get((each.appraisal.scale_id, each.standing), each.standing),
        )
        for each in found
    ]


def _answered(grade: Grade, objection: GradeObjection | None) -> bool:
    """Whether the grade stands as the answer to its objection changed it."""
    granted = objection is not None and objection.outcome == ObjectionOutcome.GRANTED
    return bool(objection and granted and objection.decided_at == grade.seconded_at)


def _why_this_date(objection: GradeObjection | None) -> list[WhyLine]:
    """Why an objection is to be decided by its day, while it waits."""
    if objection is None or objection.due_on is None or objection.decided_at is not None:
        return []
    return why(objection.trace, limit=Limit.objects.filter(code=DECISION_LIMIT).first())


def _criterion(grade: Grade, names: dict[str, str]) -> str:
    if not grade.criterion:
        return _("No criterion is reached: %(grade)s remains.") % {
            "grade": names.get(grade.proposed_grade, "")
        }
    row = grade.appraisal.criteria.rows.get(number=grade.criterion)
    return _("Criterion %(n)d. %(words)s") % {
        "n": grade.criterion,
        "words": sentence(names.get(row.grade, row.grade), row.facts, row.at_least),
    }


def _why_not(grade: Grade, user: User, *, had_part: bool) -> str:
    if not Permission.GRADE_DECIDE.is_held_by(user):
        return Permission.GRADE_DECIDE.refusal(user)
    if grade.state == GradeState.AWAITS_SECOND and grade.decided_by_id == user.pk:
        return _("You asked for this change: a second supervisor approves it.")
    if grade.state == GradeState.OBJECTED and had_part:
        return _("Decided by somebody who had no part in this grade.")
    return ""


def fact_lines(grade: Grade, *, user: User) -> list[FactLine]:
    """The frozen facts of the enterprise, the latest first; cases only linked where seen."""
    rows = AppraisalFact.objects.visible_to(user).filter(
        appraisal=grade.appraisal_id, enterprise=grade.enterprise_id
    )
    found = list(rows.order_by("-happened_on", "id"))
    seen = set(
        Case.objects.visible_to(user)
        .filter(pk__in=[fact.case_id for fact in found if fact.case_id])
        .values_list("pk", flat=True)
    )
    return [
        FactLine(
            fact.happened_on,
            _words(fact),
            fact.label,
            reverse("compliance:case", args=[fact.case_id]) if fact.case_id in seen else "",
        )
        for fact in found
    ]


def _words(fact: AppraisalFact) -> str:
    detail: dict[str, Any] = fact.detail
    words = words_of_fact(fact.code)
    words = words[:1].upper() + words[1:]
    types = _(", ").join(detail.get("types") or [])
    money = detail.get("yuan")
    parts = [words]
    if types:
        parts.append(types)
    if money and float(money):
        parts.append(yuan(float(money)))
    if detail.get("words"):
        parts.append(str(detail["words"]))
    return _(", ").join(parts)
