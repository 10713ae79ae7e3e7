"""Alerts that belong to no group: the city's fund desk hands them to one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models import Alert, AlertState, NotificationKind
from inspectorate.organisation import journal
from inspectorate.organisation.models import Assignment, GridGroup, User
from inspectorate.organisation.permissions import Permission

from . import notifications
from .stale import StaleState


class NotHandedOver(Exception):
    """Nothing was written; str() says why in one sentence."""


def hindrance(alert: Alert) -> str:
    """Why the alert cannot be handed to a group; '' if it can."""
    if alert.state == AlertState.CLOSED:
        return _("The alert is closed.")
    if alert.worker_id is None:
        return _("It belongs to the group of its enterprise or provider.")
    if alert.grid_group_id is not None:
        return _("It belongs to a group already: %(group)s.") % {"group": alert.grid_group}
    return ""


def hand_over(alert: Alert, *, by: User, group: GridGroup, reason: str, now: datetime) -> Alert:
    """A person's alert that no group answers for → the alert of `group`, whose people are told.

    Raises NotHandedOver where it belongs to somebody, or `by` may not; StaleState if somebody was
    first.
    """
    if not Permission.ALERT_HAND_OVER.is_held_by(by):
        raise NotHandedOver(Permission.ALERT_HAND_OVER.refusal(by))
    if why := hindrance(alert):
        raise NotHandedOver(why)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        waiting = Alert.objects.filter(pk=alert.pk, grid_group=None).exclude(
            state=AlertState.CLOSED
        )
        moved = waiting.update(grid_group=group, district_code=group.district_code)
        alert.refresh_from_db()
        if not moved:
            raise StaleState(hindrance(alert))
        notifications.announce(
            NotificationKind.ASSIGNED,
            to=_people_of(group, now=now),
            key=f"alert-{alert.pk}-handed-to-{group.pk}",
            address=f"/alerts/{alert.pk}/",
            values={"number": alert.number, "subject": str(group)},
            now=now,
        )
    return alert


def _people_of(group: GridGroup, *, now: datetime) -> list[User]:
    posted = Assignment.objects.in_force(on=timezone.localdate(now)).filter(grid_group=group)
    people = User.objects.active().filter(inspector__in=posted.values("inspector"))
    return list(people.order_by("pk"))
