"""A notice reaches an open page, in a real browser, from the process the demonstration runs."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alerts.actions.notifications import announce
from alerts.landings import compare_what_landed
from alerts.models import Alert, Notification, NotificationKind
from enterprises.models import BatchTouch
from inspectorate.organisation.models import User
from tests import programs
from tests.alerts import facts
from tests.browser.test_accessibility import complaints
from tests.factories import PASSWORD, make_alert, make_grid_group, make_user

NAME = "青岛示例机械一厂有限公司"


def tell(user: User, alert: Alert, number: str) -> None:
    announce(
        NotificationKind.ASSIGNED,
        to=[user],
        key=number,
        address=f"/alerts/{alert.pk}/",
        values={"number": number, "subject": NAME},
        now=timezone.now(),
    )


@pytest.mark.browser
def test_the_bell_rings_on_an_open_page_and_opens_what_it_is_about(
    page: Page, transactional_db: None
) -> None:
    group = make_grid_group()
    alert = make_alert(group=group)
    li = make_user(username="li", groups=[group])
    with programs.asgi_server() as port:
        page.goto(f"http://127.0.0.1:{port}/login/")
        page.get_by_label("User name").fill("li")
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_request("**/events/*"):
            page.get_by_role("button", name="Log in").click()
        bell = page.get_by_role("banner").get_by_role("link", name="Notices")
        expect(bell).to_have_accessible_name("Notices, none unread")
        tell(li, alert, "2026/0187")
        expect(bell).to_have_accessible_name("Notices, 1 unread")
        expect(page.locator("#bell-said")).to_have_text("Notices, 1 unread")
        tell(li, alert, "2026/0188")
        expect(bell).to_have_accessible_name("Notices, 2 unread")
        bell.click()
        assert complaints(page) == []
        page.get_by_role("button", name=f"2026/0188 is yours now: {NAME}").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("98 of 265 workers without cover")
        expect(bell).to_have_accessible_name("Notices, 1 unread")
        bell.click()
        page.get_by_role("button", name="Mark all read").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("No unread notices")
        page.goto("about:blank")
    assert not Notification.objects.unread().exists()


@pytest.mark.browser
def test_a_delivery_is_compared_by_a_worker_and_the_open_queue_says_so(
    page: Page, transactional_db: None
) -> None:
    group = facts.make_group()
    make_user(username="li", groups=[group])
    facts.make_batch("insurance-records", timezone.now())
    batch = facts.make_batch("employments", timezone.now())
    enterprise = facts.make_enterprise(group)
    facts.register(enterprise, 9, insured=1, batch=batch)
    BatchTouch.objects.create(batch_id=batch.pk, enterprise_id=enterprise.pk)
    with programs.asgi_server() as port, programs.celery_worker():
        page.goto(f"http://127.0.0.1:{port}/login/?next=/alerts/")
        page.get_by_label("User name").fill("li")
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_request("**/events/*"):
            page.get_by_role("button", name="Log in").click()
        expect(page.get_by_text("No alert matches")).to_be_visible()
        compare_what_landed(batch.pk)
        bell = page.get_by_role("banner").get_by_role("link", name="Notices")
        expect(bell).to_have_accessible_name("Notices, 1 unread", timeout=30_000)
        page.get_by_role("link", name="Show them").click()
        expect(page.get_by_role("link", name="8 of 9 workers without cover")).to_be_visible()
        bell.click()
        sentence = "1 new alert in your groups: 8 of 9 workers without cover"
        page.get_by_role("button", name=sentence).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("8 of 9 workers without cover")
        page.goto("about:blank")
