"""Work over a whole cycle: laid out in shards of enterprises, carried out by Celery, finished.

Safe to repeat at every step: a shard is one transaction that a second delivery finds done, and what
a killed worker left is taken up again by the sweep, as comparisons are.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

from django.db import connection, transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from compliance.appraisal import evidence
from compliance.models import (
    Appraisal,
    AppraisalFact,
    AppraisalRun,
    AppraisalShard,
    AppraisalState,
    AppraisalWork,
    Grade,
    GradeCount,
    WorkState,
)
from compliance.procedure.refusals import StaleState
from enterprises import planner
from enterprises.models import Enterprise
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.organisation import journal
from inspectorate.organisation.models import User

from .appraisal_work import WORKS

IN_A_SHARD = 30_000
RESULT = ["state", "finished_at", "compared_count", "differing_count"]


def start(
    appraisal: Appraisal,
    work: AppraisalWork,
    *,
    by: User | None,
    now: datetime,
    scope: dict[str, object] | None = None,
) -> AppraisalRun:
    """Lays the work out and queues it on commit; the caller holds the transaction.

    Raises StaleState while the same work is still being carried out.
    """
    if appraisal.runs.filter(work=work, state=WorkState.WAITING).exists():
        raise StaleState(_("This work is being carried out already."))
    run = AppraisalRun.objects.create(
        appraisal=appraisal, work=work, scope=scope or {}, started_by=by, created_at=now
    )
    highest = Enterprise.objects.aggregate(highest=Max("id"))["highest"] or 0
    starts = list(range(0, highest + 1, IN_A_SHARD)) or [0]
    ends = [first - 1 for first in starts[1:]] + [evidence.EVERYONE]
    AppraisalShard.objects.bulk_create(
        AppraisalShard(run=run, number=number, first=first, last=last)
        for number, (first, last) in enumerate(zip(starts, ends, strict=True))
    )
    transaction.on_commit(partial(_queue, run.pk), robust=True)
    return run


def prepare(run: AppraisalRun, *, now: datetime) -> None:
    """What must be there before the first shard: for a computation, the frozen evidence."""
    appraisal = run.appraisal
    if run.work != AppraisalWork.COMPUTE or appraisal.state != AppraisalState.OPENED:
        return
    with transaction.atomic():
        lock_until_commit(f"cycle {appraisal.pk}")
        opened = Appraisal.objects.filter(pk=appraisal.pk, state=AppraisalState.OPENED)
        if not opened.exists():
            return
        began = time.perf_counter()
        facts = evidence.freeze(appraisal)
        opened.update(
            state=AppraisalState.FROZEN,
            frozen_at=now,
            facts_count=facts,
            seconds=time.perf_counter() - began,
        )
    appraisal.refresh_from_db()


def carry_out(shard: AppraisalShard, *, now: datetime) -> None:
    """Carries out one shard in one transaction; one that is done already is left as it is."""
    run = shard.run
    with transaction.atomic(), journal.told(user=run.started_by_id, reason=run.work):
        lock_until_commit(f"appraisal shard {shard.pk}")
        shard.refresh_from_db(fields=["state"])
        if shard.state == WorkState.DONE:
            return
        began = time.perf_counter()
        shard.rows = WORKS[run.work].shard(run, shard, now)
        shard.seconds = time.perf_counter() - began
        shard.state, shard.finished_at = WorkState.DONE, now
        shard.save(update_fields=["rows", "seconds", "state", "finished_at"])


def finish(run: AppraisalRun, *, now: datetime) -> AppraisalRun:
    """Ends the run once all its shards are done; nothing while one is missing."""
    with transaction.atomic(), journal.told(user=run.started_by_id, reason=run.work):
        lock_until_commit(f"appraisal run {run.pk}")
        run.refresh_from_db()
        left = run.shards.exclude(state=WorkState.DONE).exists()
        if left or run.state == WorkState.DONE:
            return run
        written = run.shards.aggregate(rows=Sum("rows"))["rows"] or 0
        planner.gather(Grade, GradeCount, AppraisalFact, written=written)
        follows = WORKS[run.work].finish(run, now)
        run.state, run.finished_at = WorkState.DONE, now
        run.save(update_fields=RESULT)
        if follows:
            start(run.appraisal, follows, by=run.started_by, now=now)
    return run


def carry_out_all(
    run: AppraisalRun,
    *,
    now: datetime,
    threads: int = 1,
    progress: Callable[[AppraisalShard], None] | None = None,
) -> AppraisalRun:
    """Carries out a run in this program, on `threads` connections, from wherever it stands."""
    prepare(run, now=now)
    shards = list(run.shards.select_related("run__appraisal").exclude(state=WorkState.DONE))

    def lane(own: list[AppraisalShard]) -> None:
        for shard in own:
            carry_out(shard, now=now)
            if progress:
                progress(shard)

    def lane_of_its_own(own: list[AppraisalShard]) -> None:
        try:
            lane(own)
        finally:
            connection.close()

    if threads == 1 or len(shards) == 1 or connection.in_atomic_block:
        lane(shards)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lane_of_its_own, [shards[at::threads] for at in range(threads)]))
    return finish(run, now=now)


def _queue(run_id: int) -> None:
    from compliance.tasks import carry_out_appraisal

    queue_or_leave(carry_out_appraisal, run_id)
