"""One enterprise touched → its alert visible to its inspector, through the real queue.

Each round lands a delivery of one row (a person hired two months ago, insured nowhere) by the same
action as `import_feed`. The batch is published, a task queued, a Celery worker compares what the
batch touched, and the inspector's own list, asked every few milliseconds, shows the alert.
"""

from __future__ import annotations

import csv
import random
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils import timezone
from stdnum.cn import ric

from alerts.models import Alert
from benchmarks import people
from benchmarks.celery_worker import celery_worker
from benchmarks.scales import Scale
from benchmarks.targets import at_most, percentile
from benchmarks.whole_run import after_first_run
from enterprises.actions import batches
from enterprises.models import Enterprise
from inspectorate.organisation.models import User

ROUNDS = 30
RULE = "unregistered-worker"
POLL_SECONDS = 0.01
GIVE_UP_SECONDS = 60.0


def measure(scale: Scale) -> dict[str, Any]:
    """Thirty rounds after one that warms up; seconds of each, and of the landing within them."""
    after_first_run(scale)
    user = people.inspector()
    with celery_worker(scale, processes=2), TemporaryDirectory() as folder:
        chosen = _enterprises(user, ROUNDS + 1)
        rounds = [_round(user, enterprise, Path(folder)) for enterprise in chosen][1:]
    seconds = [total for total, _landing in rounds]
    landing = [landed for _total, landed in rounds]
    return {
        "rounds": len(rounds),
        "p50_seconds": round(percentile(seconds, 0.5), 3),
        "p95_seconds": round(percentile(seconds, 0.95), 3),
        "longest_seconds": round(max(seconds), 3),
        "landing_p50_seconds": round(percentile(landing, 0.5), 3),
        "landing_p95_seconds": round(percentile(landing, 0.95), 3),
        "workers_compared": 2,
        "targets": [at_most("touched to visible, p95", percentile(seconds, 0.95), 2.0, "s")],
    }


def _enterprises(user: User, count: int) -> list[Enterprise]:
    """Different enterprises of the inspector's own groups, drawn at random."""
    ids = list(Enterprise.objects.visible_to(user).values_list("id", flat=True))
    drawn = random.Random(7).sample(ids, count)
    return list(Enterprise.objects.visible_to(user).filter(id__in=drawn).order_by("id"))


def _round(user: User, enterprise: Enterprise, folder: Path) -> tuple[float, float]:
    """Seconds from the delivery's first byte read to the alert, and of its landing alone."""
    path = folder / "employments.csv"
    _write(path, enterprise)
    counted = _findings(user, enterprise)
    started = time.perf_counter()
    outcome = batches.land(feed="employments", path=path, by=None)
    landed = time.perf_counter() - started
    if outcome.error:
        raise RuntimeError(outcome.error)
    while _findings(user, enterprise) <= counted:
        if time.perf_counter() - started > GIVE_UP_SECONDS:
            raise TimeoutError(f"no alert of {RULE} after {GIVE_UP_SECONDS} s")
        time.sleep(POLL_SECONDS)
    return time.perf_counter() - started, landed


def _findings(user: User, enterprise: Enterprise) -> int:
    """Findings the inspector sees of the rule at the enterprise."""
    alert = Alert.objects.visible_to(user).filter(rule=RULE, enterprise=enterprise).open().first()
    return alert.findings_count if alert else 0


def _write(path: Path, enterprise: Enterprise) -> None:
    hired = timezone.localdate() - timedelta(days=62)
    with path.open("w", newline="", encoding="utf-8") as target:
        rows = csv.writer(target)
        rows.writerow(["id_number", "name", "uscc", "hired_on", "monthly_wage", "contract_kind"])
        rows.writerow([_id_number(), "样例", enterprise.uscc, hired, "6000", "fixed"])


def _id_number() -> str:
    """A well-formed identity number that was never given out: born on a day, place code 370202."""
    draw = random.SystemRandom()
    born = date(1970, 1, 1) + timedelta(days=draw.randrange(10_000))
    first = f"370202{born:%Y%m%d}{draw.randrange(1000):03d}"
    return first + str(ric.calc_check_digit(first + "0"))
