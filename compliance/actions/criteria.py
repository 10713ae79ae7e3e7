"""Criteria: a draft copied from a set, its rows changed, put in force by another person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from compliance.appraisal.checking import Row, faults
from compliance.models import CriteriaSet, CriteriaState, Criterion, Scale
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.sight import current_sight


class Contradiction(Refused):
    """The set cannot be in force; `faults` are the reasons."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(" ".join(found))
        self.faults = found


def draft(origin: CriteriaSet, *, by: User, now: datetime, note: str = "") -> CriteriaSet:
    """A new version with the rows of `origin`, to be changed."""
    _permit(by)
    with transaction.atomic(), journal.told(user=by.pk, reason=note):
        lock_until_commit(f"criteria {origin.scale_id}")
        if Scale.objects.exclude(dropped_at=None).filter(pk=origin.scale_id).exists():
            raise Refused(_("This draft was deleted."))
        last = CriteriaSet.objects.filter(scale=origin.scale_id).aggregate(n=Max("version"))["n"]
        made = CriteriaSet.objects.create(
            scale=origin.scale, version=(last or 0) + 1, note=note[:255], drafted_at=now,
            drafted_by=by,
        )  # fmt: skip
        _write(made, rows_of(origin))
    return made


def carry_over(origin: CriteriaSet, scale: Scale, *, by: User, now: datetime) -> CriteriaSet:
    """The rows of a set as the first draft for a new version of its scale."""
    made = CriteriaSet.objects.create(
        scale=scale, version=1, note=origin.note, source=origin.source, drafted_at=now,
        drafted_by=by,
    )  # fmt: skip
    _write(made, rows_of(origin))
    return made


def change(
    criteria: CriteriaSet, *, rows: Sequence[Row], note: str, source: str, by: User
) -> CriteriaSet:
    """Other rows and words for a draft. It may contradict itself until it is put in force."""
    _permit(by)
    with transaction.atomic(), journal.told(user=by.pk, reason=note):
        _lock_draft(criteria)
        criteria.rows.all().delete()
        _write(criteria, rows)
        criteria.note, criteria.source = note[:255], source[:255]
        criteria.save(update_fields=["note", "source"])
    return criteria


def drop(criteria: CriteriaSet, *, by: User, now: datetime) -> None:
    """Draft → dropped."""
    _permit(by)
    with transaction.atomic(), journal.told(user=by.pk):
        _lock_draft(criteria)
        mark_dropped(criteria, by=by, now=now)


def mark_dropped(criteria: CriteriaSet, *, by: User, now: datetime) -> None:
    """Writes that a draft was dropped, by whom and when. Callers hold the lock and checked it."""
    criteria.state = CriteriaState.DROPPED
    criteria.dropped_at, criteria.dropped_by = now, by
    criteria.save(update_fields=["state", "dropped_at", "dropped_by"])


def enact(criteria: CriteriaSet, *, by: User, now: datetime) -> CriteriaSet:
    """Draft → in force for the cycles opened from now on; the set before it is retired.

    By a city supervisor who did not draft it. Raises Contradiction with what is wrong with it.
    """
    _permit(by)
    if not current_sight(by).everything:
        raise NotPermitted(_("Only a city supervisor puts criteria in force."))
    if criteria.drafted_by_id == by.pk:
        raise NotPermitted(_("You drafted this set: another person puts it in force."))
    with transaction.atomic(), journal.told(user=by.pk, reason=criteria.note):
        lock_until_commit(f"criteria {criteria.scale_id}")
        _lock_draft(criteria)
        found = faults(rows_of(criteria), list(criteria.scale.grades.order_by("rank")))
        if found:
            raise Contradiction(found)
        CriteriaSet.objects.filter(scale=criteria.scale_id, state=CriteriaState.IN_FORCE).update(
            state=CriteriaState.RETIRED
        )
        criteria.state = CriteriaState.IN_FORCE
        criteria.enacted_at, criteria.enacted_by = now, by
        criteria.save(update_fields=["state", "enacted_at", "enacted_by"])
    return criteria


def rows_of(criteria: CriteriaSet) -> list[Row]:
    """The rows of a set in their order."""
    return [
        Row(row.grade, tuple(row.facts), row.at_least) for row in criteria.rows.order_by("number")
    ]


def _write(criteria: CriteriaSet, rows: Sequence[Row]) -> None:
    Criterion.objects.bulk_create(
        Criterion(
            criteria=criteria, number=number, grade=row.grade, facts=list(row.facts),
            at_least=row.at_least,
        )
        for number, row in enumerate(rows, start=1)
    )  # fmt: skip


def _lock_draft(criteria: CriteriaSet) -> None:
    current = CriteriaSet.objects.select_for_update(of=("self",)).get(pk=criteria.pk)
    criteria.state = current.state
    if current.state != CriteriaState.DRAFT:
        raise StaleState(_("This version is no draft any more: its rows are kept."))


def _permit(by: User) -> None:
    if not Permission.CRITERIA_DRAFT.is_held_by(by):
        raise NotPermitted(Permission.CRITERIA_DRAFT.refusal(by))
