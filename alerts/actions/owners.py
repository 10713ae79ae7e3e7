"""Alerts about people whom nobody employs: the city's fund desk hands them to a group, and back."""

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
    """Why the alert cannot be handed to another; '' if it can."""
    if alert.state == AlertState.CLOSED:
        return _("The alert is closed.")
    if alert.worker_id is None:
        return _("It belongs to the group of its enterprise or provider.")
    if alert.state == AlertState.CASE_OPEN:
        return _("A case stands on it; its team goes on with it.")
    return ""


def hand_over(
    alert: Alert,
    *,
    by: User,
    group: GridGroup | None,
    reason: str,
    now: datetime,
    from_group: int | None = None,
) -> Alert:
    """A person's alert of nobody's, or of the group with id `from_group` → the alert of `group`,
    whose people are told; None: back to the city's fund desk.

    Raises NotHandedOver where it cannot be handed on, or `by` may not; StaleState if somebody was
    first.
    """
    if not Permission.ALERT_HAND_OVER.is_held_by(by):
        raise NotHandedOver(Permission.ALERT_HAND_OVER.refusal(by))
    if why := hindrance(alert):
        raise NotHandedOver(why)
    if (group.pk if group else None) == from_group:
        raise NotHandedOver(_("It is there already: choose another."))
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        waiting = Alert.objects.filter(pk=alert.pk, grid_group=from_group).exclude(
            state__in=(AlertState.CLOSED, AlertState.CASE_OPEN)
        )
        moved = waiting.update(grid_group=group, district_code=group.district_code if group else "")
        alert.refresh_from_db()
        if not moved:
            raise StaleState(hindrance(alert) or _owned(alert))
        if group:
            notifications.announce(
                NotificationKind.ASSIGNED,
                to=_people_of(group, now=now),
                key=f"alert-{alert.pk}-handed-to-{group.pk}-{now:%Y%m%d%H%M%S}",
                address=f"/alerts/{alert.pk}/",
                values={"number": alert.number, "subject": str(group)},
                now=now,
            )
    return alert


def _owned(alert: Alert) -> str:
    if alert.grid_group is None:
        return _("It is at the city’s fund desk by now.")
    return _("It belongs to a group already: %(group)s.") % {"group": alert.grid_group}


def _people_of(group: GridGroup, *, now: datetime) -> list[User]:
    posted = Assignment.objects.in_force(on=timezone.localdate(now)).filter(grid_group=group)
    people = User.objects.active().filter(inspector__in=posted.values("inspector"))
    return list(people.order_by("pk"))
