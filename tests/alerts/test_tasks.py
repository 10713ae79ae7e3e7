"""The comparison as jobs: a real Celery worker compares what a batch touched, once."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

import pytest

from alerts import tasks
from alerts.actions import comparisons
from alerts.landings import compare_what_landed
from alerts.models import Alert, ComparisonRun, Finding, RunState
from enterprises.models import Batch, BatchTouch, Enterprise
from tests.alerts.facts import NOW, make_batch, make_enterprise, make_group, register

pytestmark = pytest.mark.django_db(transaction=True)


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "not within the time given"
        time.sleep(0.05)


@pytest.fixture
def landed() -> tuple[Enterprise, Enterprise, Batch]:
    """Two enterprises with workers in no scheme; the batch touched only the first."""
    group = make_group()
    touched, other = make_enterprise(group, 1), make_enterprise(group, 2)
    make_batch("insurance-records")
    batch = make_batch("employments")
    for enterprise in (touched, other):
        register(enterprise, 8, insured=3, batch=batch)
    BatchTouch.objects.create(batch_id=batch.pk, enterprise_id=touched.pk)
    return touched, other, batch


def test_landed_batch_is_compared_by_the_worker_for_what_it_touched(
    landed: tuple[Enterprise, Enterprise, Batch], celery_worker_process: subprocess.Popen
) -> None:
    touched, _, batch = landed
    compare_what_landed(batch.pk)
    wait_for(ComparisonRun.objects.filter(batch_id=batch.pk, state=RunState.DONE).exists)
    assert [alert.enterprise for alert in Alert.objects.filter(rule="unregistered-worker")] == [
        touched
    ]


def test_same_task_twice_does_its_work_once(
    landed: tuple[Enterprise, Enterprise, Batch],
) -> None:
    batch = landed[2]
    tasks.compare_batch(batch.pk)
    tasks.compare_batch(batch.pk)
    assert ComparisonRun.objects.filter(batch_id=batch.pk).count() == 1
    shard = ComparisonRun.objects.get(batch_id=batch.pk).shards.first()
    before = Finding.objects.count()
    tasks.compare_shard(shard.pk)
    assert Finding.objects.count() == before


def test_batch_that_touched_everything_is_compared_shard_by_shard(
    landed: tuple[Enterprise, Enterprise, Batch], celery_worker_process: subprocess.Popen
) -> None:
    batch = landed[2]
    Batch.objects.filter(pk=batch.pk).update(touches_everything=True)
    compare_what_landed(batch.pk)
    wait_for(ComparisonRun.objects.filter(batch_id=batch.pk, state=RunState.DONE).exists)
    assert Alert.objects.filter(rule="unregistered-worker").count() == 2


def test_batches_nobody_compared_are_found(landed: tuple[Enterprise, Enterprise, Batch]) -> None:
    batch = landed[2]
    assert batch.pk in comparisons.uncompared_batches()
    comparisons.compare(by=None, now=NOW, as_of=NOW.date())
    assert comparisons.uncompared_batches() == []
