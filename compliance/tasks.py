"""Doors for Celery: one action each, safe twice."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from alerts.models import ComparisonRun
from alerts.standing import affected_enterprises
from compliance.models import AppraisalRun, AppraisalShard, Simulation, Snapshot, WorkState
from inspectorate.foundation.locks import held
from inspectorate.foundation.queues import waiting_jobs

from .actions import (
    appraisal_runs,
    certificates,
    complainants,
    documents,
    exposure_runs,
    grid_changes,
    letter_papers,
    medal_certificates,
    medals,
    order_checks,
    publications,
    rechecks,
    regimes,
    reminders,
    reviews,
    self_checks,
    simulations,
    snapshots,
    watchlist,
)

SOON = timedelta(seconds=10)


@shared_task
def remind_of_deadlines() -> None:
    """Every morning: who is told of deadlines that are near or over."""
    with held("remind of deadlines") as ours:
        if ours:
            reminders.remind(now=timezone.now())
            reviews.take_in(now=timezone.now(), everything=True)


@shared_task(acks_late=True)
def announce_certificates() -> None:
    """Every morning: whose enforcement certificate ends within 90 or 30 days."""
    certificates.announce_ending(now=timezone.now())


@shared_task(acks_late=True)
def follow_enterprises() -> None:
    """Every ten minutes: cases and visits come after enterprises that a delivery moved."""
    grid_changes.follow_owners()


@shared_task(acks_late=True)
def issue_letters() -> None:
    """Sets papers of letters that have none, some at a time; queues itself while there are more."""
    if letter_papers.set_waiting() == letter_papers.AT_ONCE:
        issue_letters.delay()


@shared_task(acks_late=True)
def recheck_letters() -> None:
    """Answers the letters that complete deliveries cover."""
    rechecks.recheck(now=timezone.now())


@shared_task(acks_late=True)
def take_up_letters() -> None:
    """Every minute: papers a killed worker left, answers nobody was asked for."""
    letter_papers.set_waiting()
    rechecks.recheck(now=timezone.now())
    reviews.take_in(now=timezone.now())


@shared_task(acks_late=True)
def take_in_reviews() -> None:
    """Asks the enterprises of written reviews that have begun, takes in delivered answers."""
    reviews.take_in(now=timezone.now())


@shared_task(acks_late=True)
def recheck_orders(run_id: int | None = None) -> None:
    """After a comparison, and every night: whom do running orders still concern?"""
    touched = None
    if run_id is not None:
        touched = affected_enterprises(ComparisonRun.objects.get(pk=run_id))
    order_checks.recheck_orders(now=timezone.now(), enterprises=touched)


@shared_task(acks_late=True)
def purge_complainants() -> None:
    """Every night: who complained is forgotten where it was kept for long enough."""
    complainants.purge(now=timezone.now())


@shared_task(acks_late=True)
def sweep_papers() -> None:
    """Every night: files of papers whose transaction was rolled back."""
    documents.sweep_files(now=timezone.now())


@shared_task(acks_late=True)
def end_regimes() -> None:
    """Every night: regimes that ran out."""
    regimes.end_expired(now=timezone.now())


@shared_task(acks_late=True)
def count_figures() -> None:
    """Every night: all figures as of today."""
    now = timezone.now()
    asked = snapshots.ask(as_of=timezone.localdate(now), by=None, now=now)
    take_snapshot.delay(asked.pk)


@shared_task(acks_late=True)
def take_snapshot(snapshot_id: int) -> None:
    """Counts what a snapshot has not counted yet."""
    with held("take a snapshot") as ours:
        if ours:
            snapshots.take(Snapshot.objects.get(pk=snapshot_id), now=timezone.now())


@shared_task(acks_late=True)
def take_up_snapshots() -> None:
    """Every minute: snapshots asked for, or left by a killed worker."""
    with held("take a snapshot") as ours:
        for snapshot in snapshots.unfinished() if ours else []:
            snapshots.take(snapshot, now=timezone.now())


@shared_task(acks_late=True)
def follow_exposures() -> None:
    """After decisions and deliveries, and every night: propose, mark paid, lapse, expire."""
    exposure_runs.follow(now=timezone.now())


@shared_task(acks_late=True)
def carry_out_appraisal(run_id: int) -> None:
    """Prepares a piece of work over a cycle and hands its open shards to the workers."""
    with held(f"appraisal run {run_id}") as ours:
        if not ours:
            return
        run = AppraisalRun.objects.select_related("appraisal").get(pk=run_id)
        appraisal_runs.prepare(run, now=timezone.now())
    waiting = run.shards.exclude(state=WorkState.DONE).order_by("number")
    for shard_id in waiting.values_list("id", flat=True):
        carry_out_appraisal_shard.delay(shard_id)
    appraisal_runs.finish(run, now=timezone.now())


@shared_task(acks_late=True)
def carry_out_appraisal_shard(shard_id: int) -> None:
    """Carries out one shard, and finishes the run if it was the last."""
    with held(f"appraisal shard {shard_id}") as ours:
        if not ours:
            return
        shard = AppraisalShard.objects.select_related("run__appraisal").get(pk=shard_id)
        appraisal_runs.carry_out(shard, now=timezone.now())
    appraisal_runs.finish(shard.run, now=timezone.now())


@shared_task
def take_up_appraisals() -> None:
    """Every ten seconds: work over a cycle that nobody carries out."""
    now = timezone.now()
    left = AppraisalRun.objects.filter(state=WorkState.WAITING, created_at__lt=now - SOON)
    for run in left:
        if not waiting_jobs("comparison"):
            carry_out_appraisal.delay(run.pk)
    tried = Simulation.objects.filter(state=WorkState.WAITING, created_at__lt=now - SOON)
    for simulation_id in tried.values_list("id", flat=True):
        simulate_grades.delay(simulation_id)


@shared_task(acks_late=True)
def simulate_grades(simulation_id: int) -> None:
    """Tries a set of criteria on a period."""
    simulations.carry_out(Simulation.objects.get(pk=simulation_id), now=timezone.now())


@shared_task(acks_late=True)
def rank_medals() -> None:
    """Ranks the enterprises of the cycles whose medals were begun."""
    medals.rank_waiting(now=timezone.now())


@shared_task(acks_late=True)
def issue_medal_certificates() -> None:
    """Sets certificates that are missing, some at a time; queues itself while there are more."""
    if medal_certificates.set_waiting() == medal_certificates.AT_ONCE:
        issue_medal_certificates.delay()


@shared_task(acks_late=True)
def take_up_medals() -> None:
    """Every minute: rankings and certificates that a killed worker left."""
    medals.rank_waiting(now=timezone.now())
    medal_certificates.set_waiting()


@shared_task(acks_late=True)
def end_watchlist_terms() -> None:
    """Every night: whose term on the watchlist is over."""
    watchlist.end_terms(now=timezone.now())


@shared_task(acks_late=True)
def expire_public_entries() -> None:
    """Every night: entries of public lists whose last day was yesterday or before end."""
    publications.expire_ended(on=timezone.localdate(), now=timezone.now())


@shared_task(acks_late=True)
def send_self_check_code(key: int) -> None:
    """Looks up who asks for a self-check and sends the code."""
    self_checks.send_code(key, now=timezone.now())


@shared_task(acks_late=True)
def forget_self_checks() -> None:
    """Every night: self-checks of the days before."""
    self_checks.forget_old(now=timezone.now())
