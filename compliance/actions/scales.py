"""Scales as data: a new version, its grades and their effects, until criteria are in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from compliance.models import CriteriaState, Scale, ScaleGrade
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.writing import day
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import criteria

FEWEST, MOST = 2, 9
IN_FORCE = (CriteriaState.IN_FORCE, CriteriaState.RETIRED)


@dataclass(frozen=True)
class GradeRow:
    """A grade with its effect; the place in the list is its rank, the best first."""

    code: str
    name: str
    name_en: str
    regime: str
    regime_years: int
    on_paper: bool
    is_public: bool
    source: str


def new_version(
    origin: Scale, *, by: User, now: datetime, from_on: date, source: str, reason: str
) -> Scale:
    """The next version of the scale, for periods from a day on, with the grades of the last one.

    The criteria in force come along as a draft: cycles are opened by the new version once another
    person has put them in force. Raises Refused while the last version is not in force itself.
    """
    _permit(by)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        lock_until_commit(f"scale {origin.family}")
        family = Scale.objects.filter(family=origin.family).order_by("-version")
        last = family.standing()[0]
        if not why_kept(last):
            raise Refused(
                _("Version %(n)d is not in force yet: change that one.") % {"n": last.version}
            )
        if from_on < last.from_on:
            raise Refused(
                _("Version %(n)d holds from %(day)s: a later one does not begin before it.")
                % {"n": last.version, "day": day(last.from_on)}
            )
        number = family[0].version + 1
        made = Scale.objects.create(
            code=f"{origin.family}-{number}", family=origin.family, version=number,
            from_on=from_on, name=last.name, name_en=last.name_en, years=last.years,
            order=last.order, source=source,
        )  # fmt: skip
        ScaleGrade.objects.bulk_create(
            ScaleGrade(scale=made, rank=rank, **asdict(row))
            for rank, row in enumerate(rows_of(last), start=1)
        )
        in_force = last.criteria_sets.filter(state=CriteriaState.IN_FORCE).first()
        if in_force:
            criteria.carry_over(in_force, made, by=by, now=now)
    return made


def change(
    scale: Scale,
    *,
    by: User,
    reason: str,
    seen: str,
    rows: Sequence[GradeRow],
    name: str,
    name_en: str,
    years: int,
    from_on: date,
    source: str,
) -> Scale:
    """Other words and grades for a version that is not in force yet; `seen` is what was looked at.

    Raises StaleState if somebody changed it since, Refused with what is wrong.
    """
    _permit(by)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        lock_until_commit(f"criteria {scale.pk}")
        current = Scale.objects.select_for_update().get(pk=scale.pk)
        if why := why_kept(current):
            raise Refused(why)
        if last_change(current) != seen:
            raise StaleState(_("Somebody has changed this version since you opened it."))
        if found := faults(current, rows, from_on=from_on):
            raise Refused(" ".join(found))
        current.name, current.name_en, current.source = name, name_en, source
        current.years, current.from_on = years, from_on
        current.save(update_fields=["name", "name_en", "years", "from_on", "source"])
        _write(current, rows)
    return current


def drop(scale: Scale, *, by: User, now: datetime, reason: str) -> Scale:
    """Deletes a version that was never used, with the drafts of criteria for it.

    Its row stays with its history; its number is not given again. Raises Refused for a version in
    use and for the only one of its scale.
    """
    _permit(by)
    if not reason.strip():
        raise Refused(_("Say why it is deleted."))
    with transaction.atomic(), journal.told(user=by.pk, reason=reason.strip()):
        lock_until_commit(f"scale {scale.family}")
        lock_until_commit(f"criteria {scale.pk}")
        current = Scale.objects.select_for_update(of=("self",)).get(pk=scale.pk)
        if why := why_not_drop(current):
            raise Refused(why)
        current.dropped_at, current.dropped_by = now, by
        current.save(update_fields=["dropped_at", "dropped_by"])
        for each in current.criteria_sets.filter(state=CriteriaState.DRAFT):
            criteria.mark_dropped(each, by=by, now=now)
    return current


def why_not_drop(scale: Scale) -> str:
    """Why a version cannot be deleted; '' if it can."""
    if why := why_kept(scale):
        return why
    others = Scale.objects.standing().filter(family=scale.family).exclude(pk=scale.pk)
    return "" if others.exists() else _("It is the only version of this scale.")


def why_kept(scale: Scale) -> str:
    """Why a version is kept as it is; '' while it may change."""
    if scale.dropped_at is not None:
        return _("This draft was deleted.")
    if scale.appraisals.exists():
        return _("A cycle was opened by this version, so it is kept. Make a new version.")
    if scale.criteria_sets.filter(state__in=IN_FORCE).exists():
        return _("Criteria for this version are in force, so it is kept. Make a new version.")
    return ""


def faults(scale: Scale, rows: Sequence[GradeRow], *, from_on: date) -> list[str]:
    """What speaks against these grades and this day, in sentences."""
    found = []
    codes = [row.code for row in rows]
    if not FEWEST <= len(rows) <= MOST:
        found.append(_("A scale has two to nine grades."))
    found += [
        _("The code %(code)s stands twice.") % {"code": code}
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
    before = Scale.objects.standing().filter(family=scale.family, version__lt=scale.version)
    last = before.order_by("-version").first()
    if last and from_on < last.from_on:
        found.append(
            _("Version %(n)d holds from %(day)s: a later one does not begin before it.")
            % {"n": last.version, "day": day(last.from_on)}
        )
    return found


def rows_of(scale: Scale) -> list[GradeRow]:
    """The grades of a version, the best first."""
    return [
        GradeRow(
            grade.code, grade.name, grade.name_en, grade.regime, grade.regime_years,
            grade.on_paper, grade.is_public, grade.source,
        )
        for grade in scale.grades.order_by("rank")
    ]  # fmt: skip


def last_change(scale: Scale) -> str:
    """The mark of a version as it stands: another one after each change of it or of a grade."""
    of_scale = _history("ScaleEvent").filter(pgh_obj_id=scale.pk).aggregate(n=Max("pgh_id"))
    of_grades = _history("ScaleGradeEvent").filter(scale_id=scale.pk).aggregate(n=Max("pgh_id"))
    return f"{of_scale['n'] or 0}.{of_grades['n'] or 0}.{scale.grades.count()}"


def _history(name: str) -> Any:
    history: Any = apps.get_model("compliance", name)
    return history.objects.all()


def _write(scale: Scale, rows: Sequence[GradeRow]) -> None:
    """Grades keep their row and its history as long as their code stays."""
    kept = {grade.code: grade for grade in scale.grades.all()}
    scale.grades.exclude(code__in=[row.code for row in rows]).delete()
    for rank, row in enumerate(rows, start=1):
        values = {"rank": rank, **asdict(row)}
        grade = kept.get(row.code)
        if grade is None:
            ScaleGrade.objects.create(scale=scale, **values)
        elif any(getattr(grade, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(grade, name, value)
            grade.save(update_fields=list(values))


def _permit(by: User) -> None:
    if not Permission.LIMIT_CHANGE.is_held_by(by):
        raise NotPermitted(Permission.LIMIT_CHANGE.refusal(by))
