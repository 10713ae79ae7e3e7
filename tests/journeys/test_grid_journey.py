"""A group has too much to do: its supervisor splits it, and the new team finds its work."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from compliance.models import GridChange
from tests.journeys import town
from tests.journeys.office import PASSWORD
from tests.journeys.town import GROUP, HEADLINE


@pytest.fixture
def street(tmp_path: Path, transactional_db: None) -> None:
    """A street whose inspectors and supervisor have log-ins; its last enterprise has an alert."""
    town.settle(tmp_path, uncovered=[4])
    town.enrol()


def log_in(page: Page, name: str) -> None:
    """Log in by the form."""
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def log_out(page: Page, shown: str) -> None:
    """Log out by the menu."""
    page.locator("summary.who").filter(has_text=shown).click()
    page.get_by_role("button", name="Log out").click()


def go(page: Page, entry: str) -> None:
    """An entry of the bar."""
    page.get_by_role("navigation", name="Main", exact=True).get_by_role("link", name=entry).click()


def split(page: Page) -> None:
    """From the grid to the applied change, by what is on screen."""
    go(page, "Grid")
    page.get_by_role("link", name=GROUP).click()
    page.get_by_role("link", name="Split…").click()
    page.get_by_label("Name of the new group").fill("城阳示例街道东网格")
    for number in (1, 2):
        area = page.get_by_role("group", name=f"示例社区{number}")
        area.get_by_label(GROUP, exact=True).check()
    for number in (3, 4):
        page.get_by_role("group", name=f"示例社区{number}").get_by_role("radio").last.check()
    page.get_by_label("Reason").fill("预警过多")
    page.get_by_role("button", name="Show the load after it").click()
    expect(page.get_by_role("heading", name="After")).to_be_visible()
    expect(page.get_by_role("table", name="Load after the change")).to_contain_text(
        "城阳示例街道东网格"
    )
    page.get_by_role("button", name="Apply the change").click()
    expect(page.get_by_text("Moved in one step: enterprises 2, alerts 1, cases 0.")).to_be_visible()


@pytest.mark.browser
def test_a_supervisor_splits_a_group_and_the_new_team_finds_its_alert(
    page: Page, street: None
) -> None:
    log_in(page, "zhou")
    split(page)
    log_out(page, "周示例")

    moved = town.enterprise(4)
    log_in(page, "qian")
    go(page, "Alerts")
    page.get_by_role("link", name=HEADLINE).click()
    expect(page.get_by_text(moved.name).first).to_be_visible()
    go(page, "Enterprises")
    page.get_by_label("Part of the name, or the code").fill(moved.uscc)
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(moved.name)
    log_out(page, "钱示例")

    log_in(page, "zhao")
    go(page, "Enterprises")
    page.get_by_label("Part of the name, or the code").fill(moved.uscc)
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("No enterprise in your sight")).to_be_visible()
    assert GridChange.objects.get().decided_by == town.supervisor()
