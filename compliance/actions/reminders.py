"""Who is told of deadlines that are near or over: reckoned at night, sent in office hours.

How many working days before its end a limit is told, and how many after it is passed on to the
supervisors, stands in the limit. Each person hears each thing once per due date.
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone

from alerts.actions.notifications import Notice, announce_all
from alerts.models import NotificationKind
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.models import Limit
from inspectorate.organisation.working_days import calendar

Row = dict[str, Any]


def remind(*, now: datetime) -> int:
    """Tells everybody concerned what is near or over today; how many notices are new.

    On a day off nobody is told: the next working day finds the same deadlines.
    """
    today = timezone.localdate(now)
    if not calendar().is_working_day(today):
        return 0
    limits = Limit.objects.in_bulk()
    found = fetch("compliance", "deadlines_to_tell", today=today, **_cuts(limits, today))
    return sum(
        announce_all(NotificationKind(kind), [_notice(row, limits) for row in rows], now=now)
        for kind, rows in groupby(found, key=lambda row: str(row["kind"]))
    )


def _cuts(limits: dict[str, Limit], today: date) -> dict[str, list[Any]]:
    """For each limit the last due date that is near, and the last that is over for long enough."""
    days = calendar()
    return {
        "codes": list(limits),
        "remind": [days.working_day_after(today, each.remind_days) for each in limits.values()],
        "escalate": [
            days.working_day_before(today, each.escalate_days) for each in limits.values()
        ],
    }


def _notice(row: Row, limits: dict[str, Limit]) -> Notice:
    limit = limits[row["code"]]
    return Notice(
        user=row["user_id"],
        key=f"deadline {row['id']} due {row['due_on']} {row['kind']}",
        address=f"/cases/{row['case_id']}/",
        values={
            "number": row["number"],
            "what": limit.name_en,
            "what_zh": limit.name,
            "due": row["due_on"].isoformat(),
        },
    )
