"""A worker's gap becomes a complaint; an enterprise's answer reaches its inspector."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from alerts.models import Alert
from alerts.triage import Listed
from compliance import tasks
from compliance.actions import enterprise_users, letters
from compliance.complaints import abuse
from compliance.models import SelfCheck
from inspectorate.organisation.models import User
from inspectorate.organisation.working_days import working_day_after
from tests.contract.counter import number
from tests.contract.samples import ROWS
from tests.journeys import town
from tests.journeys.office import PASSWORD


@pytest.fixture
def street(tmp_path: Path, transactional_db: None, settings: Settings) -> Path:
    """A street whose first enterprise insured nobody and got a letter; where codes are written."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SELF_CHECK_CODES_FILE = tmp_path / "codes.log"
    abuse._redis().flushdb()
    town.settle(tmp_path, uncovered=[1])
    worker = {"id_number": number(50), "name": "孙样例", "phone": "13800000000"}
    town.deliver(tmp_path, "workers", [{**ROWS["workers"], **worker}])
    town.enrol()
    enterprise_users.enrol(
        town.enterprise(1).pk,
        by=None,
        username="zheng",
        password=PASSWORD,
        display_name="郑样例",
        documents="营业执照、授权委托书",
    )
    alert = Alert.objects.get(enterprise=town.enterprise(1))
    letters.send(
        Listed({alert.pk: alert.state}),
        by=User.objects.get(username="zhao"),
        now=timezone.now(),
        due_on=working_day_after(timezone.localdate(), 10),
        language="zh-hans",
    )
    tasks.issue_letters()
    return settings.SELF_CHECK_CODES_FILE


def log_in(page: Page, name: str) -> None:
    page.goto("about:blank")
    page.context.clear_cookies()
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


@pytest.mark.browser
def test_a_gap_becomes_a_complaint_and_a_letter_is_answered(page: Page, street: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/self-check/")
    page.get_by_label("Your name").fill("孙样例")
    page.get_by_label("Number of the document").fill(number(50))
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("status")).to_contain_text("a code has been sent")
    tasks.send_self_check_code(SelfCheck.objects.get().pk)
    code = re.findall(r"\b\d{6}\b", street.read_text())[0]
    page.get_by_label("Code from the message").fill(code)
    page.get_by_role("button", name="Show my months").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text(town.name_of(1))
    assert number(50) not in page.content() + page.url
    page.get_by_role("button", name="Report this gap…").click()
    expect(page.get_by_label("Name of the employer")).to_have_value(town.name_of(1))
    page.get_by_label("Your name").fill("孙样例")
    page.get_by_label("Your telephone number").fill("13800000000")
    page.wait_for_timeout(3_100)
    page.get_by_role("button", name="Send the complaint").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your complaint was received")

    page.set_viewport_size({"width": 1360, "height": 900})
    log_in(page, "zheng")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 thing waits for you")
    page.get_by_role("link", name="Put right what the letter names, and answer it").click()
    page.get_by_label("What was put right, or why it is not").fill("三人已补办参保登记。")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator("#answers")).to_contain_text("三人已补办参保登记。")

    log_in(page, "zhao")
    page.get_by_role("link", name="Letters").first.click()
    page.get_by_role("link", name=town.name_of(1)).first.click()
    expect(page.locator("#answers")).to_contain_text("三人已补办参保登记。")
