"""Two years of facts become grades, medals and a public list; the next day four have paid.

Two supervisors click what they see, a reader finds both lists on a phone, and the machine's part is
done by the doors its workers use.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from alerts.models import Alert
from compliance import tasks
from compliance.actions import appraisal_runs, exposures
from compliance.models import Appraisal, Exposure, Grade, Medal, PublicEntry, Simulation, WorkState
from enterprises.models import Enterprise
from inspectorate.organisation.models import User
from tests.journeys import cycle
from tests.journeys.office import People, fill

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def people(tmp_path: Path, browser: Browser, live_server: LiveServer) -> Iterator[People]:
    """Two city supervisors in a city whose agencies delivered two years."""
    cycle.settle(tmp_path)
    cycle.enrol()
    everybody = People(browser, live_server)
    yield everybody
    everybody.everybody_goes_home()


@pytest.fixture
def clock(people: People) -> Iterator[Clock]:
    """The clock of the office; when it is set, everybody has slept since."""
    hands = Clock(people)
    yield hands
    hands.stop()


class Clock:
    """Sets the day; everybody logs in anew on it."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.travel: time_machine.travel | None = None

    def at(self, moment: datetime) -> None:
        """Nobody is logged in any more, and it is that moment."""
        self.stop()
        self.travel = time_machine.travel(moment, tick=True)
        self.travel.start()

    def stop(self) -> None:
        """It is today again."""
        self.people.everybody_goes_home()
        if self.travel:
            self.travel.stop()
            self.travel = None


def menu(page: Page, entry: str) -> None:
    """An entry of the bar, or of what is under More."""
    bar = page.get_by_role("navigation", name="Main", exact=True)
    if not bar.get_by_role("link", name=entry, exact=True).is_visible():
        bar.get_by_text("More", exact=True).click()
    bar.get_by_role("link", name=entry, exact=True).click()


def the_machine_works() -> None:
    """What workers do with an appraisal's open runs."""
    for appraisal in Appraisal.objects.order_by("pk"):
        while run := appraisal.runs.filter(state=WorkState.WAITING).first():
            appraisal_runs.carry_out_all(run, now=timezone.now())


def test_from_two_years_of_facts_to_a_list_that_works(
    people: People, clock: Clock, tmp_path: Path, browser: Browser
) -> None:
    clock.at(cycle.DELIVERED)
    simulate(people.page("zhou"))
    open_and_review(people)
    clock.at(cycle.PUBLISHED)
    make_final(people.page("zhou"))
    award(people)
    before = scores()
    expose(people)
    assert all(score > before[name] for name, score in scores().items())
    read_on_a_phone(people, browser, paid=0)

    cycle.pay_the_next_day(tmp_path)
    clock.at(cycle.NEXT_DAY.replace(hour=11))
    tasks.follow_exposures()
    read_on_a_phone(people, browser, paid=cycle.PAID_NEXT_DAY)
    panel(people.page("wu"))
    regimes(people.page("zhou"))


def simulate(page: Page) -> None:
    """A sterner draft beside the criteria in force, on the same two years; nothing published."""
    menu(page, "Appraisal")
    page.get_by_role("link", name="City, biennial, version 1").click()
    page.get_by_role("button", name="Draft a new version from it").click()
    page.get_by_label("At least").first.fill("2")
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("button", name="Try", exact=True).click()
    tried = Simulation.objects.get()
    tasks.simulate_grades(tried.pk)
    page.reload()
    expect(page.get_by_role("main")).to_contain_text(str(cycle.GOOD))
    assert not Grade.objects.exists()


def open_and_review(people: People) -> None:
    """Opened, one grade changed by one supervisor and approved by the other, all confirmed."""
    zhou = people.page("zhou")
    menu(zhou, "Appraisal")
    zhou.get_by_role("link", name="Open a cycle…").click()
    zhou.get_by_role("button", name="Open the cycle").click()
    the_machine_works()
    zhou.reload()
    table = zhou.get_by_role("table").first
    expect(table).to_contain_text(str(cycle.GOOD))
    grade = Grade.objects.filter(proposed_grade="poor").order_by("-risk_points", "-id")[0]
    zhou.get_by_role("link", name=grade.enterprise.name).first.click()
    zhou.get_by_label("Medium").check()
    fill(zhou, reason="其中一件处罚决定经行政复议撤销")
    zhou.get_by_role("button", name="Send for second approval").click()

    wu = people.page("wu")
    menu(wu, "Appraisal")
    wu.get_by_role("link", name="2024–2025").first.click()
    wu.get_by_role("link", name="Awaits second").first.click()
    wu.get_by_role("link", name=grade.enterprise.name).first.click()
    wu.get_by_role("button", name="Approve").first.click()

    menu(zhou, "Appraisal")
    zhou.get_by_role("link", name="2024–2025").first.click()
    zhou.get_by_role("link", name="Confirm all open…").click()
    zhou.get_by_role("button", name="Confirm 609 grades").click()
    the_machine_works()
    menu(zhou, "Appraisal")
    zhou.get_by_role("link", name="2024–2025").first.click()
    zhou.get_by_role("button", name="Notify the enterprises").click()
    the_machine_works()
    counts = dict.fromkeys(("full", "medium", "poor"), 0)
    for found in Grade.objects.values_list("decided_grade", flat=True):
        counts[found] += 1
    assert counts == {"full": 581, "medium": cycle.OWING + 1, "poor": cycle.FINED - 1}


