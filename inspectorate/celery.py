"""The Celery application: four queues over Redis, and the beat schedule."""

from __future__ import annotations

import os
import sys
from typing import Any

from celery import Celery, Task
from celery.schedules import crontab

from inspectorate.foundation.services import embedded, roles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspectorate.settings")


class Job(Task):
    """A task whose changes say in the history which job made them."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        from inspectorate.organisation import journal

        with journal.of_job(self.name):
            return super().__call__(*args, **options)


app = Celery("inspectorate", task_cls=Job)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# One entry per periodic door. Every task here is safe to run twice.
BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "recheck-orders": {
        "task": "compliance.tasks.recheck_orders",
        "schedule": crontab(hour=5, minute=10),
    },
    "follow-exposures": {
        "task": "compliance.tasks.follow_exposures",
        "schedule": crontab(hour=5, minute=20),
    },
    "end-watchlist-terms": {
        "task": "compliance.tasks.end_watchlist_terms",
        "schedule": crontab(hour=0, minute=40),
    },
    "take-up-uploads": {"task": "enterprises.tasks.take_up_uploads", "schedule": 10.0},
    "take-up-what-was-left": {"task": "alerts.tasks.take_up_what_was_left", "schedule": 10.0},
    "dispatch-notices": {
        "task": "alerts.tasks.dispatch_notices",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "take-up-appraisals": {"task": "compliance.tasks.take_up_appraisals", "schedule": 10.0},
    "take-up-medals": {"task": "compliance.tasks.take_up_medals", "schedule": 60.0},
    "take-up-letters": {"task": "compliance.tasks.take_up_letters", "schedule": 60.0},
    "drop-read-notices": {
        "task": "alerts.tasks.drop_read_notices",
        "schedule": crontab(hour=3, minute=40),
    },
    "compare-everything": {
        "task": "alerts.tasks.compare_everything",
        "schedule": crontab(hour=2, minute=30),
    },
    "remind-of-deadlines": {
        "task": "compliance.tasks.remind_of_deadlines",
        "schedule": crontab(hour=6, minute=0),
    },
    "announce-certificates": {
        "task": "compliance.tasks.announce_certificates",
        "schedule": crontab(hour=8, minute=30),
    },
    "purge-complainants": {
        "task": "compliance.tasks.purge_complainants",
        "schedule": crontab(hour=3, minute=50),
    },
    "forget-self-checks": {
        "task": "compliance.tasks.forget_self_checks",
        "schedule": crontab(hour=4, minute=40),
    },
    "sweep-papers": {
        "task": "compliance.tasks.sweep_papers",
        "schedule": crontab(hour=4, minute=15),
    },
    "expire-public-entries": {
        "task": "compliance.tasks.expire_public_entries",
        "schedule": crontab(hour=0, minute=5),
    },
    "end-regimes": {
        "task": "compliance.tasks.end_regimes",
        "schedule": crontab(hour=0, minute=20),
    },
    "drop-old-answers": {
        "task": "inspectorate.organisation.tasks.drop_old_answers",
        "schedule": crontab(hour=3, minute=50),
    },
    "count-figures": {
        "task": "compliance.tasks.count_figures",
        "schedule": crontab(hour=3, minute=10),
    },
    "take-up-snapshots": {"task": "compliance.tasks.take_up_snapshots", "schedule": 60.0},
    "follow-enterprises": {
        "task": "compliance.tasks.follow_enterprises",
        "schedule": crontab(minute="*/10"),
    },
}
app.conf.beat_schedule = BEAT_SCHEDULE

if roles.runs_celery(sys.argv[0]):  # worker or beat, not a process that only sends tasks
    os.environ.setdefault("DATABASE_ROLE", "worker")
    embedded.ensure_running()
