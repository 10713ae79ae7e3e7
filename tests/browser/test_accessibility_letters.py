"""Pages of triage, letters and campaigns: no barrier for axe, none wider than a phone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page

from compliance.models import Letter
from inspectorate.organisation.models import Role
from tests.browser.test_accessibility import complaints
from tests.compliance.letters.factories import make_campaign, make_letter
from tests.factories import PASSWORD, make_alert, make_enterprise, make_grid_group, make_user


def addresses() -> list[str]:
    """Every page of this part, with rows on each; a long name among them."""
    group = make_grid_group(name="城阳区流亭街道第17网格")
    alert = make_alert(
        make_enterprise(group, name="青岛样例国际物流供应链管理（集团）股份有限公司")
    )
    sent = timezone.now() - timedelta(days=20)
    campaign = make_campaign(sent_at=sent, drafted_at=sent, due_on=timezone.localdate())
    letter = make_letter(group, campaign=campaign, sent_at=sent)
    done = make_letter(group, campaign=campaign, sent_at=sent)
    ended = {"state": "put_right", "ended_at": timezone.now(), "workers_left": 0}
    Letter.objects.filter(pk=done.pk).update(**ended)
    draft = make_campaign(state="draft", sent_at=None, sent_by=None, filter={})
    return [
        "/alerts/?whole=1",
        f"/alerts/dismiss/?alert={alert.pk}",
        f"/letters/new/?alert={alert.pk}",
        "/letters/",
        f"/letters/{letter.pk}/",
        f"/letters/{done.pk}/",
        "/campaigns/",
        "/campaigns/new/",
        f"/campaigns/{draft.pk}/",
        f"/campaigns/{campaign.pk}/",
    ]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_has_a_barrier_or_scrolls_sideways(
    page: Page, transactional_db: None, language: str
) -> None:
    person = make_user(Role.CITY_SUPERVISOR, language=language)
    pages = addresses()
    page.goto("/login/")
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}]
    )
    page.goto("/login/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.locator(".usermenu").wait_for(state="attached")
    found = []
    for address in pages:
        page.set_viewport_size({"width": 1360, "height": 900})
        page.goto(address)
        found += complaints(page)
        page.set_viewport_size({"width": 320, "height": 700})
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{address} scrolls sideways")
    assert found == [], "\n" + "\n".join(found)
