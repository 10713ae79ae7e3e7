"""Regimes: imposed and lifted, seen at once by the order of alerts and the planning of visits.

An enterprise's regime rests on grounds: its grade, a medal, an exposure, the watchlist. Each ground
has one spell at a time, and of those in force one counts (models.RegimeSpell), so that a medal that
is revoked leaves what the grade gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from alerts.standing import rescore
from alerts.tasks import categorise
from compliance.appraisal.evidence import EVERYONE
from compliance.models import (
    WITHOUT_CAUSE,
    Appraisal,
    Grade,
    Inspection,
    InspectionState,
    RegimeGround,
    RegimeSpell,
    ScaleGrade,
)
from compliance.procedure.refusals import Refused
from enterprises.models import Regime
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.foundation.statements import execute, fetch
from inspectorate.foundation.writing import day
from inspectorate.organisation import journal
from inspectorate.organisation.models import User

AT_ONCE = 30_000


def impose(
    enterprise_ids: Iterable[int],
    *,
    regime: Regime | str,
    until: date,
    reason: str,
    by: User | None,
    now: datetime,
    ground: RegimeGround | str = RegimeGround.DECISION,
) -> int:
    """Puts enterprises under a regime until a day, included; returns how many changed by it.

    Replaces a spell of the same ground. Raises Refused without a reason or with a day that is over.
    """
    today = timezone.localdate(now)
    if not reason.strip():
        raise Refused(_("A regime needs a reason."))
    if until < today:
        raise Refused(_("A regime ends on a day to come, not on %(day)s.") % {"day": day(until)})
    changed = 0
    for chosen in _parts(enterprise_ids):
        values = {
            "chosen": chosen, "ground": str(ground), "regime": str(regime), "until": until,
            "reason": reason[:255], "by": by and by.pk, "now": now, "today": today,
        }  # fmt: skip
        with transaction.atomic(), journal.told(user=by and by.pk, reason=reason):
            execute("compliance", "end_spells", **values)
            execute("compliance", "begin_spells", **values)
            changed += settle(chosen, on=today)
    return changed


def lift(
    enterprise_ids: Iterable[int],
    *,
    ground: RegimeGround | str,
    reason: str,
    by: User | None,
    now: datetime,
) -> int:
    """Ends the spells of a ground; what else is in force counts from now on, else normal.

    Returns how many enterprises changed by it.
    """
    if not reason.strip():
        raise Refused(_("A regime is lifted with a reason."))
    changed = 0
    for chosen in _parts(enterprise_ids):
        spells = RegimeSpell.objects.filter(
            enterprise__in=chosen, ground=str(ground), lifted_at=None
        )
        with transaction.atomic(), journal.told(user=by and by.pk, reason=reason):
            spells.update(lifted_at=now, lifted_by=by, lifted_reason=reason[:255])
            changed += settle(chosen, on=timezone.localdate(now))
    return changed


def impose_by_grade(
    appraisal: Appraisal, first: int, last: int, *, by: User | None, now: datetime
) -> int:
    """The effect of the final grades of the enterprises from `first` to `last`, as the scale says.

    Each regime lasts the grade's years after the period. One that would be over is not imposed.
    """
    today, changed = timezone.localdate(now), 0
    for grade in appraisal.scale.grades.all():
        until = appraisal.to_on.replace(year=appraisal.to_on.year + grade.regime_years)
        graded = Grade.objects.final().filter(
            appraisal=appraisal,
            final_grade=grade.code,
            enterprise_id__gte=first,
            enterprise_id__lte=last,
        )
        if until >= today:
            changed += impose(
                graded.order_by().values_list("enterprise_id", flat=True),
                regime=grade.regime,
                until=until,
                reason=_reason_of(appraisal, grade),
                by=by,
                now=now,
                ground=RegimeGround.GRADE,
            )
    return changed


def after_grade(appraisal: Appraisal, *, by: User | None, now: datetime) -> int:
    """The effect of all final grades of a cycle at once: rows of the scale, not constants."""
    return impose_by_grade(appraisal, 0, EVERYONE, by=by, now=now)


def violation_confirmed(enterprise_id: int, *, reason: str, by: User, now: datetime) -> None:
    """A violation was confirmed: the waiver ends the same day, whatever it rested on."""
    waived = RegimeSpell.objects.filter(
        enterprise=enterprise_id, regime=Regime.WAIVED, lifted_at=None
    )
    for ground in list(waived.values_list("ground", flat=True)):
        lift([enterprise_id], ground=ground, reason=reason, by=by, now=now)


def end_expired(*, now: datetime) -> int:
    """Every night: enterprises whose spell ran out come to what else is in force."""
    today = timezone.localdate(now)
    over = RegimeSpell.objects.filter(lifted_at=None, until_on__lt=today)
    standing = over.filter(enterprise__regime_until__lt=today)
    return sum(
        settle(chosen, on=today)
        for chosen in _parts(standing.values_list("enterprise_id", flat=True))
    )


def settle(enterprise_ids: list[int], *, on: date) -> int:
    """Repeats the regime in force on the enterprises, and orders their alerts by it."""
    rows = fetch("compliance", "settle_chosen", chosen=enterprise_ids, today=on)
    moved = sorted(row["id"] for row in rows)
    cancel_waived_visits(moved, on=on)
    if moved and rescore(moved):
        transaction.on_commit(partial(queue_or_leave, categorise, moved))
    return len(moved)


def cancel_waived_visits(enterprise_ids: list[int], *, on: date) -> int:
    """Cancels planned visits without a cause in the time an enterprise is waived; how many."""
    planned = Inspection.objects.filter(
        enterprise__in=enterprise_ids,
        enterprise__regime=Regime.WAIVED,
        purpose__in=WITHOUT_CAUSE,
        state=InspectionState.PLANNED,
        planned_on__gte=on,
    ).filter(Q(enterprise__regime_until=None) | Q(planned_on__lte=F("enterprise__regime_until")))
    with override("zh-hans"):
        reason = _("Waived since a day after the plan was adopted.")
    return planned.update(state=InspectionState.CANCELLED, cancelled_reason=reason)


def _parts(enterprise_ids: Iterable[int]) -> list[list[int]]:
    ids = sorted(set(enterprise_ids))
    return [ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE)]


def _reason_of(appraisal: Appraisal, grade: ScaleGrade) -> str:
    with override("zh-hans"):
        return _("%(cycle)s graded %(grade)s") % {"cycle": appraisal, "grade": grade}
