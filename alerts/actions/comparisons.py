"""Whole comparisons: for a command, for a landed batch, for the night.

Here a run is started and carried to its end in this process, or its shards are handed to the
Celery workers. Both go through the same actions, and a run interrupted anywhere is taken up again.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from alerts import scopes
from alerts.models import ComparisonRun, RunShard, RunState
from enterprises.models import Batch, Enterprise
from inspectorate.organisation.models import GridGroup, User

from . import runs


def compare(
    *,
    by: User | None,
    now: datetime,
    as_of: date,
    known_at: datetime | None = None,
    names: list[str] | None = None,
    enterprises: list[int] | None = None,
    threads: int = 1,
    progress: Callable[[RunShard], None] | None = None,
) -> ComparisonRun:
    """Compares everything, or these enterprises and their people, and returns the finished run."""
    scope = scopes.around_enterprises(enterprises) if enterprises is not None else {}
    run = runs.start(by=by, now=now, as_of=as_of, known_at=known_at, names=names, scope=scope)
    carry_out_all(run, now=now, threads=threads, progress=progress)
    return runs.finish(run, now=now)


def carry_out_all(
    run: ComparisonRun,
    *,
    now: datetime,
    threads: int = 1,
    progress: Callable[[RunShard], None] | None = None,
) -> None:
    """Carries out the run's open shards here, on `threads` database connections."""
    shards = list(run.shards.exclude(state=RunState.DONE).order_by("number", "rule"))

    def one(shard: RunShard) -> None:
        runs.carry_out(shard, now=now)
        if progress:
            progress(shard)

    if threads == 1 or len(shards) == 1 or connection.in_atomic_block:
        for shard in shards:
            one(shard)
        return

    def lane(own: list[RunShard]) -> None:
        try:
            for shard in own:
                one(shard)
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lane, [shards[at::threads] for at in range(threads)]))


def compare_batch(batch_id: int, *, now: datetime) -> ComparisonRun | None:
    """Compares what a landed batch touched, once. None: already compared, or nothing touched.

    A batch that touched (nearly) everything asks for a whole comparison; its shards are left to
    the workers, and a whole comparison started since its landing serves as well.
    """
    batch = Batch.objects.published().get(pk=batch_id)
    with transaction.atomic():
        if ComparisonRun.objects.filter(batch_id=batch_id).exists():
            return None
        as_of = timezone.localdate(now)
        if batch.touches_everything:
            if whole_since(batch.published_at or now):
                return None
            return runs.start(by=None, now=now, as_of=as_of, batch_id=batch_id)
        scope = scopes.around_batch(batch_id)
        run = runs.start(by=None, now=now, as_of=as_of, scope=scope, batch_id=batch_id)
        if run.shards.count() <= SMALL_RUN:
            carry_out_all(run, now=now)
            runs.finish(run, now=now)
    return run


SMALL_RUN = 40


def whole_since(moment: datetime) -> bool:
    """Whether a comparison of everything, as of the day it ran, was started after `moment`."""
    whole = ComparisonRun.objects.filter(scope={}, known_at=None, created_at__gte=moment)
    return any(run.as_of == timezone.localdate(run.created_at) for run in whole)


def uncompared_batches() -> list[int]:
    """Published batches that no run has answered yet, oldest first."""
    latest = ComparisonRun.objects.filter(scope={}, known_at=None).order_by("-created_at")
    since = next(
        (r.created_at for r in latest[:50] if r.as_of == timezone.localdate(r.created_at)), None
    )
    batches = Batch.objects.published().exclude(
        pk__in=ComparisonRun.objects.filter(batch_id__isnull=False).values("batch_id")
    )
    if since:
        batches = batches.filter(published_at__gt=since)
    return list(batches.order_by("id").values_list("id", flat=True))


def enterprises_of(*, usccs: list[str], grids: list[str]) -> list[int] | None:
    """Ids of the named enterprises and of those in the named groups; None if none was named.

    Raises Enterprise.DoesNotExist or GridGroup.DoesNotExist naming the first code not known.
    """
    if not usccs and not grids:
        return None
    by_code = dict(Enterprise.objects.filter(uscc__in=usccs).values_list("uscc", "id"))
    for uscc in usccs:
        if uscc not in by_code:
            raise Enterprise.DoesNotExist(f"No enterprise has the code {uscc}.")
    groups = set(GridGroup.objects.filter(code__in=grids).values_list("code", flat=True))
    for grid in grids:
        if grid not in groups:
            raise GridGroup.DoesNotExist(f"No grid group has the code {grid}.")
    in_grids = Enterprise.objects.filter(grid_group__code__in=grids)
    return sorted({*by_code.values(), *in_grids.values_list("id", flat=True)})
