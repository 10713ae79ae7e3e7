"""One notice a person and run: how many alerts are new in the own groups, and the first of them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from alerts.models import ComparisonRun, NotificationKind
from inspectorate.foundation.statements import fetch

from .notifications import Notice, announce_all

SAID = ("count", "rule", "workers", "workers_total", "amount", "months")


def announce_new_alerts(run: ComparisonRun, *, now: datetime) -> int:
    """Tells everybody on duty today what the run raised in their groups; how many were told now.

    A run that repeats a past state of knowledge tells nobody. Safe to repeat.
    """
    if run.known_at:
        return 0
    found = fetch("alerts", "new_alerts_by_person", run=run.pk, today=timezone.localdate(now))
    notices = [
        Notice(
            user=row["user_id"],
            key=f"new alerts of run {run.pk}",
            address=f"/alerts/{row['alert']}/" if row["count"] == 1 else "/alerts/?state=new",
            values={name: row[name] for name in SAID},
        )
        for row in found
    ]
    return announce_all(NotificationKind.NEW_ALERT, notices, now=now)
