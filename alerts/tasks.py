"""Doors for Celery: ids in, one action, safe twice. What a killed worker left is taken up again."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from inspectorate.foundation.locks import held
from inspectorate.foundation.queues import waiting_jobs
from inspectorate.organisation.working_days import one_reading

from . import standing
from .actions import comparisons, notices, runs
from .models import ComparisonRun, RunShard, RunState
from .notification import outbox

SOON = timedelta(seconds=10)


@shared_task
def compare_batch(batch_id: int) -> None:
    """Compares what a landed batch touched; a wide one is handed on shard by shard."""
    with held(f"compare batch {batch_id}") as ours:
        if ours:
            run = comparisons.compare_batch(batch_id, now=timezone.now())
            if run and run.state != RunState.DONE:
                hand_out(run)


@shared_task
def compare_shard(shard_id: int) -> None:
    """Compares one shard, and finishes the run if it was the last."""
    with held(f"compare shard {shard_id}") as ours:
        if not ours:
            return
        shard = RunShard.objects.select_related("run").get(pk=shard_id)
        runs.carry_out(shard, now=timezone.now())
    runs.finish(shard.run, now=timezone.now())


@shared_task
def compare_everything() -> None:
    """The nightly comparison of the whole city."""
    now = timezone.now()
    hand_out(runs.start(by=None, now=now, as_of=timezone.localdate(now)))


@shared_task
def take_up_what_was_left() -> None:
    """Every ten seconds: batches not compared, shards nobody carries out, runs not finished.

    While the queue still holds jobs nothing was lost yet, and nothing is added to it.
    """
    now = timezone.now()
    for run in ComparisonRun.objects.exclude(state=RunState.DONE):
        runs.finish(run, now=now)
    if waiting_jobs("comparison"):
        return
    for batch_id in comparisons.uncompared_batches():
        compare_batch.delay(batch_id)
    left = RunShard.objects.exclude(state=RunState.DONE).filter(run__created_at__lt=now - SOON)
    for shard in left.exclude(run__state=RunState.DONE).order_by("id"):
        with held(f"compare shard {shard.pk}") as free:
            pass
        if free:
            compare_shard.delay(shard.pk)


@shared_task(acks_late=True)
def drop_read_notices() -> None:
    """Every night: notices read so long ago that nobody looks for them any more."""
    notices.drop_read(now=timezone.now())


@shared_task(acks_late=True)
def categorise(enterprises: list[int]) -> None:
    """Brings categories in line after something else than a comparison moved their alerts."""
    standing.categorise(enterprises, as_of=timezone.localdate())


@shared_task(acks_late=True)
def rescore_everything() -> None:
    """Orders all open alerts and enterprises anew after a weight was changed."""
    standing.rescore_all()
    standing.categorise_all(as_of=timezone.localdate())


def hand_out(run: ComparisonRun) -> None:
    """Queues the run's open shards, or finishes a run that has none."""
    waiting = run.shards.exclude(state=RunState.DONE).order_by("number", "rule")
    for shard_id in waiting.values_list("id", flat=True):
        compare_shard.delay(shard_id)
    if not waiting.exists():
        runs.finish(run, now=timezone.now())


@shared_task
def dispatch_notices() -> None:
    """Sends what waits in the outbox, and takes up what a killed sender left in hand."""
    outbox.take_back_what_was_left(now=timezone.now())
    with one_reading():  # of the calendar: office hours are asked for each person
        while outbox.dispatch(now=timezone.now()):
            pass
