"""A small city and the people who work in it, each with a browser of their own.

After log-in everything is done by controls a person sees: no address is typed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.utils import timezone

from enterprises.models import Enterprise
from inspectorate.organisation.actions import assignments, users
from inspectorate.organisation.models import Inspector, InspectorKind, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

GOLDEN = "青岛示例机械一厂有限公司"
HEADLINE = "98 of 265 workers without cover"
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


def generate_city(folder: Path) -> None:
    """A city with 98 of 265 workers in no scheme at one place, landed but for its employments."""
    today = timezone.localdate()
    call_command(
        *("generate_city", str(folder), "--enterprises=120", "--workers=2000", "--seed=7"),
        f"--as-of={today.isoformat()}",
    )
    for feed in BEFORE:
        call_command("import_feed", feed, str(folder / f"{feed}.csv"))


def enrol() -> None:
    """A data officer, two inspectors of the golden group, its supervisor, a legal reviewer."""
    group = Enterprise.objects.get(name=GOLDEN).grid_group
    assert group is not None
    for name, role, shown in (
        ("officer", Role.DATA_OFFICER, "孙示例"),
        ("lawyer", Role.LEGAL_REVIEWER, "赵示例"),
        ("head", Role.DISTRICT_SUPERVISOR, "周示例"),
    ):
        codes = [group.district_code] if role == Role.DISTRICT_SUPERVISOR else []
        users.enrol(
            by=None,
            username=name,
            password=PASSWORD,
            role=role,
            display_name=shown,
            district_codes=codes,
        )
    today = timezone.localdate()
    certified = Inspector.objects.filter(
        kind=InspectorKind.FULL_TIME, certificate_until__gt=today.replace(year=today.year + 1)
    ).exclude(certificate_no="")
    for name, inspector in zip(("first", "second"), certified.order_by("staff_no"), strict=False):
        assignments.assign(inspector, by=None, grid_group=group, from_on=today)
        users.enrol_inspector(inspector, by=None, username=name, password=PASSWORD)


@dataclass
class People:
    """Everybody's page, opened when they first do something."""

    browser: Browser
    server: LiveServer
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, name: str) -> Page:
        """The page of a person, logged in."""
        if name not in self.pages:
            context = self.browser.new_context(
                base_url=self.server.url,
                locale="en",
                timezone_id="Asia/Shanghai",
                viewport={"width": 1360, "height": 900},
            )
            context.set_default_timeout(SECONDS * 1000)
            self.pages[name] = context.new_page()
            log_in(self.pages[name], name)
        return self.pages[name]

    def everybody_goes_home(self) -> None:
        """Ends every session: the next thing somebody does begins with logging in."""
        for page in self.pages.values():
            page.context.close()
        self.pages.clear()


def log_in(page: Page, name: str) -> None:
    """The only address a journey types."""
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.locator(".usermenu").wait_for()


def deliver(page: Page, feed: str, file: Path) -> None:
    """The data officer hands in a file and waits for its report."""
    page.get_by_role("navigation", name="Main", exact=True).get_by_role(
        "link", name="Feeds"
    ).click()
    page.get_by_role("link", name=feed).first.click()
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Hand in").first.click()
    page.get_by_role("heading", name="How their columns were read").wait_for()


def open_case(page: Page) -> None:
    """Opens the golden case from the list of cases."""
    page.get_by_role("navigation", name="Main", exact=True).get_by_role(
        "link", name="Cases"
    ).click()
    page.get_by_role("link", name=HEADLINE).first.click()
    page.get_by_role("heading", name=HEADLINE).wait_for()


def step(page: Page, label: str, **fields: str) -> None:
    """Takes a legal step of the golden case: its button, its form, its button."""
    open_case(page)
    page.get_by_role("link", name=label).first.click()
    fill(page, **fields)
    page.get_by_role("main").locator("form button.btn-primary").click()
    page.get_by_role("heading", name=HEADLINE).wait_for()


def fill(page: Page, **fields: str) -> None:
    """Fills fields by name; a select takes the option's words, or its place as #1."""
    for name, value in fields.items():
        control = page.locator(f"main form [name={name}]").first
        if control.evaluate("e => e.tagName") == "SELECT":
            if value.startswith("#"):
                control.select_option(index=int(value[1:]))
            else:
                control.select_option(value)
        else:
            control.fill(value)


def until(page: Page, text: str) -> None:
    """Reloads the page until the machine has done its part."""
    end = time.monotonic() + SECONDS
    while page.get_by_text(text).count() == 0 and time.monotonic() < end:
        page.reload()
        time.sleep(0.5)
    page.get_by_text(text).first.wait_for()
