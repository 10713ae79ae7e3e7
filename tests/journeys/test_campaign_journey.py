"""A supervisor's campaign from filter to curve, and an inspector's triage by keys, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django import Settings

from alerts.models import Alert
from compliance import tasks
from compliance.models import Letter
from inspectorate.organisation.models import Role
from tests.compliance.letters.city import EARLY, LATE, SENT, City
from tests.contract.counter import Counter
from tests.factories import PASSWORD, make_user


@pytest.fixture
def city(
    tmp_path: Path,
    transactional_db: None,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> City:
    """Three enterprises with three workers in no scheme each; an inspector and a supervisor."""
    settings.MEDIA_ROOT = tmp_path / "media"
    made = City(Counter(tmp_path, capsys), enterprises=(1, 2, 3))
    make_user(Role.CITY_SUPERVISOR, username="zhao", display_name="赵示例")
    return made


def log_in(page: Page, name: str) -> None:
    """Log in by the page one is sent to."""
    page.context.clear_cookies()
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def go_to(page: Page, entry: str) -> None:
    """An entry of the bar at the top."""
    page.get_by_role("navigation", name="Main", exact=True).get_by_role("link", name=entry).click()


def the_keys_are_on(page: Page) -> None:
    """The list is there and its scripts ran: they are what hides the bar of acts."""
    expect(page.locator("[data-bulkbar][hidden]")).to_have_count(1)


@pytest.mark.browser
def test_a_campaign_from_filter_to_curve(page: Page, city: City) -> None:
    with time_machine.travel(SENT, tick=True):
        log_in(page, "zhao")
        go_to(page, "Letters")
        page.get_by_role("link", name="New campaign…").click()
        page.get_by_label("Rule", exact=True).select_option("unregistered-worker")
        expect(page.locator("#list-area")).to_contain_text("Rule: Worker without cover")
        page.get_by_label("Name", exact=True).fill("参保专项")
        page.get_by_label("To be put right by").fill("2026-12-15")
        page.get_by_role("button", name="Keep as a draft").click()
        page.get_by_role("button", name="Send 3 letters").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("参保专项: 0 of 3 letters put right")
        expect(page.locator("#papers")).to_contain_text("0 of 3 papers set in type")
        tasks.issue_letters()
        expect(page.locator("#papers")).to_contain_text("All papers are set in type")
        page.goto("about:blank")  # before the clock goes on and the log-in ends
    city.deliver({1: (0, 1, 2)}, at=EARLY)
    with time_machine.travel(EARLY, tick=False):
        tasks.recheck_letters()
    city.deliver({1: (0, 1, 2), 2: (0, 1, 2), 3: (0,)}, at=LATE)
    with time_machine.travel(LATE, tick=True):
        tasks.recheck_letters()
        tasks.recheck_letters()
        log_in(page, "zhao")
        go_to(page, "Letters")
        page.get_by_role("link", name="Campaigns").click()
        page.get_by_role("link", name="参保专项").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("参保专项: 2 of 3 letters put right")
        expect(page.locator("svg.chart path.line-b")).to_be_visible()
        expect(page.locator(".beside-chart tbody tr")).to_have_count(2)
        page.get_by_role("link", name="青岛示例机械3厂有限公司").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("1 of 3 put right")
        page.get_by_role("link", name="Filing proposed").click()
        expect(page.get_by_text("Filing proposed").first).to_be_visible()
        page.goto("about:blank")
    states = dict(Alert.objects.order_by("pk").values_list("enterprise__name", "state"))
    assert states == {
        "青岛示例机械1厂有限公司": "closed",
        "青岛示例机械2厂有限公司": "closed",
        "青岛示例机械3厂有限公司": "letter_sent",
    }
    assert Letter.objects.filter(document__isnull=False).count() == 3


@pytest.mark.browser
def test_an_inspector_triages_by_keys_alone(page: Page, city: City) -> None:
    with time_machine.travel(SENT, tick=True):
        log_in(page, "li")
        go_to(page, "Alerts")
        the_keys_are_on(page)
        for key in ("j", "x", "j", "x"):
            page.keyboard.press(key)
        expect(page.locator("[data-selected]")).to_have_text("2 selected")
        page.keyboard.press("a")
        confirm = page.get_by_role("button", name="Acknowledge 2 alerts")
        expect(confirm).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_text("2 alerts acknowledged.")).to_be_visible()
        the_keys_are_on(page)
        for _ in range(3):
            page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.get_by_text("1 alert acknowledged.")).to_be_visible()
        cursor = page.locator("tr.cursor")
        expect(cursor).to_contain_text("Acknowledged")
        expect(page.locator("tr[data-row]").nth(2)).to_have_class("cursor")
        page.keyboard.press("p")
        expect(page.locator("tr.peek")).to_contain_text("Acknowledged by 李示例")
        page.keyboard.press("p")
        expect(page.locator("tr.peek")).to_have_count(0)
        page.keyboard.press("d")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dismiss 1 alert")
        page.get_by_label("What was seen").fill("已核实: jxad")
        page.get_by_role("button", name="Dismiss 1 alert").click()
        expect(page.get_by_text("1 alert dismissed.")).to_be_visible()
        expect(page.locator("tr[data-row]")).to_have_count(2)
        page.get_by_label("Select all on this page").check()
        page.get_by_role("link", name="Select all 2 that match").click()
        expect(page.get_by_text("2 selected, all that match")).to_be_visible()
        page.wait_for_load_state()
        page.keyboard.press("l")
        expect(page.get_by_role("button", name="Send 2 letters")).to_be_visible()
        page.goto("about:blank")  # before the clock goes on and the log-in ends
    decided = Alert.objects.filter(state="dismissed").get()
    assert decided.decision_reason == "已核实: jxad"