def make_final(page: Page) -> None:
    """The time for objections is over."""
    menu(page, "Appraisal")
    page.get_by_role("link", name="2024–2025").first.click()
    page.get_by_role("button", name="Make the grades final").click()
    the_machine_works()
    assert Grade.objects.final().count() == 610


def award(people: People) -> None:
    """One has the best ranked, the other awards: all 581 are within the cut."""
    zhou, wu = people.page("zhou"), people.page("wu")
    menu(zhou, "Medals")
    zhou.get_by_role("button", name="Rank for medals").click()
    tasks.rank_medals()
    menu(wu, "Medals")
    wu.get_by_role("link", name="2024–2025").first.click()
    wu.get_by_label("Medals, staff under 10").fill(str(cycle.GOOD))
    wu.get_by_role("button", name="Show who that is").click()
    wu.get_by_role("button", name=f"Award {cycle.GOOD} medals").click()
    expect(wu.get_by_role("heading", level=1)).to_contain_text("581 medals of 2024–2025")
    assert Medal.objects.count() == cycle.GOOD


def expose(people: People) -> None:
    """Every decision that meets the criteria is proposed; one accepts, another publishes."""
    tasks.follow_exposures()
    wu = User.objects.get(username="wu")
    proposed = list(Exposure.objects.waiting().order_by("pk"))
    assert len(proposed) == cycle.OWING
    page = people.page("wu")
    menu(page, "Exposure")
    page.get_by_role("link", name=proposed[0].name).first.click()
    page.get_by_role("link", name="Accept…").click()
    page.get_by_role("main").locator("form button.btn-primary").click()
    for each in proposed[1:]:
        exposures.accept(
            each,
            by=wu,
            now=timezone.now(),
            facts=each.facts,
            decision=each.decision,
            legal_basis=each.legal_basis,
            wages_yuan=each.wages_yuan,
            contributions_yuan=each.contributions_yuan,
        )
    page = people.page("zhou")
    menu(page, "Exposure")
    page.get_by_role("link", name="2025, fourth quarter").first.click()
    page.get_by_role("button", name=f"Publish {cycle.OWING} entries").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("0 of 21 entries paid")


def read_on_a_phone(people: People, browser: Browser, *, paid: int) -> None:
    """A reader without log-in and without scripts finds both lists."""
    context = browser.new_context(
        base_url=people.server.url,
        locale="en",
        viewport={"width": 390, "height": 844},
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Compliance medals").click()
    expect(page.get_by_role("main")).to_contain_text("581")
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Major violations made public").click()
    expect(page.get_by_role("main")).to_contain_text(cycle.name_of(cycle.owing()[0]))
    assert PublicEntry.objects.filter(kind="exposure", status="paid").count() == paid
    context.close()


def panel(page: Page) -> None:
    """The list's own panel: 4 of 21 after one day."""
    menu(page, "Exposure")
    page.get_by_role("link", name="2025, fourth quarter").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 of 21 entries paid")
    expect(page.get_by_role("row", name="1 4 of 21 19.0 %")).to_be_visible()


def scores() -> dict[str, int]:
    """The priority of every open alert, by enterprise."""
    return dict(Alert.objects.open().values_list("enterprise__name", "score"))


def regimes(page: Page) -> None:
    """The medal waives, the exposure intensifies; both stand where an inspector looks."""
    for name, words in (
        (cycle.name_of(1), "waived"),
        (cycle.name_of(cycle.owing()[-1]), "intensified"),
    ):
        menu(page, "Enterprises")
        page.get_by_label("Part of the name, or the code").fill(name)
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("link", name=name).first.click()
        expect(page.get_by_role("main")).to_contain_text(words)
    regime = dict(Enterprise.objects.values_list("name", "regime"))
    assert {regime[cycle.name_of(n)] for n in cycle.good()} == {"waived"}
    assert {regime[cycle.name_of(n)] for n in cycle.owing()} == {"intensified"}
