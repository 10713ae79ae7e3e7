"""axe finds nothing on the pages of complaints; none scrolls sideways."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page

from inspectorate.organisation.models import Role
from tests.browser.test_accessibility import complaints as barriers
from tests.compliance.factories_complaints import made, make_complaint
from tests.factories import PASSWORD, make_enterprise, make_user


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_of_complaints_has_a_barrier(
    page: Page, transactional_db: None, language: str
) -> None:
    complaint, secret = made(make_enterprise())
    other = make_complaint()
    found = []
    page.goto("/complaints/")
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}]
    )
    public = ("", "new/", "new/?as=complaint", "new/?as=anonymous", f"{complaint.number}/")
    for address in public:
        page.goto(f"/complaints/{address}")
        found += barriers(page)
    page.fill("#id_secret", secret)
    page.click("main form button")
    found += barriers(page)
    page.goto("/complaints/new/?as=complaint")
    page.click("main form button")
    found += barriers(page)
    clerk = make_user(Role.COUNTER_CLERK)
    page.goto("/login/")
    page.fill("#id_username", clerk.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.locator(".usermenu").wait_for(state="attached")
    own = f"{complaint.pk}/"
    for address in ("", "?due=late", "record/", own, f"{own}reply/", f"{own}match/?q=示例"):
        page.goto(f"/complaints/inbox/{address}")
        found += barriers(page)
    for address in (f"{other.pk}/merge/", f"{own}complainant/"):
        page.goto(f"/complaints/inbox/{address}")
        found += barriers(page)
    assert found == [], "\n" + "\n".join(found)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390])
def test_no_public_page_scrolls_sideways(page: Page, transactional_db: None, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for address in ("", "new/", "new/?as=complaint", "new/?as=anonymous", "C-2026-000001/"):
        page.goto(f"/complaints/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
