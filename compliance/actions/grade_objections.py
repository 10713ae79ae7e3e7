"""What may be answered to an objection to a grade, by when, on which paper, and who is reminded.

Whoever objects does not fare worse for it: the grade stands or becomes a better one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from alerts.actions.notifications import Notice, announce_all
from alerts.models import NotificationKind
from compliance.models import (
    Document,
    DocumentKind,
    Grade,
    GradeObjection,
    GradeState,
    ScaleGrade,
)
from compliance.procedure.news import supervisors_of
from compliance.procedure.refusals import Refused
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit, Role, User
from inspectorate.organisation.working_days import calendar

from . import documents
from .grade_papers import effect_facts

LIMIT = "grade_objection_decision"


def clock(*, on: date) -> dict[str, Any]:
    """By when an objection received on a day is to be decided, and why; as its columns."""
    due = compute(Limit.objects.get(code=LIMIT), on)
    return {"due_on": due.due_on, "provisional": due.provisional, "trace": due.trace}


def with_a_part(objections: Iterable[GradeObjection]) -> dict[int, set[int | None]]:
    """By grade, who may not answer its objection: who ever confirmed, changed, approved or refused
    something about the grade, as its history tells, and who received the objection.
    """
    part: dict[int, set[int | None]] = {}
    for objection in objections:
        grade = objection.grade
        part[grade.pk] = {grade.decided_by_id, grade.seconded_by_id, objection.received_by_id}
    history: Any = apps.get_model("compliance", "GradeEvent")
    events = history.objects.filter(pgh_obj_id__in=part).order_by("pgh_obj_id", "pgh_id")
    columns = ("state", "decided_by_id", "seconded_by_id", "pgh_context__metadata")
    for pk, of_grade in groupby(events.values_list("pgh_obj_id", *columns), key=lambda row: row[0]):
        before = ""
        for _pk, state, decided_by, seconded_by, context in of_grade:
            part[pk] |= {decided_by, seconded_by}
            if (before, state) == (GradeState.AWAITS_SECOND, GradeState.OPEN):
                part[pk].add((context or {}).get("user"))  # who sent the change back
            before = state
    return part


def answers_to(grade: Grade) -> list[ScaleGrade]:
    """The grades an objection may be answered with: the one that stands first, then better ones."""
    steps = list(grade.appraisal.scale.grades.order_by("-rank"))
    stands = next((each.rank for each in steps if each.code == grade.standing), 0)
    return [each for each in steps if each.rank <= stands]


def refuse_unfounded(grade: Grade, *, to: str, proof: str, answer: str) -> None:
    """Raises Refused for an answer with a worse grade, without its ground, or without words."""
    names = {each.code: str(each) for each in grade.appraisal.scale.grades.all()}
    if to not in names:
        raise Refused(_("“%(grade)s” is no grade of this scale.") % {"grade": to})
    if to not in {each.code for each in answers_to(grade)}:
        told = _(
            "“%(grade)s” is worse than “%(stands)s”. Whoever objects does not fare worse for it:"
            " the grade stands, or becomes a better one."
        )
        raise Refused(told % {"grade": names[to], "stands": names[grade.standing]})
    if len(proof.strip()) < 4:
        raise Refused(_("Say which facts or documents the answer rests on."))
    if len(answer.strip()) < 10:
        raise Refused(_("Answer in a sentence; the enterprise reads it."))


def answer_on_paper(
    objection: GradeObjection, grade: Grade, *, language: str, by: User, now: datetime
) -> Document:
    """The answer as a numbered paper, in the language it is given in."""
    facts = effect_facts(grade, language=language) | {
        "received_on": objection.came_on,
        "summary": objection.text,
        "text": objection.answer,
        "proof": objection.proof,
    }
    return documents.issue(
        DocumentKind.GRADE_ANSWER, by=by, now=now, facts=facts, owner=objection, language=language
    )


def remind(limits: dict[str, Limit], *, on: date, now: datetime) -> int:
    """Tells whoever may decide of objections that are near or over; how many notices are new."""
    limit = limits[LIMIT]
    near = calendar().working_day_after(on, limit.remind_days)
    over = calendar().working_day_before(on, limit.escalate_days)
    waiting = GradeObjection.objects.waiting().filter(due_on__lte=near)
    city = set(User.objects.active().holding(Role.CITY_SUPERVISOR).order_by("pk"))
    told: list[tuple[NotificationKind, Notice]] = []
    objections = list(waiting.select_related("grade__appraisal").order_by("pk"))
    part = with_a_part(objections)
    for objection in objections:
        told += _of(objection, limit, city, part[objection.grade_id], on=on, over=over)
    told.sort(key=lambda each: each[0])
    return sum(
        announce_all(kind, [notice for _kind, notice in notices], now=now)
        for kind, notices in groupby(told, key=lambda each: each[0])
    )


def _of(
    objection: GradeObjection,
    limit: Limit,
    city: set[User],
    part: set[int | None],
    *,
    on: date,
    over: date,
) -> Iterator[tuple[NotificationKind, Notice]]:
    """Nobody with a part in the grade is told: they may not decide it."""
    due = objection.due_on
    if due is None:
        return
    free = {each for each in supervisors_of(objection) if each.pk not in part}
    others = {each for each in city if each.pk not in part}
    kind = NotificationKind.DEADLINE_OVER if due < on else NotificationKind.DEADLINE_SOON
    yield from _notices(objection, limit, free or others, kind)
    if due <= over:
        yield from _notices(objection, limit, others, NotificationKind.ESCALATION)


def _notices(
    objection: GradeObjection, limit: Limit, people: set[User], kind: NotificationKind
) -> Iterator[tuple[NotificationKind, Notice]]:
    cycle, due = objection.grade.appraisal, objection.due_on
    values: dict[str, str | int] = {
        "number": str(cycle),
        "what": limit.name_en,
        "what_zh": limit.name,
        "due": due.isoformat() if due else "",
    }
    key = f"grade objection {objection.pk} due {due} {kind}"
    address = f"/appraisals/{cycle.code}/grades/{objection.grade_id}/"
    for person in sorted(people, key=lambda each: each.pk):
        yield kind, Notice(person.pk, key, address, values)
