"""axe finds nothing to complain about on any page, in either language."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from playwright.sync_api import Page

from compliance.actions import deadlines
from compliance.models import Case
from inspectorate.organisation.actions import calendar
from inspectorate.organisation.models import Role
from inspectorate.organisation.schedules import read
from tests.compliance.factories_deadlines import make_case
from tests.compliance.money.made import calculated, make_violation
from tests.factories import (
    PASSWORD,
    make_alert,
    make_batch,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_user,
    make_worker,
)

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What is in order is neither described nor sent: half the time, the same violations.
RUN = """rules => axe.run(
    document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]}
).then(found => found.violations)"""


def complaints(page: Page) -> list[str]:
    """What axe finds on the page as it stands, with the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES)
    return [
        f"{page.url}: {violation['id']} {[node['target'] for node in violation['nodes']][:3]}"
        for violation in found
    ]


def case_until_2027() -> Case:
    """A case whose deadline the schedule of 2027, once published, dates otherwise."""
    by = make_user(Role.CITY_SUPERVISOR)
    with transaction.atomic():
        case = make_case()
        deadlines.start(case, "investigation", on=date(2026, 10, 26))
        deadlines.extend(case, "investigation", days=30)
    entries = read("2027-02-05..2027-02-11 off 春节", year=2027, english={})
    calendar.enter_year(2027, entries, by=by, source="示例", reason="示例")
    calendar.publish_year(2027, by=by, reason="示例")
    return case


def addresses() -> dict[Role, list[str]]:
    """Every page, by a role that may see it; with rows on each."""
    group = make_grid_group()
    enterprise = make_enterprise(group)
    alert = make_alert(enterprise)
    worker = make_worker()
    make_employment(enterprise, worker)
    make_finding(alert, worker_id=worker.pk)
    batch = make_batch(
        read=2,
        rejected=1,
        rejects_by_code={"bad_row": 1},
        columns=[{"column": "uscc", "header": "代码", "how": "mapped"}],
    )
    batch.rejects.create(line=3, code="bad_row")
    calculation = calculated(make_violation(worker, enterprise=enterprise), grade="normal")
    return {
        Role.CITY_SUPERVISOR: [
            "/alerts/",
            "/alerts/?state=closed",
            f"/alerts/{alert.pk}/",
            f"/alerts/{alert.pk}/workers/{worker.pk}/number/",
            f"/dossiers/{enterprise.uscc}/",
            "/dossiers/",
            "/dossiers/?q=示例",
            "/rules/",
            "/rules/unregistered-worker/",
            "/rules/multiple-affiliation/tune/",
            "/components/",
            "/settings/",
            "/settings/password/",
            f"/cases/{calculation.case_id}/calculation/?worker={worker.pk}",
            "/figures/law/",
            "/figures/law/ranges/new/",
            "/figures/law/routes/V1/",
            "/calculator/?wage_yuan=6000&from_month=2026-01&to_month=2026-03",
            f"/cases/{case_until_2027().pk}/",
            "/limits/",
            "/limits/investigation/",
            "/limits/order/change/",
            "/calendar/2026/",
            "/calendar/2027/",
            "/calendar/2026/10/10/",
            "/calendar/2028/enter/",
            "/deadlines/anew/",
            "/settings/notifications/",
            "/notifications/",
        ],
        Role.DATA_OFFICER: [
            "/feeds/",
            "/feeds/employments/",
            "/feeds/employments/deliver/",
            "/feeds/employments/samples/new/",
            f"/feeds/employments/batches/{batch.pk}/",
            f"/feeds/employments/batches/{batch.pk}/orphans/",
            "/grid/unmatched/",
        ],
    }


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_has_a_barrier(page: Page, transactional_db: None, language: str) -> None:
    page.goto("/login/")
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}]
    )
    page.goto("/login/")
    found = complaints(page)
    for role, pages in addresses().items():
        person = make_user(role)
        page.context.clear_cookies(name="sessionid")
        page.goto("/login/")
        page.fill("#id_username", person.username)
        page.fill("#id_password", PASSWORD)
        page.click("main button")
        page.locator(".usermenu").wait_for(state="attached")
        for address in pages:
            page.goto(address)
            found += complaints(page)
    assert found == [], "\n" + "\n".join(found)
