"""From a data drop to an alert on the inspector's page: two people, two browsers, a real worker."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.utils import timezone

from enterprises.models import Enterprise
from inspectorate.organisation.actions import assignments, users
from inspectorate.organisation.models import Inspector, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

GOLDEN = "青岛示例机械一厂有限公司"
PASSWORD = "a-long-synthetic-password"
BEFORE = (
    "areas",
    "grid-groups",
    "inspectors",
    "enterprises",
    "workers",
    "insurance-registrations",
    "insurance-records",
)
SECONDS = 60


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A small city, landed but for its employments."""
    today = timezone.localdate()
    call_command(
        *("generate_city", str(tmp_path), "--enterprises=120", "--workers=2000", "--seed=7"),
        f"--as-of={today.isoformat()}",
    )
    for feed in BEFORE:
        call_command("import_feed", feed, str(tmp_path / f"{feed}.csv"))
    return tmp_path


@pytest.fixture
def people(city: Path) -> Path:
    """The city with a data officer, and an inspector who answers for the golden enterprise."""
    users.enrol(
        by=None,
        username="officer",
        password=PASSWORD,
        role=Role.DATA_OFFICER,
        display_name="孙示例",
    )
    inspector = Inspector.objects.filter(kind="full_time").order_by("staff_no").first()
    assert inspector is not None
    group = Enterprise.objects.get(name=GOLDEN).grid_group
    assert group is not None
    assignments.assign(inspector, by=None, grid_group=group, from_on=timezone.localdate())
    users.enrol_inspector(inspector, by=None, username="inspector", password=PASSWORD)
    return city


def log_in(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()


def hand_in(page: Page, file: Path) -> None:
    """The officer hands in the employments and waits for the report of the batch."""
    page.get_by_role("link", name="Employment registrations").first.click()
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Hand in").first.click()
    page.get_by_role("heading", name="How their columns were read").wait_for(timeout=SECONDS * 1000)


def test_data_drop_reaches_the_inspectors_queue(
    people: Path,
    celery_worker_process: subprocess.Popen[bytes],
    browser: Browser,
    live_server: LiveServer,
    page: Page,
) -> None:
    log_in(page, "inspector")
    page.locator(".usermenu").wait_for()
    page.get_by_role("link", name="Alerts").first.click()
    page.get_by_role("heading", name="open alerts").wait_for()
    assert page.get_by_role("link", name="98 of 265 workers without cover").count() == 0

    officers = browser.new_context(base_url=live_server.url, locale="en").new_page()
    log_in(officers, "officer")
    hand_in(officers, people / "employments.csv")

    row = page.get_by_role("link", name="98 of 265 workers without cover")
    until = time.monotonic() + SECONDS
    while row.count() == 0 and time.monotonic() < until:
        page.reload()
    row.first.click()
    page.get_by_role("heading", name="98 of 265 workers without cover").wait_for()
    page.get_by_text(GOLDEN).first.wait_for()
    page.locator("svg.strip:visible").nth(9).wait_for()
    page.get_by_role("button", name="Acknowledge").first.click()
    page.get_by_text("Acknowledged").first.wait_for()
    officers.context.close()
