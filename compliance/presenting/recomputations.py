"""A recomputation as its page shows it: how far it is, and each grade that differs in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from compliance.appraisal.sentences import sentence
from compliance.models import Appraisal, AppraisalRun, RecomputedGrade, ScaleGrade, WorkState
from inspectorate.organisation.models import User


@dataclass(frozen=True)
class Parts:
    """How many parts of the city are compared, of how many."""

    done: int
    all: int


@dataclass(frozen=True)
class Difference:
    """A grade proposed at the time, what the frozen facts give now, and by which criterion."""

    row: RecomputedGrade
    proposed: str
    computed: str
    reason: str


def parts_of(run: AppraisalRun) -> Parts:
    """How far the work has come."""
    counted = run.shards.aggregate(done=Count("id", filter=Q(state=WorkState.DONE)), n=Count("id"))
    return Parts(counted["done"], counted["n"])


def difference_rows(
    found: Sequence[RecomputedGrade], appraisal: Appraisal, grades: Sequence[ScaleGrade]
) -> list[Difference]:
    """The rows of the list, with the criteria of the cycle in sentences."""
    names = {grade.code: str(grade) for grade in grades}
    reasons = {
        row.number: sentence(names.get(row.grade, row.grade), row.facts, row.at_least)
        for row in (appraisal.criteria.rows.all() if found else ())
    }
    nothing = _("no criterion is reached any more")
    return [
        Difference(
            row,
            names.get(row.grade.proposed_grade, row.grade.proposed_grade),
            names.get(row.computed_grade, row.computed_grade),
            reasons.get(row.computed_criterion, nothing),
        )
        for row in found
    ]


def last_recomputation(appraisal: Appraisal, *, user: User) -> AppraisalRun | None:
    """The latest one of a cycle, done or being carried out."""
    runs = AppraisalRun.objects.visible_to(user).filter(appraisal=appraisal, work="recompute")
    found: AppraisalRun | None = runs.select_related("started_by").order_by("-pk").first()
    return found
