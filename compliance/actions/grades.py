"""Grades in review: confirmed one by one or as listed, changed by two people, objected to.

Whoever asks for a change does not approve it, and an objection is decided by somebody who had no
part in the grade. Every write names the state it starts from: the second person gets a refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models import NotificationKind
from compliance.appraisal.lists import Listed, listed, moved_since, narrow
from compliance.models import (
    Appraisal,
    AppraisalRun,
    AppraisalShard,
    AppraisalState,
    AppraisalWork,
    Grade,
    GradeObjection,
    GradeState,
    ObjectionOutcome,
)
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from inspectorate.foundation.writing import day
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import appraisal_runs, enterprise_news, grade_objections

AT_ONCE = 500


class ListChanged(StaleState):
    """The list is not what was shown; `moved` are grades that changed since."""

    def __init__(self, message: str, *, moved: list[Grade]) -> None:
        super().__init__(message)
        self.moved = moved


def confirm(grade: Grade, *, by: User, now: datetime) -> Grade:
    """Open → confirmed: the computed grade holds."""
    _permit(grade, by)
    _in_review(grade.appraisal)
    return _move(
        grade,
        (GradeState.OPEN,),
        by=by,
        state=GradeState.CONFIRMED,
        decided_grade=F("proposed_grade"),
        decided_at=now,
        decided_by=by,
        changed=False,
        reason="",
        seconded_at=None,
        seconded_by=None,
    )


def confirm_listed(
    appraisal: Appraisal, chosen: Mapping[str, str], *, seen: Listed, by: User, now: datetime
) -> AppraisalRun | int:
    """Confirms the open grades of a list exactly as it was shown.

    Few are confirmed at once (returns how many); many by a job (returns its run). Raises
    ListChanged, and confirms none, if the open grades of the list are not those that were shown.
    """
    if not Permission.GRADE_DECIDE.is_held_by(by):
        raise NotPermitted(Permission.GRADE_DECIDE.refusal(by))
    _in_review(appraisal)
    with transaction.atomic(), journal.told(user=by.pk):
        rows = narrow(Grade.objects.visible_to(by).filter(appraisal=appraisal), chosen).open()
        few = seen.count <= AT_ONCE
        if few:
            list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk")[:AT_ONCE])
        current = listed(appraisal, chosen, by=by)
        if (current.count, current.mark) != (seen.count, seen.mark):
            raise ListChanged(
                _("The list has changed since it was shown: %(before)d were open, now %(after)d.")
                % {"before": seen.count, "after": current.count},
                moved=moved_since(appraisal, chosen, by=by, since=seen.at),
            )
        if not current.count:
            raise NotYet(_("No grade of this list is open."))
        if few:
            return _confirm_rows(rows, by=by, now=now)
        return appraisal_runs.start(
            appraisal, AppraisalWork.CONFIRM, by=by, now=now, scope=dict(chosen)
        )


def confirm_in_shard(run: AppraisalRun, shard: AppraisalShard, *, now: datetime) -> int:
    """Confirms what is still open of a run's list among the shard's enterprises."""
    by = run.started_by
    if by is None:
        return 0
    rows = Grade.objects.visible_to(by).filter(
        appraisal=run.appraisal, enterprise_id__gte=shard.first, enterprise_id__lte=shard.last
    )
    return _confirm_rows(narrow(rows, run.scope).open(), by=by, now=run.created_at)


def change(grade: Grade, *, to: str, reason: str, by: User, now: datetime) -> Grade:
    """Open or confirmed → awaits second: another grade is asked for, with a reason."""
    _permit(grade, by)
    _in_review(grade.appraisal)
    if to not in set(grade.appraisal.scale.grades.values_list("code", flat=True)):
        raise Refused(_("“%(grade)s” is no grade of this scale.") % {"grade": to})
    if to == grade.standing:
        raise Refused(_("This is the grade it has."))
    if len(reason.strip()) < 10:
        raise Refused(_("Give the reason in a sentence; the enterprise reads it."))
    return _move(
        grade,
        (GradeState.OPEN, GradeState.CONFIRMED),
        by=by,
        state=GradeState.AWAITS_SECOND,
        asked_grade=to,
        decided_grade="",
        decided_at=now,
        decided_by=by,
        changed=True,
        reason=reason.strip(),
        seconded_at=None,
        seconded_by=None,
    )


def approve(
    grade: Grade, *, asked: str, asked_at: datetime | None, by: User, now: datetime
) -> Grade:
    """Awaits second → confirmed with the grade `asked` for at `asked_at`; by another person.

    Raises StaleState where something else is asked for by now.
    """
    _permit(grade, by)
    _second(grade, by)
    return _move(
        grade,
        (GradeState.AWAITS_SECOND,),
        by=by,
        only=_request(asked, asked_at, by),
        state=GradeState.CONFIRMED,
        decided_grade=F("asked_grade"),
        asked_grade="",
        seconded_at=now,
        seconded_by=by,
    )


def send_back(
    grade: Grade, *, asked: str, asked_at: datetime | None, reason: str, by: User, now: datetime
) -> Grade:
    """Awaits second → open: the change is not approved; the reason stays in its history.

    Raises StaleState where something else is asked for by now.
    """
    _permit(grade, by)
    _second(grade, by)
    if not reason.strip():
        raise Refused(_("Say why the change is sent back."))
    return _move(
        grade,
        (GradeState.AWAITS_SECOND,),
        by=by,
        note=reason,
        only=_request(asked, asked_at, by),
        state=GradeState.OPEN,
        asked_grade="",
        changed=False,
        decided_at=None,
        decided_by=None,
        reason="",
    )


def object_to(
    grade: Grade, *, text: str, by: User, now: datetime, received_on: date | None = None
) -> GradeObjection:
    """Notified → objection, within the time for it. `by` is the enterprise's or who received it.

    `received_on`: the day it was handed in, where that is not today; it is in time by that day.
    """
    received_on = received_on or timezone.localdate(now)
    if not Permission.GRADE_OBJECT.is_held_by(by):
        raise NotPermitted(Permission.GRADE_OBJECT.refusal(by))
    if not Grade.objects.at_the_counter(by).filter(pk=grade.pk).exists():
        raise NotPermitted(_("This enterprise is another's."))
    until = grade.appraisal.objections_until_on
    if until is None or grade.appraisal.state != AppraisalState.NOTIFIED:
        raise NotYet(_("There is no time for objections running in this cycle."))
    if received_on > until:
        raise NotFromHere(_("The time for objections ended on %(day)s.") % {"day": day(until)})
    if not text.strip():
        raise Refused(_("Say what the grade is objected to for."))
    if GradeObjection.objects.filter(grade=grade).exists():
        raise StaleState(_("An objection to this grade was made already."))
    with transaction.atomic(), journal.told(user=by.pk):
        _move(grade, (GradeState.NOTIFIED,), by=by, state=GradeState.OBJECTED)
        return GradeObjection.objects.create(
            enterprise_id=grade.enterprise_id,
            grid_group_id=grade.grid_group_id,
            district_code=grade.district_code,
            grade=grade,
            text=text.strip(),
            received_at=now,
            received_by=by,
            **grade_objections.clock(on=received_on),
        )


def decide_objection(
    objection: GradeObjection,
    *,
    to: str,
    proof: str,
    answer: str,
    by: User,
    now: datetime,
    language: str = "zh-hans",
) -> GradeObjection:
    """Objection → notified: the grade stands, or becomes the better `to`; by somebody with no part.

    `proof` are the facts or documents of the answer, issued on paper in `language`. Raises
    Refused for a worse grade: that is no answer to an objection.
    """
    grade = objection.grade
    _permit(grade, by)
    if by.pk in grade_objections.with_a_part([objection])[grade.pk]:
        raise NotPermitted(_("Decided by somebody who had no part in this grade."))
    grade_objections.refuse_unfounded(grade, to=to, proof=proof, answer=answer)
    granted = to != grade.standing
    columns: dict[str, Any] = {}
    if granted:
        columns = {
            "decided_grade": to,
            "changed": to != grade.proposed_grade,
            "reason": answer.strip(),
            "seconded_at": now,
            "seconded_by": by,
        }
    with transaction.atomic(), journal.told(user=by.pk, reason=answer):
        waiting = GradeObjection.objects.filter(pk=objection.pk, decided_at=None)
        outcome = ObjectionOutcome.GRANTED if granted else ObjectionOutcome.UPHELD
        if not waiting.update(
            outcome=outcome,
            answer=answer.strip(),
            proof=proof.strip(),
            decided_at=now,
            decided_by=by,
        ):
            raise StaleState(_("This objection was decided already."))
        _move(grade, (GradeState.OBJECTED,), by=by, state=GradeState.NOTIFIED, **columns)
        decided = ["outcome", "answer", "proof", "decided_at", "decided_by"]
        objection.refresh_from_db(fields=decided)
        objection.document = grade_objections.answer_on_paper(
            objection, grade, language=language, by=by, now=now
        )
        objection.save(update_fields=["document"])
        enterprise_news.tell_paper(
            objection.document,
            grade.enterprise,
            now=now,
            address=f"/portal/grades/{grade.pk}/",
            kind=NotificationKind.REPLY_GIVEN,
        )
    return objection


def _confirm_rows(rows: Any, *, by: User, now: datetime) -> int:
    confirmed: int = rows.order_by().update(
        state=GradeState.CONFIRMED,
        decided_grade=F("proposed_grade"),
        decided_at=now,
        decided_by=by,
    )
    return confirmed


def _move(
    grade: Grade,
    before: tuple[str, ...],
    *,
    by: User,
    note: str = "",
    only: Q | None = None,
    **columns: Any,
) -> Grade:
    """Writes once, from one of the states `before`, and `only` where more must still hold."""
    reason = note or str(columns.get("reason") or "")
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        still = Grade.objects.filter(only or Q(), pk=grade.pk, state__in=before)
        moved = still.update(**columns)
        grade.refresh_from_db()
        if not moved and grade.state in before:
            raise StaleState(_("Another change is asked for by now. Nothing was decided."))
        if not moved:
            raise StaleState(
                _("Somebody was first: this grade is “%(state)s” now.")
                % {"state": grade.get_state_display()}
            )
    return grade


def _permit(grade: Grade, by: User) -> None:
    if not Permission.GRADE_DECIDE.is_held_by(by):
        raise NotPermitted(Permission.GRADE_DECIDE.refusal(by))
    if not Grade.objects.visible_to(by).filter(pk=grade.pk).exists():
        raise NotPermitted(_("This enterprise lies in another supervisor's district."))


def _second(grade: Grade, by: User) -> None:
    if grade.decided_by_id == by.pk:
        raise NotPermitted(_("You asked for this change: a second supervisor approves it."))


def _request(asked: str, asked_at: datetime | None, by: User) -> Q:
    """The change as it was shown, asked for by somebody else."""
    return Q(asked_grade=asked, decided_at=asked_at) & ~Q(decided_by=by)


def _in_review(appraisal: Appraisal) -> None:
    if appraisal.state != AppraisalState.IN_REVIEW:
        raise NotFromHere(
            _("The cycle is “%(state)s”, not in review.") % {"state": appraisal.get_state_display()}
        )
    if appraisal.gaps and appraisal.gaps_accepted_at is None:
        raise NotYet(_("Data is missing; a city supervisor has to accept it first."))
