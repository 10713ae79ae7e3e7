"""axe finds nothing on any public page, in either language; all of it with JavaScript off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from compliance.actions import publications
from compliance.publicity.lists import path_of
from inspectorate.organisation.models import Role
from tests.browser.test_accessibility import complaints as barriers
from tests.compliance.factories_public import (
    exposure_row,
    make_draw,
    make_medal,
    pages_left_out,
    publish,
)
from tests.factories import NOW, TODAY, make_enterprise, make_user


@pytest.fixture
def addresses(transactional_db: None) -> list[str]:
    """Every public page, with a list of which one paid and one was withdrawn."""
    by = make_user(Role.CITY_SUPERVISOR)
    entries = publish(*(exposure_row() for _n in range(4)), by=by)
    later = NOW + timedelta(days=1)
    publications.mark_paid(entries[0], paid_on=TODAY + timedelta(days=1), by=by, now=later)
    publications.withdraw(entries[1], explanation="行政复议撤销", by=by, now=NOW)
    medal = make_medal()
    enterprise = make_enterprise(uscc=entries[0].uscc)
    found = [
        "/", "/exposure/", path_of(entries[0]), path_of(entries[1]), "/exposure/2026-Q3/print/",
        "/exposure/changes/", "/medals/", path_of(medal), "/search/?q=示例", "/search/?q=没有",
        f"/enterprises/{enterprise.uscc}/", f"/certificates/{medal.verification_code}/",
        "/certificates/", "/guide/", "/guide/workers/", "/guide/employers/", "/guide/lists/",
        "/figures/", "/random-checks/", f"/random-checks/{make_draw().number}/",
        "/exposure/2026-Q3/",
    ]  # fmt: skip
    assert pages_left_out(found) == set()
    return found


@pytest.fixture
def plain_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A phone of 320 pixels whose browser runs no script."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 320, "height": 700},
        locale="en",
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_no_public_page_has_a_barrier_or_scrolls_sideways(page: Page, addresses: list[str]) -> None:
    found = []
    for language in ("en", "zh-hans"):
        page.goto(f"/?lang={language}")
        for address in addresses:
            page.set_viewport_size({"width": 1360, "height": 900})
            page.goto(address)
            found += barriers(page)
            page.set_viewport_size({"width": 320, "height": 700})
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                found.append(f"{address} scrolls sideways")
    assert found == [], "\n" + "\n".join(found)


@pytest.mark.browser
def test_a_reader_finds_who_paid_on_a_phone_without_script(
    plain_page: Page, addresses: list[str]
) -> None:
    plain_page.goto("/")
    plain_page.get_by_role("main").get_by_role("link", name="Major violations made public").click()
    expect(plain_page.get_by_text("1 paid by the next day")).to_be_visible()
    plain_page.get_by_role("link", name="中文").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("重大劳动保障违法行为社会公布")
    plain_page.get_by_role("link", name="菜单").click()
    plain_page.locator("#menu").get_by_role("link", name="守法诚信奖牌").click()
    expect(plain_page.get_by_role("heading", level=2).first).to_have_text("2024–2025")
    for address in addresses:
        plain_page.goto(address)
        expect(plain_page.get_by_role("heading", level=1)).to_be_visible()
