"""The calculator's pages: what they show, who may act, and what they refuse with a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import calculations
from compliance.models import Calculation, CalculationLine, Case, CaseAlert, Member
from compliance.procedure.refusals import NotPermitted
from enterprises.models import Worker
from inspectorate.foundation.writing import yuan
from inspectorate.organisation.models import GridGroup, Role, User
from tests.compliance.money.made import AS_OF, NOW, calculated, make_case, make_violation
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    """The day of these tests."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group()


@pytest.fixture
def inspector(group: GridGroup) -> User:
    return make_user(groups=[group])


def case_of(group: GridGroup, *, people: int = 1) -> Case:
    """A case with a suspected V1: people hired in September at 6,000 yuan."""
    enterprise = make_enterprise(group, industry_code="")
    workers = [make_worker(name=f"王示例{n}") for n in range(people)]
    for worker in workers:
        make_employment(enterprise, worker, hired_on=date(2026, 9, 7), monthly_wage=Decimal(6000))
    return make_violation(*workers, enterprise=enterprise).case


def page(client: Client, case: Case, query: str = "") -> str:
    response = client.get(f"/cases/{case.pk}/calculation/{query}")
    assert response.status_code == 200
    return response.content.decode()


FORM = {"as_of": "2026-11-26", "penalty": "", "grade": "", "responsible_persons": "1"}


def test_an_inspector_calculates_and_sees_sums_lines_and_range(
    client: Client, group: GridGroup, inspector: User
) -> None:
    client.force_login(inspector)
    case = case_of(group)
    assert "Nothing calculated yet" in page(client, case)
    assert client.post(f"/cases/{case.pk}/calculation/new/", FORM).status_code == 302
    text = page(client, case)
    assert "¥6,516.00" in text
    assert "¥19,548.00" in text
    assert "Social Insurance Law, art. 84" in text
    worker = case.violations.get().workers.get().worker_id
    lines = page(client, case, f"?worker={worker}")
    assert "Social Insurance Law, art. 10" in lines
    assert "2,880.00" in lines
    assert "Sep 2026 – Nov 2026" in lines


def test_months_out_of_time_are_told_with_their_sum(
    client: Client, group: GridGroup, inspector: User
) -> None:
    case = case_of(group)
    worker = Worker.objects.get()
    client.force_login(inspector)
    address = f"/cases/{case.pk}/calculation/new/"
    client.post(address, FORM)
    assert "out of time" not in page(client, case)
    stays = ((date(2017, 10, 17), date(2017, 11, 1)), (date(2024, 10, 8), date(2024, 12, 1)))
    for hired_on, left_on in stays:
        make_employment(
            case.enterprise, worker, hired_on=hired_on, left_on=left_on, monthly_wage=Decimal(6000)
        )
    client.post(address, FORM)
    made = Calculation.objects.newest_first()[0]
    early = CalculationLine.objects.filter(calculation=made, month=date(2017, 10, 1))
    told = yuan(sum(line.amount_yuan for line in early))
    assert (
        f"{told} of 1 worker lies in months without cover that ended before 26 Nov 2024:"
        in page(client, case)
    )


def test_without_a_violation_it_is_taken_from_the_alerts(
    client: Client, group: GridGroup, inspector: User
) -> None:
    client.force_login(inspector)
    enterprise, worker = make_enterprise(group, industry_code=""), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 9, 7), monthly_wage=Decimal(6000))
    alert = make_alert(enterprise, as_of=AS_OF)
    make_finding(alert, worker_id=worker.pk)
    case = make_case(enterprise, inspector)
    CaseAlert.objects.create(case=case, alert=alert)
    client.post(f"/cases/{case.pk}/calculation/new/", FORM)
    assert case.violations.get().workers.count() == 1
    assert Calculation.objects.get().base_yuan == 6516


def test_a_fine_outside_the_range_is_refused_with_the_range(
    client: Client, group: GridGroup, inspector: User
) -> None:
    client.force_login(inspector)
    case = case_of(group)
    client.post(f"/cases/{case.pk}/calculation/new/", FORM)
    fine = {"grade": "slight", "fine_yuan": "19548", "responsible_persons": "0"}
    refused = client.post(f"/cases/{case.pk}/calculation/propose/", fine)
    assert "¥19,548.00 is outside the range of this grade, ¥6,516.00 to ¥10,425.60." in (
        refused.content.decode()
    )
    assert Calculation.objects.get().proposed_fine_yuan is None
    fine["fine_yuan"] = "10425.60"
    assert client.post(f"/cases/{case.pk}/calculation/propose/", fine).status_code == 302
    assert Calculation.objects.get().proposed_fine_yuan == Decimal("10425.60")
    assert "¥10,425.60" in page(client, case)


