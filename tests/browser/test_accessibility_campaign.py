"""Pages of the campaign and of the counter: no barrier, none wider than a phone."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from compliance.actions import coverage_targets, snapshots
from inspectorate.organisation.models import GridGroup, Role, User
from tests.browser.test_accessibility import complaints
from tests.factories import (
    PASSWORD,
    make_alert,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_insurance,
    make_user,
    make_worker,
)
from tests.rights import appraisals, counter, exposures, figures, medals

WIDE = """[...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > 320.5)
    .slice(0, 3).map(e => e.tagName + "." + e.className)"""
PARTS = (figures, appraisals, exposures, medals, counter)


def count_figures(group: GridGroup, *, by: User) -> None:
    """A group with insured workers and some who are not, a target, and what was counted."""
    unit = make_enterprise(group, name="青岛样例国际物流供应链管理（集团）股份有限公司")
    for n in range(3):
        make_employment(unit, worker := make_worker())
        if n:
            make_insurance(unit, worker)
    make_alert(unit)

    now = timezone.now()
    coverage_targets.set_target(
        year=timezone.localdate(now).year, district_code="", measure="insured", target=72000,
        source="示例计划", by=by, now=now,
    )  # fmt: skip
    snapshots.take(snapshots.ask(as_of=timezone.localdate(now), by=None, now=now), now=now)


def addresses(*, by: User) -> list[str]:
    """Every page of these parts that is read, with rows on each; a long name among them."""
    group = make_grid_group(name="城阳区流亭街道第17网格")
    found = []
    for part in PARTS:
        needed = part.arguments(group)
        found += [
            reverse(name, kwargs=needed.get(name))
            for name, permission in part.GUARDED.items()
            if name not in part.BY_POST
            and name not in getattr(part, "ANSWERS", {})
            and not name.endswith(("_csv", "_scan"))
            and permission.is_held_by(by)
        ]
    count_figures(group, by=by)
    desk = reverse("compliance:figures_desk")
    return [*found, f"{desk}?table=map,hours", f"{desk}?year={timezone.localdate().year - 1}"]


def barriers(page: Page, address: str) -> list[str]:
    """What axe finds, and what makes the page scroll sideways on a narrow phone."""
    page.set_viewport_size({"width": 1360, "height": 900})
    page.goto(address)
    found = complaints(page)
    page.set_viewport_size({"width": 320, "height": 700})
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        found.append(f"{address} scrolls sideways: {page.evaluate(WIDE)}")
    return found


@pytest.mark.browser
def test_no_page_has_a_barrier_or_scrolls_sideways(page: Page, transactional_db: None) -> None:
    person = make_user(Role.CITY_SUPERVISOR)
    pages = addresses(by=person)
    found = []
    for language in ("en", "zh-hans"):
        User.objects.filter(pk=person.pk).update(language=language)
        page.context.clear_cookies()
        page.goto("/login/")
        page.fill("#id_username", person.username)
        page.fill("#id_password", PASSWORD)
        page.click("main button")
        page.locator(".usermenu").wait_for(state="attached")
        for address in pages:
            found += barriers(page, address)
    assert found == [], "\n" + "\n".join(found)
