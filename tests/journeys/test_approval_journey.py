"""More time is asked for and granted; a filing is declined and the alert comes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from compliance.models import Case
from tests.compliance.factories import Office, propose, walk
from tests.factories import make_alert, make_enterprise
from tests.journeys.office import People, fill, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def bureau(transactional_db: None) -> Office:
    """The office's people, with names to log in by."""
    bureau = Office()
    for name, user in (("inspector", bureau.inspector), ("head", bureau.district)):
        user.username = name
        user.save(update_fields=["username"])
    return bureau


@pytest.fixture
def people(bureau: Office, browser: Browser, live_server: LiveServer) -> Iterator[People]:
    """Everybody's browser."""
    everybody = People(browser, live_server)
    yield everybody
    everybody.everybody_goes_home()


def menu(page: Page, entry: str) -> None:
    """An entry of the bar."""
    page.get_by_role("navigation", name="Main", exact=True).get_by_role("link", name=entry).click()


def test_more_time_is_granted_once_and_told(bureau: Office, people: People) -> None:
    case = propose(bureau, now=timezone.now())
    walk(case, bureau, "file", "begin", now=timezone.now())
    before = case.deadlines.get(limit="investigation").due_on
    inspector, head = people.page("inspector"), people.page("head")
    menu(inspector, "Cases")
    inspector.get_by_role("link", name="98 of 265").first.click()
    inspector.get_by_role("link", name="Ask for more time…").click()
    fill(inspector, reason="涉及人数众多，需继续调查")
    inspector.get_by_role("button", name="Ask the supervisor").click()
    inspector.get_by_text("Waits for an answer").first.wait_for()

    menu(head, "Approvals")
    head.get_by_role("link", name="Extension of the investigation").click()
    fill(head, answer="同意延长")
    head.get_by_role("button", name="Grant").click()
    head.get_by_text("Granted").first.wait_for()

    until(inspector, "Investigation extended")
    assert inspector.get_by_role("link", name="Ask for more time…").count() == 0
    deadline = case.deadlines.get(limit="investigation")
    assert deadline.extended_days == 30
    assert deadline.due_on > before


def test_a_declined_filing_says_why_and_gives_the_alert_back(
    bureau: Office, people: People
) -> None:
    alert = make_alert(make_enterprise(bureau.group), first_look_by=timezone.localdate())
    propose(bureau, enterprise=alert.enterprise, alert=alert, now=timezone.now())
    head, inspector = people.page("head"), people.page("inspector")
    menu(head, "Approvals")
    head.get_by_role("link", name="98 of 265").first.click()
    head.get_by_role("link", name="Do not file…").click()
    fill(head, reason="证据不足，先行核实")
    head.get_by_role("main").locator("form button.btn-primary").click()
    head.get_by_text("Not filed").first.wait_for()

    menu(inspector, "Alerts")
    inspector.get_by_role("link", name="98 of 265").first.click()
    inspector.get_by_role("link", name="Propose a case").or_(
        inspector.get_by_role("button", name="Propose a case")
    ).first.click()
    inspector.get_by_role("button", name="Propose the case").click()
    inspector.get_by_text("Filing proposed").first.wait_for()
    assert Case.objects.filter(state="proposed").count() == 1
    assert Case.objects.filter(state="not_filed").count() == 1
