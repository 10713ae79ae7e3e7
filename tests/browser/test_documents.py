"""From the case to a paper, its replacement and every change, by what can be seen and clicked."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from compliance.models import Document
from tests.browser.test_accessibility import complaints
from tests.compliance.factories import Office, propose, walk
from tests.factories import PASSWORD, make_enterprise, make_grid_group

LONG = "青岛样例精密机械制造与新材料科技发展股份有限公司城阳第三分公司"
WORDS = {
    "en": ("Replace…", "Why it is replaced", "Issue the new paper", "Every change"),
    "zh-hans": ("替换…", "替换原因", "制发新文书", "全部变更"),
}


def log_in(page: Page, username: str, language: str) -> None:
    """Logs in, reading one of the languages."""
    page.goto("/login/")
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}]
    )
    page.goto("/login/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.locator(".usermenu").wait_for(state="attached")


def look(page: Page) -> None:
    """No barrier, and nothing scrolls sideways on a phone."""
    assert complaints(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    page.set_viewport_size({"width": 1360, "height": 900})


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_paper_is_replaced_and_every_change_is_told(
    page: Page, transactional_db: None, language: str
) -> None:
    replace, why, issue, every_change = WORDS[language]
    office = Office(make_grid_group(name="城阳区流亭街道第17网格"))
    office.inspector.language = language
    office.inspector.save(update_fields=["language"])
    case = propose(office, enterprise=make_enterprise(office.group, name=LONG))
    walk(case, office, "file", "begin")
    paper = Document.objects.get(kind="inspection_notice")
    log_in(page, office.inspector.username, language)

    page.goto(f"/cases/{case.pk}/")
    page.get_by_role("link", name=paper.number).first.click()
    look(page)
    page.get_by_role("link", name=replace).click()
    look(page)
    page.get_by_label(why).fill("地点写错")
    page.get_by_role("button", name=issue).click()
    expect(page.get_by_role("link", name=paper.number)).to_be_visible()
    new = Document.objects.get(replaces=paper)
    expect(page.get_by_role("heading", level=1)).to_contain_text(new.number)
    look(page)

    page.goto(f"/cases/{case.pk}/")
    page.get_by_role("link", name=every_change).click()
    expect(page.get_by_text("地点写错").first).to_be_visible()
    expect(page.get_by_text("127.0.0.1").first).to_be_visible()
    look(page)
