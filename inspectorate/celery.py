"""The Celery application: four queues over Redis, and the beat schedule."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspectorate.settings")

app = Celery("inspectorate")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# One entry per periodic door. Every task here is safe to run twice.
BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "take-up-what-was-left": {"task": "alerts.tasks.take_up_what_was_left", "schedule": 10.0},
    "compare-everything": {
        "task": "alerts.tasks.compare_everything",
        "schedule": crontab(hour=2, minute=30),
    },
}
app.conf.beat_schedule = BEAT_SCHEDULE


@worker_init.connect
def _bring_up_services(**_: Any) -> None:
    from inspectorate.foundation.services import embedded

    embedded.ensure_running()
