"""A comparison worker killed at random costs its shard only: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest
from django.utils import timezone

from alerts import scopes, tasks
from alerts.actions import runs
from alerts.models import Alert, ComparisonRun, Finding, RuleHit, RunState
from tests import programs
from tests.alerts.facts import make_batch, make_enterprise, make_group, register

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "3"))
ENTERPRISES = 60


def lay_out_a_run(monkeypatch: pytest.MonkeyPatch) -> ComparisonRun:
    """A run over many small shards, waiting."""
    monkeypatch.setattr(scopes, "KEYS_IN_A_RANGE", {"enterprise": 3, "worker": 40})
    now = timezone.now()
    return runs.start(
        by=None, now=now, as_of=timezone.localdate(now), names=["unregistered-worker"]
    )


@pytest.mark.parametrize("number", range(ROUNDS))
def test_worker_killed_mid_run_and_the_next_completes(
    number: int, monkeypatch: pytest.MonkeyPatch, transactional_db: None
) -> None:
    make_batch("insurance-records")
    batch = make_batch("employments")
    group = make_group()
    for place in range(ENTERPRISES):
        register(make_enterprise(group, place + 1), 5, insured=2, batch=batch)
    run = lay_out_a_run(monkeypatch)
    with programs.celery_worker() as first:
        tasks.hand_out(run)
        time.sleep(random.Random(number).uniform(0.0, 0.4))
        os.killpg(first.pid, signal.SIGKILL)  # the worker and its pool share a session of their own
        first.wait()
    with programs.celery_worker():
        until = time.monotonic() + 180
        while run.state != RunState.DONE and time.monotonic() < until:
            ComparisonRun.objects.filter(pk=run.pk).update(
                created_at=timezone.now() - 2 * tasks.SOON
            )
            tasks.take_up_what_was_left()
            time.sleep(0.5)
            run.refresh_from_db()
    assert run.state == RunState.DONE
    assert Finding.objects.current().count() == ENTERPRISES * 3
    assert Alert.objects.count() == ENTERPRISES
    assert {alert.workers_count for alert in Alert.objects.all()} == {3}
    assert not RuleHit.objects.exists()
