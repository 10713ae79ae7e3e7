"""One alert, one visit, all 98 covered; and who covers nobody, all the way to court.

Data arrives as files, people click what they see, the machine's part is done by a real worker.
"""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.utils import timezone

from compliance.models import Case, DocumentKind
from compliance.procedure.clocks import latest
from enterprises.models import Enterprise
from inspectorate.organisation.models import Inspector
from tests.journeys import office
from tests.journeys.office import HEADLINE, People, fill, open_case, step, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The city, landed but for its employments."""
    office.generate_city(tmp_path)
    office.enrol()
    return tmp_path


@pytest.fixture
def people(
    city: Path,
    celery_worker_process: subprocess.Popen[bytes],
    browser: Browser,
    live_server: LiveServer,
) -> Iterator[People]:
    """Everybody, and a worker for the machine's part."""
    everybody = People(browser, live_server)
    yield everybody
    everybody.everybody_goes_home()


def insure_everybody(folder: Path) -> Path:
    """The next delivery of insurance records: the golden enterprise's workers, all of them."""
    golden = Enterprise.objects.get(name=office.GOLDEN).uscc
    month = timezone.localdate().strftime("%Y-%m")
    file = folder / "next-insurance-records.csv"
    with (folder / "employments.csv").open(encoding="utf-8-sig", newline="") as source:
        staff = [row for row in csv.DictReader(source) if row["uscc"] == golden]
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id_number", "uscc", "scheme", "from_month", "to_month", "base"])
        for row in staff:
            schemes = "pension;medical;unemployment;work_injury;maternity"
            base = row["monthly_wage"] or "5200"
            writer.writerow([row["id_number"], golden, schemes, month, "", base])
    return file


def propose_and_file(people: People) -> None:
    """From the notice of the alert to a case with two inspectors."""
    inspector = people.page("first")
    until(inspector, HEADLINE)
    inspector.get_by_role("link", name="notice", exact=False).first.click()
    inspector.get_by_role("heading", level=1).wait_for()
    inspector.get_by_role("navigation", name="Main", exact=True).get_by_role(
        "link", name="Alerts"
    ).click()
    inspector.get_by_role("link", name=HEADLINE).first.click()
    inspector.get_by_role("link", name="Propose a case").or_(
        inspector.get_by_role("button", name="Propose a case")
    ).first.click()
    inspector.get_by_role("button", name="Propose the case").click()
    inspector.get_by_text("Filing proposed").first.wait_for()

    head = people.page("head")
    head.get_by_role("navigation", name="Main", exact=True).get_by_role(
        "link", name="Approvals"
    ).click()
    head.get_by_role("link", name=HEADLINE).first.click()
    head.get_by_role("link", name="File the case").click()
    second = Inspector.objects.get(user__username="second")
    fill(head, second=f"{second.pk}", opinion="同意立案")
    head.get_by_role("main").locator("form button.btn-primary").click()
    head.get_by_text("Case filed").first.wait_for()


def investigate_to_the_order(people: People) -> None:
    """Notice of inspection, visit by two, report, violation of 98, order, service."""
    inspector = people.page("first")
    step(
        inspector,
        "Begin the investigation",
        subject="社会保险登记",
        visit_on=today(),
        bring="花名册",
    )
    open_case(inspector)
    inspector.get_by_role("link", name="Record…").first.click()
    fill(
        inspector,
        registered_count="265",
        met_count="260",
        uncovered_count="98",
        findings="265名职工中98人未参保",
        minutes="130",
    )
    inspector.get_by_role("button", name="Keep the record").click()
    inspector.get_by_text("Visit recorded").first.wait_for()
    step(
        inspector,
        "End the investigation",
        course="现场检查，两名监察员",
        found="98人未参保",
        evidence="花名册",
        proposal="责令限期改正",
    )
    step(inspector, "Confirm the violation", facts="98名劳动者未参加社会保险")
    inspector.get_by_text("98 workers").first.wait_for()
    step(
        inspector,
        "Order to put right",
        demands="为98名劳动者办理社会保险登记",
        articles="《社会保险法》第八十四条",
        days="15",
    )
    step(
        inspector,
        "Record service of the order",
        served_on=today(),
        recipient="孙示例",
        relation="人事经理",
    )


def today() -> str:
    """The day as a form takes it."""
    return timezone.localdate().isoformat()


