"""The bell, the list of notices, and the choice of ways, through the pages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from alerts.actions.notifications import announce
from alerts.models import (
    Channel,
    ChannelChoice,
    Notification,
    NotificationKind,
    OfficeHours,
    OutboxEntry,
    QuietHours,
)
from alerts.notification.hours import office_hours
from inspectorate.organisation.models import Inspector, Role, User
from tests.factories import NOW, TODAY, make_grid_group, make_user

pytestmark = pytest.mark.django_db
PAGE = "/notifications/"
CHOICE = "/settings/notifications/"
HOURS = "/settings/office-hours/"


@pytest.fixture
def li(client: Client) -> User:
    """Somebody logged in."""
    user = make_user()
    client.force_login(user)
    return user


def tell(user: User, count: int = 1, *, first: int = 1) -> None:
    """That many cases are theirs now."""
    for number in range(first, first + count):
        announce(
            NotificationKind.ASSIGNED,
            to=[user],
            key=f"case {number}",
            address=f"/alerts/?case={number}",
            values={"number": f"C-{number:03}", "subject": "青岛示例机械一厂有限公司"},
            now=NOW,
        )


def text_of(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def sentences(page: str) -> list[str]:
    return re.findall(r"data-open[^>]*>(C-\d+)", page)


def chosen(**changes: object) -> dict[str, object]:
    """A form as the page sends it."""
    return {"quiet_from": "18:00", "quiet_until": "08:30", "working_days_only": "on", **changes}


def test_the_bell_counts_what_is_unread(client: Client, li: User) -> None:
    assert "Notices, none unread" in text_of(client)
    tell(li, 3)
    tell(make_user(), 2, first=7)
    assert "Notices, 3 unread" in text_of(client)
    assert "3 unread notices" in text_of(client)
    tell(li, 100, first=200)
    assert "99+" in text_of(client, "/notifications/bell/")


def test_opening_a_notice_marks_it_read_and_shows_its_page(client: Client, li: User) -> None:
    tell(li)
    notice = Notification.objects.get()
    response = client.post(f"{PAGE}{notice.pk}/open/")
    assert response["Location"] == "/alerts/?case=1"
    notice.refresh_from_db()
    first = notice.read_at
    assert first
    client.post(f"{PAGE}{notice.pk}/read/")
    notice.refresh_from_db()
    assert notice.read_at == first


def test_somebody_elses_notice_is_not_there(client: Client, li: User) -> None:
    tell(make_user())
    notice = Notification.objects.get()
    assert client.post(f"{PAGE}{notice.pk}/open/").status_code == 404


def test_all_that_was_shown_is_marked_read_and_what_came_since_is_not(
    client: Client, li: User
) -> None:
    tell(li, 2)
    page = text_of(client)
    newest = re.search(r'name="newest" value="(\d+)"', page)
    assert newest
    tell(li, first=3)
    client.post("/notifications/read/", {"newest": newest[1]})
    assert Notification.objects.unread().get().key == "case 3"


def test_pages_follow_one_another_unread_first(
    client: Client, li: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alerts.views.notices.PAGE_SIZE", 2)
    tell(li, 5)
    Notification.objects.filter(key__in=["case 5", "case 2"]).update(read_at=NOW)
    address, seen = PAGE, []
    while address:
        page = text_of(client, address)
        seen += sentences(page)
        following = re.search(r'href="(\?after=[^"]+)">Next', page)
        address = f"{PAGE}{following[1]}" if following else ""
    assert seen == ["C-004", "C-003", "C-001", "C-005", "C-002"]


def test_ten_notices_cost_as_many_statements_as_one(client: Client, li: User) -> None:
    counts = []
    for first, count in ((1, 1), (2, 9)):
        tell(li, count, first=first)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text_of(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_sentences_are_in_the_readers_language(client: Client, li: User) -> None:
    tell(li)
    client.cookies["django_language"] = "zh-hans"
    assert "C-001 已分派给我：青岛示例机械一厂有限公司" in text_of(client)


def test_a_page_without_a_stream_is_nudged_and_comes_again(client: Client, li: User) -> None:
    tell(li)
    response = client.get("/events/?since=0")
    assert response["Content-Type"] == "text/event-stream"
    newest = Notification.objects.get().pk
    assert response.content.decode() == (
        f"retry: 30000\nid: {newest}\nevent: nudge\ndata: {newest}\n\n"
    )


def test_who_never_chose_is_left_alone_outside_office_hours(client: Client, li: User) -> None:
    page = text_of(client, CHOICE)
    assert re.findall(r'value="(\d\d:\d\d)" selected', page) == ["17:00", "09:00"]


def test_a_choice_is_kept_and_shown_again(client: Client, li: User) -> None:
    form = chosen(
        email="li@example.org",
        email_kinds=["assigned", "deadline_soon"],
        wecom="https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc-123",
        wecom_kinds=["new_alert"],
    )
    assert client.post(CHOICE, form).status_code == 302
    ways = {c.channel: (c.address, c.kinds) for c in ChannelChoice.objects.order_by("channel")}
    assert ways == {
        Channel.EMAIL: ("li@example.org", ["assigned", "deadline_soon"]),
        Channel.WECOM: ("wecombot://abc-123", ["new_alert"]),
    }
    assert QuietHours.objects.get().quiet_until == time(8, 30)
    page = text_of(client, CHOICE)
    assert page.count(" checked") == 4
    assert client.post(CHOICE, chosen()).status_code == 302
    assert not ChannelChoice.objects.exists()


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"wecom": "http://169.254.169.254/latest/"}, "not the address of a robot"),
        ({"wecom": "json://localhost/"}, "not the address of a robot"),
        ({"wecom": "dingtalk://abc"}, "not the address of a robot"),
        ({"dingtalk": "https://example.org/robot/send?access_token=x"}, "not the address"),
        ({"dingtalk": "dingtalk://a b/"}, "not the address of a robot"),
        ({"email_kinds": ["assigned"]}, "so it needs an address"),
        ({"email": "nobody"}, "valid email address"),
        ({"quiet_until": "18:00"}, "Begin and end are the same"),
    ],
)
def test_addresses_that_lead_elsewhere_are_refused(
    changes: dict[str, object], complaint: str, client: Client, li: User
) -> None:
    response = client.post(CHOICE, chosen(**changes))
    assert response.status_code == 200
    assert complaint in response.content.decode()
    assert not ChannelChoice.objects.exists()


def test_a_test_notice_takes_every_way_that_has_an_address(client: Client, li: User) -> None:
    client.post(CHOICE, chosen(email="li@example.org"))
    client.post(f"{CHOICE}test/")
    assert Notification.objects.get().kind == NotificationKind.TEST
    assert OutboxEntry.objects.get().channel == Channel.EMAIL
    assert mail.outbox == []
    assert "Waiting" in text_of(client, CHOICE)
    response = client.post(f"{CHOICE}test/", follow=True)
    assert "less than a minute ago" in response.content.decode()
    assert Notification.objects.count() == 1


def test_office_hours_are_laid_down_from_a_day_on_with_their_source(client: Client) -> None:
    client.force_login(make_user(Role.CITY_SUPERVISOR))
    form = {"from_day": "2026-12-01", "opens": "08:30", "closes": "17:30", "source": "示例通知"}
    assert client.post(HOURS, form).status_code == 302
    assert "示例通知" in text_of(client, HOURS)
    assert office_hours(date(2026, 11, 30)).opens == time(9)
    assert office_hours(date(2026, 12, 1)).opens == time(8, 30)
    response = client.post(HOURS, {**form, "closes": "08:00"})
    assert "closes after it opens" in response.content.decode()
    event = apps.get_model("alerts", "OfficeHoursEvent").objects.get(from_day="2026-12-01")
    assert event.pgh_context.metadata["reason"] == "示例通知"


def test_who_may_not_change_hours_sees_them_and_why(client: Client, li: User) -> None:
    assert "Administrators and city supervisors" in text_of(client, HOURS)
    form = {"from_day": "2026-12-01", "opens": "08:30", "closes": "17:30", "source": "x"}
    assert client.post(HOURS, form).status_code == 403


def test_without_hours_everybody_is_reached_around_the_clock() -> None:
    OfficeHours.objects.all().delete()
    midnight = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
    assert office_hours(TODAY).next_from(midnight) == midnight


def test_without_a_mail_server_e_mail_is_grey_with_the_reason(
    client: Client, li: User, settings: Settings
) -> None:
    settings.EMAIL_OFFERED = False
    User.objects.filter(pk=li.pk).update(email="li@example.org")
    assert "No mail server is set up for this installation." in text_of(client, CHOICE)
    client.post(CHOICE, chosen(email="li@example.org"))
    assert not ChannelChoice.objects.exists()


def test_the_address_the_inspectors_feed_delivered_is_offered(client: Client) -> None:
    person = make_user(groups=[make_grid_group()])
    Inspector.objects.filter(user=person).update(email="from-the-feed@example.org")
    client.force_login(person)
    assert 'value="from-the-feed@example.org"' in text_of(client, CHOICE)
