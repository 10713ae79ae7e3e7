"""An inspector's morning in a real browser: log in, see the golden alert, open it, read it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from alerts.models import Alert
from inspectorate.organisation.models import AccessLog
from tests.factories import (
    PASSWORD,
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_user,
    make_worker,
)

NUMBER = "370214199001010049"


@pytest.fixture
def golden(transactional_db: None) -> Alert:
    """98 of 265 workers without cover; three of them with rows."""
    group = make_grid_group()
    make_user(username="li", groups=[group])
    enterprise = make_enterprise(group, name="青岛示例机械一厂有限公司")
    today = timezone.localdate()
    alert = make_alert(enterprise, as_of=today, first_look_by=today - timedelta(days=4))
    for n in range(3):
        worker = make_worker(name=f"示例{n}", **({"id_number": NUMBER} if n == 0 else {}))
        make_employment(enterprise, worker, hired_on=date(2025, 1, 6 + n))
        make_finding(alert, worker_id=worker.pk)
    make_alert(group=group, score=40, workers_count=4)
    return alert


def log_in(page: Page) -> None:
    """Log in as the inspector and arrive at the queue."""
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill("li")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My day")
    menu = page.get_by_label("Menu", exact=True)  # on a phone
    if menu.is_visible():
        menu.click()
    page.locator("header nav:visible").get_by_role("link", name="Alerts").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 open alerts in your group")


@pytest.mark.browser
def test_an_inspector_reads_the_golden_alert_with_the_keyboard(page: Page, golden: Alert) -> None:
    log_in(page)
    expect(page.locator("[data-bulkbar][hidden]")).to_have_count(1)  # the scripts ran
    page.locator("form[role=search] select:visible").first.focus()
    page.keyboard.press("Escape")  # from a filter to the list
    expect(page.locator("[data-row].cursor a:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("98 of 265 workers without cover")
    strips = page.locator("svg.small-strip path.mis")
    expect(strips).to_have_count(3)
    expect(page.locator("tr.open svg.big-strip")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator("tr.open")).to_contain_text("示例1")
    page.keyboard.press("a")
    expect(page.get_by_text("Acknowledged", exact=True)).to_be_visible()
    golden.refresh_from_db()
    assert golden.state == "acknowledged"


@pytest.mark.browser
def test_a_number_is_shown_for_a_purpose_and_hides_again(page: Page, golden: Alert) -> None:
    log_in(page)
    page.get_by_role("link", name="98 of 265 workers without cover").click()
    page.clock.install()
    page.get_by_label("Reveal the number of 示例0").click()
    page.get_by_label("Purpose").select_option("contact")
    page.get_by_role("button", name="Reveal", exact=True).click()
    expect(page.get_by_text(NUMBER)).to_be_visible()
    page.clock.fast_forward(31_000)
    expect(page.get_by_text(NUMBER)).to_have_count(0)
    expect(page.get_by_text("3702**********0049")).to_be_visible()
    assert AccessLog.objects.get().purpose == f"contact, {golden.number}"


@pytest.mark.browser
def test_a_filter_swaps_the_list_and_stays_in_the_address(page: Page, golden: Alert) -> None:
    log_in(page)
    page.get_by_label("Due").select_option("late")
    expect(page).to_have_url(re.compile("due=late"))  # both rows stay, so their number says nothing
    expect(page.locator("tr[data-row]")).to_have_count(2)
    page.get_by_label("Enterprise or number").fill("机械一厂")
    page.get_by_label("Enterprise or number").press("Enter")
    expect(page.locator("tr[data-row]")).to_have_count(1)
    expect(page).to_have_url(re.compile("due=late"))
    page.reload()
    expect(page.locator("tr[data-row]")).to_have_count(1)


@pytest.mark.browser
def test_a_filter_chosen_before_the_scripts_ran_counts(page: Page, golden: Alert) -> None:
    log_in(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert [url for url in asked if "/alerts/?" in url] == []  # nothing was chosen
    page.route("**/htmx.min.js", hold)
    page.reload(wait_until="commit")
    page.get_by_label("Rule", exact=True).select_option("contribution-arrears")
    expect(page.locator("tr[data-row]")).to_have_count(2)
    held[0].continue_()
    expect(page.locator("tr[data-row]")).to_have_count(0)
    expect(page).to_have_url(re.compile("rule=contribution-arrears"))


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390])
def test_no_page_scrolls_sideways_on_a_phone(page: Page, golden: Alert, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    log_in(page)
    enterprise = golden.enterprise
    assert enterprise is not None
    for address in (
        "/alerts/",
        f"/alerts/{golden.pk}/",
        f"/dossiers/{enterprise.uscc}/",
        "/dossiers/?q=示例",
        "/rules/",
        "/rules/unregistered-worker/",
        "/settings/",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.browser
def test_the_pages_work_in_chinese(page: Page, golden: Alert) -> None:
    log_in(page)
    page.get_by_text("Full-time inspector").click()
    page.get_by_role("button", name="简体中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("您的1个网格有2件未结预警")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


@pytest.mark.browser
def test_back_to_a_form_and_to_its_answer_sends_nothing_anew(page: Page, golden: Alert) -> None:
    log_in(page)
    page.get_by_label("Select all on this page").check()
    page.get_by_role("button", name="Dismiss…").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Dismiss 2 alerts")
    page.get_by_label("Ground").select_option("explained")
    page.locator("[name=reason]").fill(" ")
    page.get_by_role("button", name="Dismiss 2 alerts").click()
    expect(page.get_by_text("This field is required.")).to_be_visible()
    page.locator("[name=reason]").fill("已核实无误")
    page.get_by_role("button", name="Dismiss 2 alerts").click()
    expect(page.get_by_text("2 alerts dismissed.")).to_be_visible()
    for _answer_then_form in range(2):
        page.go_back()
        expect(page.get_by_text("None of these alerts can be dismissed any more.")).to_be_visible()
        expect(heading).to_have_text("0 open alerts in your group")
