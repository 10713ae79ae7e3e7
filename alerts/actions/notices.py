"""What a person does with the own notices, and where they want to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction

from alerts.models import (
    ChannelChoice,
    Notification,
    NotificationKind,
    QuietHours,
)
from inspectorate.organisation.models import Limit, User

from .notifications import announce

KEPT = "notice_kept"
BETWEEN_TESTS = timedelta(minutes=1)


@dataclass(frozen=True)
class Way:
    """Where a channel reaches the person, and for which kinds; without an address not at all."""

    address: str
    kinds: list[str]


def mark_read(notice: Notification, *, by: User, now: datetime) -> None:
    """Marks one of the own notices read; one that was read already keeps its moment."""
    own = Notification.objects.visible_to(by).unread().filter(pk=notice.pk)
    own.update(read_at=now)


def mark_all_read(*, by: User, newest: int, now: datetime) -> int:
    """Marks the own notices up to number `newest` read, not those that came later; how many."""
    return Notification.objects.visible_to(by).unread().filter(pk__lte=newest).update(read_at=now)


def choose_ways(
    *,
    by: User,
    ways: Mapping[str, Way],
    quiet_from: time,
    quiet_until: time,
    working_days_only: bool,
) -> None:
    """Remembers by which channels `by` is reached for what, and when not."""
    with transaction.atomic():
        for channel, way in ways.items():
            own = ChannelChoice.objects.filter(user=by, channel=channel)
            if not way.address:
                own.delete()
                continue
            ChannelChoice.objects.update_or_create(
                user=by, channel=channel, defaults={"address": way.address, "kinds": way.kinds}
            )
        QuietHours.objects.update_or_create(
            user=by,
            defaults={
                "quiet_from": quiet_from,
                "quiet_until": quiet_until,
                "working_days_only": working_days_only,
            },
        )


class TooSoon(Exception):
    """A test notice was sent a moment ago."""


def send_test(*, by: User, now: datetime) -> None:
    """A notice to oneself, by every channel that has an address, whatever the hour.

    Raises TooSoon within a minute of the last one: the addresses may be anybody's.
    """
    tests = Notification.objects.visible_to(by).filter(kind=NotificationKind.TEST)
    if tests.filter(created_at__gt=now - BETWEEN_TESTS).exists():
        raise TooSoon
    announce(
        NotificationKind.TEST,
        to=[by],
        key=f"test at {now.isoformat()}",
        address="/settings/notifications/",
        values={},
        now=now,
    )


def drop_read(*, now: datetime) -> int:
    """Deletes notices read longer ago than the limit says, with their ways out; how many.

    Unread ones stay, however old.
    """
    days = Limit.objects.values_list("length", flat=True).get(code=KEPT)
    if not days:
        return 0
    old = Notification.objects.filter(read_at__lt=now - timedelta(days=days))
    return old.delete()[1].get(Notification._meta.label, 0)
