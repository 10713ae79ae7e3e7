"""The stream of nudges, from the process that serves pages and streams under one address."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import redis
from django.conf import settings
from django.test import Client

from alerts.actions.notifications import announce
from alerts.models import Notification, NotificationKind
from alerts.notification.stream import MOST_STREAMS
from inspectorate.organisation.models import User
from tests import programs
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db(transaction=True)


class Desk:
    """A running server and everything a test opened there."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.opened: list[http.client.HTTPConnection | http.client.HTTPResponse] = []

    def page_of(self, user: User) -> Page:
        """A page of somebody who is logged in."""
        client = Client()
        client.force_login(user)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        return Page(self, f"{settings.SESSION_COOKIE_NAME}={key}")

    def close(self) -> None:
        for opened in reversed(self.opened):
            opened.close()


@dataclass
class Page:
    """An open page, asking as a browser does."""

    desk: Desk
    cookie: str = ""

    def ask(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """A request and the head of its answer; the body of a stream is still to come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.desk.port, timeout=10)
        connection.request("GET", path, headers={"Cookie": self.cookie, **headers})
        answer = connection.getresponse()
        self.desk.opened += [connection, answer]
        return answer

    def listen(self, since: int = 0, **headers: str) -> http.client.HTTPResponse:
        """A stream whose first line has come: it is open."""
        stream = self.ask(f"/events/?since={since}", **headers)
        assert stream.status == 200
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert stream.readline() == b"retry: 3000\n"
        assert stream.readline() == b"\n"
        return stream


@pytest.fixture
def desk(transactional_db: None) -> Iterator[Desk]:
    """A server; whatever the test left open is closed."""
    with programs.asgi_server() as port:
        desk = Desk(port)
        yield desk
        desk.close()


def tell(user: User, key: str) -> int:
    values: dict[str, str | int] = {"number": key, "subject": "青岛示例机械一厂有限公司"}
    announce(NotificationKind.ASSIGNED, to=[user], key=key, address="/", values=values, now=NOW)
    return Notification.objects.get(user=user, key=key).pk


def nudge_of(stream: http.client.HTTPResponse) -> int:
    """The number of the next nudge."""
    lines = [stream.readline() for _ in range(4)]
    assert lines[1] == b"event: nudge\n"
    return int(lines[0].removeprefix(b"id: "))


def test_a_notice_nudges_the_open_pages_of_its_person_only(desk: Desk) -> None:
    li, wang = make_user(), make_user()
    mine, others = desk.page_of(li).listen(), desk.page_of(wang).listen()
    wait_for_ears(1)
    before = time.monotonic()
    newest = tell(li, "first")
    assert nudge_of(mine) == newest
    assert time.monotonic() - before < 5
    of_wang = tell(wang, "second")
    assert nudge_of(others) == of_wang


def wait_for_ears(count: int) -> None:
    """The server listens on Redis from a moment after its first stream on."""
    client = redis.Redis.from_url(settings.REDIS_URL)
    until = time.monotonic() + 10
    while client.pubsub_numpat() < count:
        assert time.monotonic() < until
        time.sleep(0.02)
    client.close()


def test_a_page_older_than_the_newest_notice_is_nudged_at_once(desk: Desk) -> None:
    li = make_user()
    newest = tell(li, "before")
    page = desk.page_of(li)
    assert nudge_of(page.listen(since=newest - 1)) == newest
    assert nudge_of(page.listen(since=newest, **{"Last-Event-ID": str(newest)})) == newest


def test_strangers_and_people_switched_off_get_no_stream(desk: Desk) -> None:
    li = make_user()
    page = desk.page_of(li)
    User.objects.filter(pk=li.pk).update(is_active=False)
    assert page.ask("/events/").status == 204
    assert Page(desk).ask("/events/").status == 204
    assert Page(desk, f"{settings.SESSION_COOKIE_NAME}=made-up").ask("/events/").status == 204


def test_streams_of_one_person_are_bounded_and_a_closed_one_makes_room(desk: Desk) -> None:
    page = desk.page_of(make_user())
    streams = [page.listen() for _ in range(MOST_STREAMS)]
    assert page.ask("/events/").status == 204
    desk.opened[0].close()
    streams[0].close()
    until = time.monotonic() + 10
    while page.ask("/events/").status != 200:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_the_same_process_serves_the_pages(desk: Desk) -> None:
    page = desk.page_of(make_user())
    answer = page.ask("/notifications/")
    assert answer.status == 200
    assert 'data-stream="/events/?since=0"' in answer.read().decode()
    assert page.ask("/static/inspectorate/js/notices.js").status == 200
    assert Page(desk).ask("/notifications/").status == 302
