"""Telling people: once, inside the transaction that decides, and only themselves may read it."""

from __future__ import annotations

import pytest
import redis
from django.db import DatabaseError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from alerts.actions.notifications import announce
from alerts.models import (
    Channel,
    ChannelChoice,
    Notification,
    NotificationKind,
    OutboxEntry,
    OutboxState,
)
from alerts.notification.nudges import channel_of
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import User
from inspectorate.organisation.sight import session_settings
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


def tell(*people: User, key: str = "case 7 assigned") -> int:
    """Says that a case is theirs now."""
    return announce(
        NotificationKind.ASSIGNED,
        to=people,
        key=key,
        address="/cases/7/",
        values={"number": "C-2026-000007", "subject": "青岛示例机械一厂有限公司"},
        now=NOW,
    )


def make_choice(user: User, channel: str = Channel.EMAIL, *kinds: str) -> ChannelChoice:
    """A way out the person chose, for assignments unless `kinds` are named."""
    return ChannelChoice.objects.create(
        user=user,
        channel=channel,
        address="li@example.org" if channel == Channel.EMAIL else "wecombot://abc-123",
        kinds=list(kinds) or [NotificationKind.ASSIGNED],
    )


def test_each_person_is_told_once_per_key(db: None) -> None:
    li, wang = make_user(), make_user()
    assert tell(li, wang, li) == 2
    assert tell(li, wang) == 0
    assert tell(li, key="case 8 assigned") == 1
    assert Notification.objects.visible_to(li).count() == 2


def test_channels_are_those_the_person_chose_for_the_kind(db: None) -> None:
    li, wang, zhao = make_user(), make_user(), make_user()
    make_choice(li)
    make_choice(li, Channel.WECOM)
    make_choice(wang, Channel.EMAIL, NotificationKind.DEADLINE_SOON)
    tell(li, wang, zhao)
    entries = OutboxEntry.objects.order_by("channel")
    assert [(e.user, e.channel, e.state) for e in entries] == [
        (li, Channel.EMAIL, OutboxState.WAITING),
        (li, Channel.WECOM, OutboxState.WAITING),
    ]


def test_somebody_switched_off_is_not_told(db: None) -> None:
    assert tell(make_user(is_active=False)) == 0


def test_a_sentence_that_cannot_be_filled_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match="lacks number, subject"):
        announce(
            NotificationKind.ASSIGNED, to=[make_user()], key="k", address="/", values={}, now=NOW
        )


def test_a_page_elsewhere_is_refused(db: None) -> None:
    with pytest.raises(DatabaseError, match="notification_opens_own_page"), transaction.atomic():
        announce(
            NotificationKind.TEST,
            to=[make_user()],
            key="k",
            address="//example.org/",
            values={},
            now=NOW,
        )


def test_whoever_decides_tells_others_whose_choices_they_may_not_read(db: None) -> None:
    li, wang = make_user(), make_user()
    make_choice(wang)
    with web_role(session_settings(li), read_only=False):
        assert tell(wang) == 1
        assert not Notification.objects.exists()
        assert not OutboxEntry.objects.exists()
        assert not ChannelChoice.objects.exists()
    assert OutboxEntry.objects.get().user == wang


def test_web_reads_and_marks_the_own_notices_only(db: None) -> None:
    li, wang = make_user(), make_user()
    tell(li, wang)
    with web_role(session_settings(li), read_only=False):
        assert Notification.objects.update(read_at=NOW) == 1
    assert Notification.objects.unread().get().user == wang
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        web_role(session_settings(li), read_only=False),
    ):
        Notification.objects.update(address="/elsewhere/")


def test_open_pages_are_nudged_after_the_commit(
    redis_client: redis.Redis, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    li = make_user()
    with django_capture_on_commit_callbacks() as callbacks:
        tell(li)
    assert redis_client.get(channel_of(li.pk)) is None
    for callback in callbacks:
        callback()
    newest = Notification.objects.get().pk
    assert redis_client.get(channel_of(li.pk)) == str(newest).encode()
