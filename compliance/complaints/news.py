"""Whom a complaint tells: the inspectors of its group, without a group whoever hands it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from alerts.actions import notifications
from alerts.models import NotificationKind
from compliance.models import Complaint
from inspectorate.organisation.models import Assignment, Role, User
from inspectorate.organisation.permissions import Permission


def tell_of_receipt(complaint: Complaint, *, by: User | None, now: datetime) -> None:
    """One notice a person that it came in and until when it is accepted or refused."""
    _tell(
        complaint,
        NotificationKind.COMPLAINT_RECEIVED,
        {"number": complaint.number, "due": complaint.acceptance_due_on.isoformat()},
        by=by,
        now=now,
    )


def tell_of_answer(complaint: Complaint, *, by: User, now: datetime) -> None:
    """One notice a person that the case is over, so an answer is due."""
    values: dict[str, str | int] = {
        "number": complaint.number,
        "what": "answer whoever complained",
        "due": timezone.localdate(now).isoformat(),
    }
    _tell(complaint, NotificationKind.DEADLINE_SOON, values, by=by, now=now)


def people_of(complaint: Complaint, *, on: date) -> Iterable[User]:
    """The inspectors of the group; else the clerks; else the city's supervisors."""
    active = User.objects.active().order_by("pk")
    team = Assignment.objects.in_force(on=on).filter(grid_group=complaint.grid_group_id)
    inspectors = [
        person
        for person in active.filter(pk__in=team.values("inspector__user"))
        if Permission.COMPLAINT_DECIDE.is_held_by(person)
    ]
    if inspectors:
        return inspectors
    clerks = list(active.holding(Role.COUNTER_CLERK))
    return clerks or list(active.holding(Role.CITY_SUPERVISOR))


def _tell(
    complaint: Complaint,
    kind: NotificationKind,
    values: dict[str, str | int],
    *,
    by: User | None,
    now: datetime,
) -> None:
    people = people_of(complaint, on=timezone.localdate(now))
    notifications.announce(
        kind,
        to=[person for person in people if by is None or person.pk != by.pk],
        key=f"complaint-{complaint.pk}-{kind}-{int(now.timestamp())}",
        address=f"/complaints/inbox/{complaint.pk}/",
        values=values,
        now=now,
    )