def test_a_day_to_come_is_refused(client: Client, group: GridGroup, inspector: User) -> None:
    client.force_login(inspector)
    case = case_of(group)
    answer = client.post(f"/cases/{case.pk}/calculation/new/", {**FORM, "as_of": "2026-11-27"})
    assert "The day lies in the future." in answer.content.decode()
    answer = client.post(f"/cases/{case.pk}/calculation/new/", {**FORM, "as_of": "1999-01-01"})
    assert "No late fee is on record for this day." in answer.content.decode()
    assert not Calculation.objects.exists()


def test_a_frozen_calculation_offers_no_fine_and_refuses_a_stale_form(
    client: Client, group: GridGroup, inspector: User
) -> None:
    client.force_login(inspector)
    case = case_of(group)
    client.post(f"/cases/{case.pk}/calculation/new/", FORM)
    calculations.freeze(Calculation.objects.get(), by=inspector, now=NOW)
    assert "Propose the fine" not in page(client, case)
    stale = client.post(
        f"/cases/{case.pk}/calculation/propose/",
        {"grade": "slight", "fine_yuan": "7000", "responsible_persons": "0"},
    )
    assert stale.status_code == 200
    assert Calculation.objects.get().proposed_fine_yuan is None


def test_who_may_not_calculate_sees_why(client: Client, group: GridGroup, inspector: User) -> None:
    case = case_of(group)
    client.force_login(make_user(Role.LEGAL_REVIEWER))
    assert "Only these roles may take the legal steps" in page(client, case)
    assert client.post(f"/cases/{case.pk}/calculation/new/", FORM).status_code == 403


def test_another_groups_inspector_finds_nothing(client: Client, group: GridGroup) -> None:
    case = case_of(group)
    client.force_login(make_user(groups=[make_grid_group()]))
    assert client.get(f"/cases/{case.pk}/calculation/").status_code == 404
    assert client.post(f"/cases/{case.pk}/calculation/new/", FORM).status_code == 404


def test_pages_of_people_follow_one_another(
    client: Client, group: GridGroup, inspector: User
) -> None:
    client.force_login(inspector)
    case = case_of(group, people=51)
    client.post(f"/cases/{case.pk}/calculation/new/", FORM)
    first = page(client, case)
    assert "王示例49" in first
    assert "王示例50" not in first
    after = max(row.worker_id for row in case.violations.get().workers.order_by("worker_id")[:50])
    second = page(client, case, f"?after={after}")
    assert "王示例50" in second


def test_every_line_is_in_the_file(client: Client, group: GridGroup, inspector: User) -> None:
    client.force_login(inspector)
    case = case_of(group)
    client.post(f"/cases/{case.pk}/calculation/new/", FORM)
    rows = client.get(f"/cases/{case.pk}/calculation.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 21
    assert rows[1].startswith("1,王示例0,2026-09,pension,employer,contribution owed,6000.00,0.1600")


def test_ten_people_cost_as_many_statements_as_one(
    client: Client, group: GridGroup, inspector: User
) -> None:
    client.force_login(inspector)
    counted = []
    for people in (1, 10):
        case = case_of(group, people=people)
        client.post(f"/cases/{case.pk}/calculation/new/", FORM)
        page(client, case)
        with CaptureQueriesContext(connection) as caught:
            page(client, case)
        counted.append(len(caught))
    assert counted[0] == counted[1] <= 30


def test_the_card_of_a_case_names_the_fine_and_leads_to_its_calculation(
    client: Client, group: GridGroup, inspector: User
) -> None:
    client.force_login(inspector)
    case = case_of(group)
    assert "not calculated yet" in client.get(f"/cases/{case.pk}/").content.decode()
    client.post(f"/cases/{case.pk}/calculation/new/", FORM)
    text = client.get(f"/cases/{case.pk}/").content.decode()
    assert "Fine, 1 to 3 times" in text
    assert f'href="/cases/{case.pk}/calculation/?violation=' in text


def test_in_a_case_with_a_team_only_the_team_calculates(
    client: Client, group: GridGroup, inspector: User
) -> None:
    case = case_of(group)
    colleague = make_user(groups=[group])
    Member.objects.create(case=case, inspector=inspector.inspector, part="lead", joined_on=AS_OF)
    client.force_login(colleague)
    assert "Only the inspectors of the case calculate in it." in page(client, case)
    refused = client.post(f"/cases/{case.pk}/calculation/new/", FORM)
    assert refused.status_code == 200
    with pytest.raises(NotPermitted):
        calculated(case.violations.get(), by=colleague)
    assert calculated(case.violations.get(), by=inspector).base_yuan == 6516
