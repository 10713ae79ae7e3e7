"""axe finds nothing to complain about on the pages of grid, visits, plan and draws."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from compliance.actions import draws, plans
from tests.browser.test_accessibility import complaints
from tests.compliance.factories_grid import Street
from tests.compliance.factories_visits import make_absence, make_inspection
from tests.factories import PASSWORD, make_alert


def addresses(street: Street) -> list[str]:
    """Every page, with rows on each."""
    now = timezone.now()
    make_alert(street.enterprises[0])
    make_absence(street.first, from_on=date(2026, 11, 1), until_on=date(2030, 1, 1))
    third = Street(prefix="370214102", name="城阳样例街道网格")
    visit = make_inspection(street.enterprises[0], third.first, planned_on=timezone.localdate())
    done = make_inspection(
        street.enterprises[1], third.first, planned_on=timezone.localdate(), state="done",
        done_at=now, done_by=street.supervisor, findings="示例",
    )  # fmt: skip
    year = timezone.localdate().year + 1
    plans.draft(by=street.supervisor, now=now, year=year, district_code="370214")
    draw = draws.hold(
        by=street.supervisor, now=now, district_code="370214", title="示例", objects_count=2,
        visits_from_on=timezone.localdate(),
    )  # fmt: skip
    change = street.split()
    code = street.group.code
    return [
        "/grid/",
        "/grid/people/?kind=all",
        f"/grid/people/{street.first.staff_no}/",
        f"/grid/{code}/",
        f"/grid/{code}/split/",
        f"/grid/{code}/move/?with={third.group.code}&kind=merge",
        "/grid/changes/",
        f"/grid/changes/{change.pk}/",
        "/grid/changes/balance/",
        "/visits/",
        "/visits/new/",
        f"/visits/{visit.pk}/",
        f"/visits/{done.pk}/",
        f"/visits/plan/{year}/",
        "/visits/draws/",
        "/visits/draws/new/",
        f"/visits/draws/{draw.pk}/",
        f"/dossiers/{street.enterprises[0].uscc}/",
    ]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_grid_and_visits_are_accessible(page: Page, transactional_db: None, language: str) -> None:
    street = Street()
    street.supervisor.username, street.supervisor.language = "zhou", language
    street.supervisor.save()
    pages = addresses(street)
    page.goto("/")
    page.get_by_role("link", name="Staff", exact=True).click()
    page.get_by_label("User name").fill("zhou")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.locator(".usermenu").wait_for(state="attached")
    found = []
    for width in (1360, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for address in pages:
            page.goto(address)
            found += complaints(page)
            wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            found += [f"{address} scrolls sideways at {width}"] if wide else []
    assert found == []
