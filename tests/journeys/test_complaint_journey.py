"""A worker's complaint from the phone to the answer, by visible controls only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from compliance.models import Complaint
from tests.journeys import town
from tests.journeys.office import PASSWORD

TEXT = "从八月起三个月没有发工资，十二个人都没有发。"


@pytest.fixture
def office(tmp_path: Path, transactional_db: None) -> None:
    """A street with two inspectors, a supervisor, and the employer."""
    town.settle(tmp_path, uncovered=[1])
    town.enrol()


def tell(page: Page) -> tuple[str, str]:
    """Fills in the public form on a phone; gives number and secret as they are shown."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    page.get_by_role("link", name="Complain about an employer").click()
    page.get_by_role("link", name="Your own rights are harmed").click()
    page.get_by_label("Name of the employer").fill(town.name_of(1))
    page.get_by_label("Wages not paid, or below the minimum wage").check()
    page.get_by_label("What happened, in your own words").fill(TEXT)
    page.get_by_label("How many people are concerned").fill("12")
    page.get_by_label("Your name").fill("孙样例")
    page.get_by_label("Your telephone number").fill("13800000000")
    page.wait_for_timeout(3_100)  # nobody fills in such a form within three seconds
    page.get_by_role("button", name="Send the complaint").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your complaint was received")
    number, secret = page.locator("dd").all_inner_texts()
    assert re.fullmatch(r"C-\d{4}-\d{6}", number)
    return number, secret


def forget(page: Page) -> None:
    """Another person sits down: nothing open, nothing remembered."""
    page.goto("about:blank")
    page.context.clear_cookies()


def log_in(page: Page, name: str) -> None:
    """Comes in through the front door, as a fresh browser would."""
    forget(page)
    page.set_viewport_size({"width": 1360, "height": 900})
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def open_complaint(page: Page) -> None:
    """From the bar to the one complaint of the inbox."""
    page.get_by_role("navigation", name="Main", exact=True).get_by_role(
        "link", name="Complaints"
    ).click()
    page.get_by_role("link", name="L6 wages and minimum wage").click()


@pytest.mark.browser
def test_a_worker_complains_and_reads_the_answer(page: Page, office: None) -> None:
    number, secret = tell(page)

    log_in(page, "zhao")
    open_complaint(page)
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_text("孙样例")).to_have_count(0)
    page.get_by_role("link", name="Accept…").click()
    page.get_by_label("What is accepted").fill("拖欠工资事项")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("link", name="Propose a case…").click()
    page.get_by_label("Summary").fill("涉嫌拖欠12名劳动者三个月工资")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("Filing proposed. The head of the inspection decides.")).to_be_visible()

    log_in(page, "zhou")
    page.get_by_role("navigation", name="Main", exact=True).get_by_role(
        "link", name="Cases"
    ).click()
    page.get_by_role("link", name="涉嫌拖欠12名劳动者三个月工资").click()
    page.get_by_role("link", name="Do not file…").click()
    page.get_by_label("Reason").fill("用人单位已于昨日全部补发")
    page.get_by_role("button", name="Do not file").click()

    log_in(page, "zhao")
    open_complaint(page)
    expect(page.get_by_text("whoever complained waits for the answer")).to_be_visible()
    page.get_by_role("link", name="Answer…").click()
    page.get_by_label("Answer").fill("经查，用人单位已全部补发十二人工资。")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("Answered", exact=True).first).to_be_visible()

    forget(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    page.get_by_role("link", name="Follow a complaint").click()
    page.get_by_label("Reference number").fill(number.lower())
    page.get_by_label("Secret").fill(secret.replace("-", " ").lower())
    page.get_by_role("button", name="Show where it stands").click()
    expect(page.get_by_text("It was dealt with. The answer stands below.")).to_be_visible()
    expect(page.get_by_text("经查，用人单位已全部补发十二人工资。")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Paper").first.click()
    assert download.value.suggested_filename == f"{number}-complaint_answer.pdf"
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading", name="Complaints and reports")).to_be_visible()
    assert Complaint.objects.get().state == "answered"
