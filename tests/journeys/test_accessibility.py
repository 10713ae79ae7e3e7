"""axe finds nothing to complain about on any page, in either language."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from inspectorate.organisation.models import Role
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


def complaints(page: Page) -> list[str]:
    """What axe finds on the page as it stands, with the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{page.url}: {violation['id']} {[node['target'] for node in violation['nodes']][:3]}"
        for violation in found["violations"]
    ]


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
        for address in pages:
            page.goto(address)
            found += complaints(page)
    assert found == [], "\n" + "\n".join(found)
