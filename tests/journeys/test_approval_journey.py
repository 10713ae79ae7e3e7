"""More time is asked for and granted; a filing is declined and the alert comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from compliance.models import Case
from inspectorate.organisation.models import Inspector
from tests.journeys import town
from tests.journeys.office import People, fill, until
from tests.journeys.town import HEADLINE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def people(tmp_path: Path, browser: Browser, live_server: LiveServer) -> Iterator[People]:
    """Everybody's browser, in a street where one enterprise insures nobody."""
    town.settle(tmp_path, uncovered=[1])
    town.enrol()
    everybody = People(browser, live_server)
    yield everybody
    everybody.everybody_goes_home()


def menu(page: Page, entry: str) -> None:
    """An entry of the bar."""
    page.get_by_role("navigation", name="Main", exact=True).get_by_role("link", name=entry).click()


def propose(inspector: Page) -> None:
    """From the queue to a proposed case."""
    menu(inspector, "Alerts")
    inspector.get_by_role("link", name=HEADLINE).first.click()
    inspector.get_by_role("link", name="Propose a case").or_(
        inspector.get_by_role("button", name="Propose a case")
    ).first.click()
    inspector.get_by_role("button", name="Propose the case").click()
    inspector.get_by_text("Filing proposed").first.wait_for()


def answer(head: Page, link: str, **fields: str) -> None:
    """The supervisor opens what waits, takes the step named, and fills in its form."""
    menu(head, "Approvals")
    head.get_by_role("link", name=HEADLINE).first.click()
    head.get_by_role("link", name=link).click()
    fill(head, **fields)
    head.get_by_role("main").locator("form button.btn-primary").click()


def test_more_time_is_granted_once_and_told(people: People) -> None:
    inspector, head = people.page("zhao"), people.page("zhou")
    propose(inspector)
    second = Inspector.objects.get(user__username="qian")
    answer(head, "File the case", second=f"{second.pk}", opinion="同意立案")
    head.get_by_text("Case filed").first.wait_for()
    menu(inspector, "Cases")
    inspector.get_by_role("link", name=HEADLINE).first.click()
    inspector.get_by_role("link", name="Begin the investigation").first.click()
    fill(
        inspector, subject="社会保险登记", visit_on=timezone.localdate().isoformat(), bring="花名册"
    )
    inspector.get_by_role("main").locator("form button.btn-primary").click()
    inspector.get_by_role("heading", name=HEADLINE).wait_for()
    case = Case.objects.get()
    before = case.deadlines.get(limit="investigation").due_on
    inspector.get_by_role("link", name="Ask for more time…").click()
    fill(inspector, reason="涉及人数众多，需继续调查")
    inspector.get_by_role("button", name="Ask the supervisor").click()
    inspector.get_by_text("Waits for an answer").first.wait_for()

    menu(head, "Approvals")
    head.get_by_role("link", name="Extension of the investigation").click()
    fill(head, answer="同意延长")
    head.get_by_role("button", name="Grant").click()
    head.get_by_text("Investigation extended.").first.wait_for()

    until(inspector, "Investigation extended")
    assert inspector.get_by_role("link", name="Ask for more time…").count() == 0
    deadline = case.deadlines.get(limit="investigation")
    assert deadline.extended_days == 30
    assert deadline.due_on > before


def test_a_declined_filing_says_why_and_gives_the_alert_back(people: People) -> None:
    inspector, head = people.page("zhao"), people.page("zhou")
    propose(inspector)
    answer(head, "Do not file…", reason="证据不足，先行核实")
    head.get_by_text("Not filed").first.wait_for()

    propose(inspector)
    assert Case.objects.filter(state="proposed").count() == 1
    assert Case.objects.filter(state="not_filed").count() == 1
