"""Who is told of deadlines that are near or over: reckoned at night, sent in office hours.

How many working days before its end a limit is told, and how many after it is passed on to the
supervisors, stands in the limit. Each person hears each thing once per due date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone

from alerts.actions.notifications import Notice, announce_all
from alerts.models import NotificationKind
from compliance.complaints.news import people_of
from compliance.complaints.states import ComplaintState
from compliance.models import Complaint
from compliance.procedure.news import supervisors_of
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.working_days import calendar

from . import exposure_reminders, grade_objections, reviews

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
    told = sum(
        announce_all(NotificationKind(kind), [_notice(row, limits) for row in rows], now=now)
        for kind, rows in groupby(found, key=lambda row: str(row["kind"]))
    )
    told += reviews.remind(now=now)
    told += exposure_reminders.remind(limits, on=today, now=now)
    told += grade_objections.remind(limits, on=today, now=now)
    return told + _remind_of_complaints(limits["complaint_acceptance"], today, now=now)


def _remind_of_complaints(limit: Limit, today: date, *, now: datetime) -> int:
    """Complaints that are to be accepted or refused soon, or should have been."""
    days = calendar()
    near = days.working_day_after(today, limit.remind_days)
    over = days.working_day_before(today, limit.escalate_days)
    waiting = Complaint.objects.filter(
        state=ComplaintState.RECEIVED, acceptance_due_on__lte=near
    ).order_by("pk")
    told: dict[NotificationKind, list[Notice]] = defaultdict(list)
    for complaint in waiting:
        late = complaint.acceptance_due_on < today
        kind = NotificationKind.DEADLINE_OVER if late else NotificationKind.DEADLINE_SOON
        told[kind] += _of_complaint(complaint, limit, kind, people_of(complaint, on=today))
        if complaint.acceptance_due_on <= over:
            kind = NotificationKind.ESCALATION
            told[kind] += _of_complaint(complaint, limit, kind, supervisors_of(complaint))
    return sum(announce_all(kind, notices, now=now) for kind, notices in told.items())


def _of_complaint(
    complaint: Complaint, limit: Limit, kind: NotificationKind, people: Iterable[User]
) -> list[Notice]:
    values: dict[str, str | int] = {
        "number": complaint.number,
        "what": limit.name_en,
        "what_zh": limit.name,
        "due": complaint.acceptance_due_on.isoformat(),
    }
    key = f"complaint {complaint.pk} due {complaint.acceptance_due_on} {kind}"
    address = f"/complaints/inbox/{complaint.pk}/"
    return [Notice(person.pk, key, address, values) for person in people]


def _cuts(limits: dict[str, Limit], today: date) -> dict[str, list[Any]]:
    """For each limit the last due date that is near, and the last that is over for long enough.

    Of time that runs for somebody's right nobody is reminded: it is theirs to use or not.
    """
    days = calendar()
    told = [each for each in limits.values() if not each.is_right]
    return {
        "codes": [each.code for each in told],
        "remind": [days.working_day_after(today, each.remind_days) for each in told],
        "escalate": [days.working_day_before(today, each.escalate_days) for each in told],
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
