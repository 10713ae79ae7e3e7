"""The kinds of work over a whole cycle: what a shard of each does, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from compliance.appraisal import evidence
from compliance.models import (
    Appraisal,
    AppraisalRun,
    AppraisalShard,
    AppraisalState,
    AppraisalWork,
    CountAxis,
    Grade,
    RecomputedGrade,
)
from inspectorate.foundation.statements import execute

Shard = Callable[[AppraisalRun, AppraisalShard, datetime], int]
Finish = Callable[[AppraisalRun, datetime], AppraisalWork | None]


@dataclass(frozen=True)
class Work:
    """`shard` returns the rows it wrote, `finish` the work that follows."""

    shard: Shard
    finish: Finish


def compute(run: AppraisalRun, shard: AppraisalShard, now: datetime) -> int:
    """Grades the shard's enterprises."""
    return evidence.grade(run.appraisal, shard=shard.number, first=shard.first, last=shard.last)


def computed(run: AppraisalRun, now: datetime) -> None:
    """Frozen → in review, with how many were graded and how long it took."""
    appraisal = run.appraisal
    counted = appraisal.grade_counts.filter(axis=CountAxis.PLACE).aggregate(n=Sum("enterprises"))
    seconds = run.shards.aggregate(s=Sum("seconds"))["s"] or 0
    Appraisal.objects.filter(pk=appraisal.pk, state=AppraisalState.FROZEN).update(
        state=AppraisalState.IN_REVIEW,
        computed_at=now,
        graded_count=counted["n"] or 0,
        seconds=round(appraisal.seconds + seconds, 3),
    )


def notify(run: AppraisalRun, shard: AppraisalShard, now: datetime) -> int:
    """Confirmed → notified, and whoever acts for the enterprises is told."""
    from compliance.actions.enterprise_news import tell_grades

    moved = execute("compliance", "notify_grades", **_bounds(run, shard))
    tell_grades(run.appraisal, first=shard.first, last=shard.last, now=now)
    return moved


def papers(run: AppraisalRun, shard: AppraisalShard, now: datetime) -> int:
    """Issues the notices of the grades that ask for one on paper."""
    from compliance.actions.grade_papers import issue_in_shard

    return issue_in_shard(run, shard)


def conclude(run: AppraisalRun, shard: AppraisalShard, now: datetime) -> int:
    """Notified → final."""
    return execute("compliance", "conclude_grades", **_bounds(run, shard))


def confirm(run: AppraisalRun, shard: AppraisalShard, now: datetime) -> int:
    """Confirms the open grades of the list the run was asked for."""
    from compliance.actions.grades import confirm_in_shard

    return confirm_in_shard(run, shard, now=now)


def regimes(run: AppraisalRun, shard: AppraisalShard, now: datetime) -> int:
    """Puts the shard's enterprises under the regime of their final grade."""
    from compliance.actions.regimes import impose_by_grade

    return impose_by_grade(run.appraisal, shard.first, shard.last, by=run.started_by, now=now)


def recompute(run: AppraisalRun, shard: AppraisalShard, now: datetime) -> int:
    """Keeps which grades of the shard come out otherwise; returns how many, normally none."""
    found = evidence.differing(run.appraisal, first=shard.first, last=shard.last)
    grades = Grade.objects.in_bulk([row["id"] for row in found])
    RecomputedGrade.objects.bulk_create(
        RecomputedGrade(
            run=run,
            grade=(grade := grades[row["id"]]),
            enterprise_id=grade.enterprise_id,
            grid_group_id=grade.grid_group_id,
            district_code=grade.district_code,
            computed_grade=row["computed"],
            computed_criterion=row["number"],
        )
        for row in found
    )
    return len(found)


def recomputed(run: AppraisalRun, now: datetime) -> None:
    """Keeps with the run how many grades were compared and how many differ."""
    run.compared_count = Grade.objects.filter(appraisal=run.appraisal_id).count()
    run.differing_count = run.differences.count()


def nothing(run: AppraisalRun, now: datetime) -> None:
    """No work follows."""


def _bounds(run: AppraisalRun, shard: AppraisalShard) -> dict[str, int]:
    return {"appraisal": run.appraisal_id, "first": shard.first, "last": shard.last}


WORKS: dict[str, Work] = {
    AppraisalWork.COMPUTE: Work(compute, computed),
    AppraisalWork.CONFIRM: Work(confirm, nothing),
    AppraisalWork.NOTIFY: Work(notify, lambda run, now: AppraisalWork.PAPERS),
    AppraisalWork.PAPERS: Work(papers, nothing),
    AppraisalWork.CONCLUDE: Work(conclude, lambda run, now: AppraisalWork.REGIMES),
    AppraisalWork.REGIMES: Work(regimes, nothing),
    AppraisalWork.RECOMPUTE: Work(recompute, recomputed),
}
