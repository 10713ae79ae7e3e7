"""The way of a letter by jobs alone: a real worker sets the paper, compares and answers."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from alerts.models import Alert
from alerts.triage import Listed
from compliance.actions import letters
from compliance.models import Letter
from enterprises.models import Batch
from tests.compliance.letters.city import City
from tests.contract.counter import Counter


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until the worker has done it."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "not within the time given"
        time.sleep(0.1)


def test_a_landed_delivery_answers_the_letter_without_anybody_asking(
    transactional_db: None,
    celery_worker_process: subprocess.Popen[bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    city = City(Counter(tmp_path, capsys))
    now = timezone.now()
    letters.send(
        Listed(dict(Alert.objects.order_by("pk").values_list("pk", "state"))),
        by=city.person,
        now=now,
        due_on=timezone.localdate(now) + timedelta(days=30),
        language="en",
    )
    wait_for(Letter.objects.filter(document__isnull=False).exists)
    last = timezone.localdate() + timedelta(days=1)
    city.insure({1: (0, 1, 2)}, "--complete", f"2024-01-01..{last.isoformat()}")
    assert Batch.objects.latest("id").complete_from
    wait_for(Letter.objects.filter(state="put_right").exists)
    assert Alert.objects.get(rule="unregistered-worker").state == "closed"
