"""The schedule of 2027: entered from the notice, put in force, running deadlines dated anew."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from compliance.actions import deadlines
from compliance.models import Case
from inspectorate.organisation.models import Role
from tests.compliance.factories_deadlines import make_case
from tests.factories import PASSWORD, make_user

NOTICE = """一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。"""


@pytest.fixture
def case(transactional_db: None) -> Case:
    """A case whose investigation ends after Spring Festival 2027."""
    make_user(Role.CITY_SUPERVISOR, username="zhou", display_name="周示例")
    with transaction.atomic():
        found = make_case()
        deadlines.start(found, "investigation", on=date(2026, 10, 12))
        deadlines.extend(found, "investigation", days=30)
    return found


@pytest.mark.browser
def test_a_year_is_published_and_deadlines_move(page: Page, case: Case) -> None:
    page.goto("/login/")
    page.get_by_label("User name").fill("zhou")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()

    page.locator(".usermenu summary").click()
    page.get_by_role("link", name="Working-day calendar").click()
    page.get_by_role("link", name="2027").click()
    expect(page.get_by_text("not entered")).to_be_visible()

    page.get_by_role("link", name="Enter the schedule…").click()
    page.get_by_label("Schedule").fill(NOTICE)
    page.get_by_label("Source").fill("国办发明电〔2026〕示例号")
    page.get_by_label("Reason for the change").fill("notice of the State Council")
    page.get_by_role("button", name="Enter").click()
    expect(page.get_by_text("entered, not published")).to_be_visible()
    expect(page.get_by_role("heading", name="256 working days in 2027")).to_be_visible()

    page.get_by_role("link", name="Publish…").click()
    page.get_by_label("Reason for the change").fill("checked by two")
    page.get_by_role("button", name="Publish 2027").click()
    expect(page.get_by_text("dates 1 running deadline otherwise")).to_be_visible()

    page.get_by_role("link", name="See what moves").click()
    row = page.get_by_role("row").filter(has_text=str(case))
    expect(row).to_contain_text("Tue 16 Feb 2027")
    expect(row).to_contain_text("Mon 22 Feb 2027")
    page.get_by_label("Reason").fill("schedule of 2027")
    page.get_by_role("button", name="Date 1 deadline anew").click()
    expect(page.get_by_text("1 deadline dated anew.")).to_be_visible()

    page.get_by_role("link", name="Cases").click()
    page.get_by_role("row").filter(has_text=str(case)).get_by_role("link").first.click()
    expect(page.get_by_text("Counts Sun 14 Feb 2027, worked")).to_be_visible()
    expect(page.locator(".trace .sum")).to_contain_text("Mon 22 Feb 2027")
