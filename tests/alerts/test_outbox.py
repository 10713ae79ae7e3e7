"""What leaves the house: when, how often, in which language, and what becomes of refusals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from alerts.actions.notices import drop_read
from alerts.actions.notifications import announce
from alerts.models import (
    Channel,
    ChannelChoice,
    Notification,
    NotificationKind,
    OutboxEntry,
    OutboxState,
    QuietHours,
)
from alerts.notification import outbox
from alerts.tasks import dispatch_notices
from inspectorate.organisation.models import User
from tests.alerts.receivers import MailServer, Robot, serving
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db
TUESDAY_9 = datetime(2026, 11, 17, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai
TUESDAY_20 = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
WEDNESDAY_9 = TUESDAY_9 + timedelta(days=1)
SATURDAY_10 = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
MONDAY_9 = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """A mail server that the application is told to use."""
    with serving(MailServer()) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        yield server


@pytest.fixture
def robot(settings: Settings) -> Iterator[Robot]:
    """A robot in the place of WeCom's and DingTalk's."""
    with serving(Robot()) as server:
        settings.CHAT_ROBOTS = dict.fromkeys(settings.CHAT_ROBOTS, server.url)
        yield server


def reached(channel: str = Channel.EMAIL, address: str = "li@example.org", **user: str) -> User:
    """Somebody reached by a channel for everything used here."""
    person = make_user(**user)
    kinds = [NotificationKind.ASSIGNED, NotificationKind.DEADLINE_OVER]
    ChannelChoice.objects.create(user=person, channel=channel, address=address, kinds=kinds)
    return person


def tell(
    user: User,
    kind: NotificationKind = NotificationKind.ASSIGNED,
    *,
    at: datetime = NOW,
    key: str = "case 7",
) -> OutboxEntry:
    """One notice and its outbox row."""
    values: dict[str, str | int] = {
        "number": "2026/0187",
        "subject": "青岛示例机械一厂有限公司",
        "what": "investigation",
        "due": "2026-11-16",
    }
    announce(kind, to=[user], key=key, address="/cases/7/", values=values, now=at)
    return OutboxEntry.objects.get(user=user, notification__key=key)


def test_mail_says_it_in_the_readers_language_and_where(mail_server: MailServer) -> None:
    li = tell(reached())
    wang = tell(reached(address="wang@example.org", language="zh-hans"))
    assert outbox.dispatch(now=TUESDAY_9) == 2
    english, chinese = mail_server.messages
    assert english["Subject"].strip() == "2026/0187 is yours now: 青岛示例机械一厂有限公司"
    assert english["To"] == "li@example.org"
    assert english["Message-ID"] == f"<notice-{li.pk}@localhost>"
    assert "http://localhost:8000/cases/7/" in english.get_payload(decode=True).decode()
    assert chinese["Subject"].strip() == "2026/0187 已分派给我：青岛示例机械一厂有限公司"
    wang.refresh_from_db()
    assert (wang.state, wang.sent_at, wang.attempts) == (OutboxState.SENT, TUESDAY_9, 1)
    assert outbox.dispatch(now=TUESDAY_9) == 0


@pytest.mark.parametrize(
    ("channel", "address", "query"),
    [
        (Channel.WECOM, "wecombot://abc-123", {"key": ["abc-123"]}),
        (Channel.DINGTALK, "dingtalk://abc123/", {"access_token": ["abc123"]}),
    ],
)
def test_robots_are_told(
    channel: str, address: str, query: dict[str, list[str]], robot: Robot
) -> None:
    entry = tell(reached(channel, address))
    outbox.dispatch(now=TUESDAY_9)
    ((asked, text),) = robot.texts
    assert asked == query
    assert text.splitlines() == [
        "2026/0187 is yours now: 青岛示例机械一厂有限公司",
        "http://localhost:8000/cases/7/",
        f"Notice {entry.notification_id}",
    ]


def test_a_secret_of_dingtalk_signs_the_request(robot: Robot) -> None:
    tell(reached(Channel.DINGTALK, "dingtalk://sec@abc123/"))
    outbox.dispatch(now=TUESDAY_9)
    query = robot.texts[0][0]
    assert set(query) == {"access_token", "timestamp", "sign"}
    assert query["sign"][0].endswith("=")


def test_a_robot_that_answers_200_and_refuses_is_tried_again(robot: Robot) -> None:
    robot.errcode = 45009  # too many messages in a minute
    entry = tell(reached(Channel.WECOM, "wecombot://abc-123"))
    outbox.dispatch(now=TUESDAY_9)
    entry.refresh_from_db()
    assert (entry.state, entry.attempts) == (OutboxState.WAITING, 1)
    assert entry.refusal == "robot_refused 45009"
    assert entry.next_attempt_at == TUESDAY_9 + timedelta(seconds=30)
    robot.errcode = 0
    assert outbox.dispatch(now=TUESDAY_9 + timedelta(seconds=29)) == 0
    assert outbox.dispatch(now=TUESDAY_9 + timedelta(seconds=30)) == 1
    entry.refresh_from_db()
    assert (entry.state, entry.refusal) == (OutboxState.SENT, "")


def test_after_the_last_attempt_it_has_failed(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers
    entry = tell(reached())
    OutboxEntry.objects.update(attempts=outbox.MOST_ATTEMPTS - 1)
    outbox.dispatch(now=TUESDAY_9)
    entry.refresh_from_db()
    assert entry.state == OutboxState.FAILED
    assert entry.refusal == "no_mail_server ConnectionRefusedError"


def test_an_address_the_server_refuses_is_not_tried_again(mail_server: MailServer) -> None:
    mail_server.refusing = True
    entry = tell(reached())
    outbox.dispatch(now=TUESDAY_9)
    entry.refresh_from_db()
    assert (entry.state, entry.attempts) == (OutboxState.FAILED, 1)


def test_who_gave_up_a_channel_gets_nothing_by_it(mail_server: MailServer) -> None:
    entry = tell(reached())
    ChannelChoice.objects.all().delete()
    outbox.dispatch(now=TUESDAY_9)
    entry.refresh_from_db()
    assert (entry.state, entry.refusal) == (OutboxState.FAILED, "not_used")
    assert mail_server.messages == []


@pytest.mark.parametrize(("at", "free"), [(TUESDAY_20, WEDNESDAY_9), (SATURDAY_10, MONDAY_9)])
def test_outside_office_hours_who_never_chose_is_left_alone(
    at: datetime, free: datetime, mail_server: MailServer
) -> None:
    entry = tell(reached(), at=at)
    outbox.dispatch(now=at)
    assert mail_server.messages == []
    entry.refresh_from_db()
    assert (entry.state, entry.next_attempt_at, entry.attempts) == (OutboxState.WAITING, free, 0)
    assert outbox.dispatch(now=free) == 1


def test_own_hours_go_before_the_offices_but_reminders_keep_to_them(
    mail_server: MailServer,
) -> None:
    late = reached()
    QuietHours.objects.create(
        user=late, quiet_from="23:00", quiet_until="10:00", working_days_only=False
    )
    tell(late, at=TUESDAY_20)
    reminder = tell(late, NotificationKind.DEADLINE_OVER, at=TUESDAY_20, key="over")
    outbox.dispatch(now=TUESDAY_20)
    assert len(mail_server.messages) == 1
    reminder.refresh_from_db()
    assert reminder.next_attempt_at == WEDNESDAY_9 + timedelta(hours=1)


def test_many_who_are_left_alone_do_not_stand_in_the_way(mail_server: MailServer) -> None:
    asleep, awake = reached(), reached()
    QuietHours.objects.create(
        user=awake, quiet_from="03:00", quiet_until="04:00", working_days_only=False
    )
    for number in range(outbox.AT_ONCE + 1):
        tell(asleep, at=TUESDAY_20, key=str(number))
    tell(awake, at=TUESDAY_20)
    assert [outbox.dispatch(now=TUESDAY_20) for _ in range(3)] == [outbox.AT_ONCE, 2, 0]
    assert len(mail_server.messages) == 1


def test_a_row_in_a_living_senders_hand_is_left_there(mail_server: MailServer) -> None:
    entry = tell(reached())
    token = uuid4()
    OutboxEntry.objects.update(state=OutboxState.SENDING, claim=token)
    aside = connection.copy()
    try:
        with aside.cursor() as cursor:
            lock = "SELECT pg_advisory_lock(hashtextextended(%s, 0))"
            cursor.execute(lock, [outbox.lock_of(token)])
        assert outbox.take_back_what_was_left(now=TUESDAY_9) == 0
        assert outbox.dispatch(now=TUESDAY_9) == 0
        with aside.cursor() as cursor:  # a closed connection gives its lock back only in a while
            unlock = "SELECT pg_advisory_unlock(hashtextextended(%s, 0))"
            cursor.execute(unlock, [outbox.lock_of(token)])
    finally:
        aside.close()
    assert outbox.take_back_what_was_left(now=TUESDAY_9) == 1
    entry.refresh_from_db()
    assert (entry.state, entry.claim) == (OutboxState.WAITING, None)


def test_the_same_job_twice_sends_once(mail_server: MailServer) -> None:
    tell(reached(), at=TUESDAY_9)
    outbox.dispatch(now=TUESDAY_9)
    dispatch_notices()
    dispatch_notices()
    assert len(mail_server.messages) == 1


def test_failed_rows_are_counted_and_old_read_notices_are_deleted(client: Client) -> None:
    person = make_user()
    ChannelChoice.objects.create(
        user=person, channel="email", address="li@example.org", kinds=list(NotificationKind)
    )
    for key, read_at in (("old", NOW - timedelta(days=181)), ("new", NOW), ("unread", None)):
        announce(NotificationKind.TEST, to=[person], key=key, address="/", values={}, now=NOW)
        Notification.objects.filter(key=key).update(read_at=read_at)
    OutboxEntry.objects.filter(notification__key="new").update(state="failed")
    figures = client.get("/metrics").content.decode()
    assert 'inspectorate_outbox_entries{channel="email",state="failed"} 1.0' in figures
    assert drop_read(now=NOW) == 1
    assert drop_read(now=NOW) == 0
    assert set(Notification.objects.values_list("key", flat=True)) == {"new", "unread"}
    assert OutboxEntry.objects.count() == 2