def test_98_of_265_are_covered_after_one_visit(people: People, city: Path) -> None:
    officer = people.page("officer")
    office.deliver(officer, "Employment registrations", city / "employments.csv")
    propose_and_file(people)
    investigate_to_the_order(people)

    office.deliver(officer, "Insurance records", insure_everybody(city))
    inspector = people.page("first")
    open_case(inspector)
    until(inspector, "98 of 98 put right, 0 still open.")
    step(inspector, "Record as rectified", result="数据复查：98人已全部参保")
    head = people.page("head")
    step(head, "Close the case", summary="98人已全部参保", opinion="同意结案")
    head.get_by_text("Case closed").first.wait_for()
    head.get_by_role("link", name="Labour Inspectorate").first.click()
    head.get_by_role("link", name="newly covered this year").click()
    head.get_by_role("heading", name="98 workers newly covered after inspection").wait_for()
    case = Case.objects.get()
    assert (case.state, case.outcome) == ("closed", "rectified")
    assert case.casealerts.get().alert.state == "closed"


def test_who_covers_nobody_is_fined_and_taken_to_court(people: People, city: Path) -> None:
    office.deliver(people.page("officer"), "Employment registrations", city / "employments.csv")
    propose_and_file(people)
    investigate_to_the_order(people)
    case = Case.objects.get()

    with moved_past(people, case, "order"):
        inspector = people.page("first")
        step(inspector, "Record as not rectified", result="98人仍未参保")
        inspector.get_by_role("link", name="Calculate").first.click()
        inspector.get_by_role("button", name="Calculate").first.click()
        inspector.get_by_text("Calculated").first.wait_for()
        made = case.violations.get().calculations.order_by("-id")[0]
        fine = f"{made.range_min_yuan:.2f}"
        step(inspector, "Give prior notice", articles="《社会保险法》第八十四条", fine_yuan=fine)
        served = {"served_on": today(), "recipient": "孙示例", "relation": "人事经理"}
        step(inspector, "Record service of the notice", **served)
        step(
            inspector,
            "Announce a hearing",
            asked_on=today(),
            hearing_time="14:00",
            place="示例路2号",
            chair="赵示例",
        )
    held = case.steps.get(verb="announce_hearing").facts["hearing_on"]
    with moved_to(people, held):
        hearing = {"present": "孙示例", "record": "陈述申辩", "opinion": "维持"}
        step(people.page("lawyer"), "Record the hearing", **hearing)
        step(people.page("first"), "Submit the draft", grounds="一般", defence="不成立")
        step(people.page("lawyer"), "Approve the draft", opinion="同意")
        step(
            people.page("head"),
            "Decide: penalty",
            facts="98人未参保",
            articles="《社会保险法》第八十四条",
            content="罚款",
            pay_to="示例银行",
            discussed_on=today(),
            present="孙示例、周示例",
            discussion="同意",
        )
        served["served_on"] = today()
        step(people.page("first"), "Record service of the decision", **served)
    with moved_past(people, case, "payment"):
        served |= {"served_on": today(), "amount_yuan": fine, "surcharge_yuan": "0"}
        step(people.page("first"), "Demand performance", **served, pay_to="示例银行")
    window = latest(case, "court_application")
    assert window is not None
    with moved_to(people, (window.started_on + timedelta(days=2)).isoformat()):
        court = {"court": "示例区人民法院", "surcharge_yuan": fine, "reason": "逾期未履行"}
        step(people.page("head"), "Apply to the court", **court)
    case.refresh_from_db()
    assert case.state == "at_court"
    decision = case.documents.get(kind=DocumentKind.PENALTY_DECISION)
    assert decision.facts["fine_yuan"] == fine
    lines = decision.facts["calculation"]
    assert len({line["worker_id"] for line in lines}) == 98
    assert made.base_yuan == sum_of(lines)


def sum_of(lines: list[dict[str, str]]) -> object:
    """What the printed lines add up to."""
    return sum(Decimal(line["amount"]) for line in lines)


def moved_past(people: People, case: Case, code: str) -> time_machine.travel:
    """The morning after a deadline of the case; everybody has slept since."""
    deadline = latest(case, code)
    assert deadline is not None
    assert deadline.due_on is not None
    return moved_to(people, (deadline.due_on + timedelta(days=1)).isoformat())


def moved_to(people: People, day: str) -> time_machine.travel:
    """Nine o'clock on a day."""
    people.everybody_goes_home()
    return time_machine.travel(f"{day}T09:00:00+08:00", tick=True)
