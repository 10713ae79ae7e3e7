"""Violations suspected from alerts, and the machine's re-check."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from alerts.models import Alert, Finding
from compliance.actions import violations
from compliance.models import Case, CaseAlert, ViolationWorker
from enterprises.models import Employment, Worker
from tests.compliance.money.made import AS_OF, NOW, make_case, make_contribution
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_insurance,
    make_run,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db


def linked(alert: Alert, case: Case | None = None) -> Case:
    """The case of an alert."""
    case = case or make_case(alert.enterprise, make_user(), violation_type=alert.violation_type)
    CaseAlert.objects.create(case=case, alert=alert)
    return case


def unregistered(people: int = 2) -> tuple[Case, list[Worker]]:
    """A case on an alert that names people hired in September without cover."""
    enterprise = make_enterprise(industry_code="")
    workers = [make_worker() for _n in range(people)]
    alert = make_alert(enterprise, as_of=AS_OF, at_stake_yuan=Decimal("11294.40"),
                       first_month=date(2026, 9, 1))  # fmt: skip
    for worker in workers:
        make_employment(enterprise, worker, hired_on=date(2026, 9, 7))
        make_finding(alert, worker_id=worker.pk)
    return linked(alert), workers


def rows_of(case: Case) -> list[ViolationWorker]:
    return list(ViolationWorker.objects.filter(case=case).order_by("worker_id"))


def suspected(case: Case):
    return violations.suspect_from_alerts(case, by=make_user(), now=NOW)


def test_the_suspected_violation_has_the_alerts_people_months_and_yuan() -> None:
    case, workers = unregistered()
    violation = suspected(case)
    assert (violation.type, violation.workers_count, violation.months_count) == ("V1", 2, 6)
    assert violation.amount_yuan == Decimal("11294.40")
    assert (violation.first_on, violation.continuing) == (date(2026, 9, 1), True)
    rows = [(row.worker_id, row.months_count, row.amount_yuan) for row in rows_of(case)]
    assert rows == [(worker.pk, 3, Decimal("5647.20")) for worker in workers]


def test_suspecting_again_brings_it_up_to_date_and_doubles_nothing() -> None:
    case, _workers = unregistered(1)
    first, again = suspected(case), suspected(case)
    assert first == again
    assert len(rows_of(case)) == 1


def test_two_alerts_of_a_type_are_one_violation_and_nobody_counts_twice() -> None:
    case, workers = unregistered(1)
    gap = make_alert(case.enterprise, rule="coverage-gap", as_of=AS_OF, at_stake_yuan=Decimal(40))
    make_finding(gap, worker_id=workers[0].pk, scheme=3, from_month=date(2026, 9, 1),
                 to_month=date(2026, 9, 1))  # fmt: skip
    linked(gap, case)
    violation = suspected(case)
    assert (violation.workers_count, violation.amount_yuan) == (1, Decimal("5647.20"))


def test_alerts_of_two_types_are_two_violations() -> None:
    case, _workers = unregistered(1)
    make_contribution(case.enterprise)
    arrears = make_alert(case.enterprise, rule="contribution-arrears", violation_type="V2",
                         as_of=AS_OF, at_stake_yuan=Decimal(1000), first_month=None)  # fmt: skip
    make_finding(arrears, scheme=1, from_month=date(2026, 9, 1), to_month=date(2026, 9, 1),
                 amount=Decimal(1000))  # fmt: skip
    linked(arrears, case)
    assert suspected(case).type == "V1"
    second = case.violations.get(type="V2")
    assert (second.workers_count, second.amount_yuan) == (0, 1000)
    assert (second.first_on, second.last_on) == (date(2026, 9, 1), date(2026, 9, 30))


def test_put_right_is_who_is_insured_in_every_scheme_that_applies() -> None:
    case, (whole, part, none) = unregistered(3)
    suspected(case)
    make_insurance(case.enterprise, whole, from_month=date(2026, 11, 1), batch_id=44)
    make_insurance(case.enterprise, part, schemes="1234", from_month=date(2026, 11, 1))
    assert violations.recheck(case, on=AS_OF) == (1, 2)
    assert [(row.worker_id, row.put_right_on, row.put_right_batch_id) for row in rows_of(case)] == [
        (whole.pk, AS_OF, 44),
        (part.pk, None, None),
        (none.pk, None, None),
    ]


def test_cover_that_ended_before_the_month_puts_nothing_right() -> None:
    case, (worker,) = unregistered(1)
    suspected(case)
    make_insurance(case.enterprise, worker, from_month=date(2026, 9, 1), to_month=date(2026, 10, 1))
    assert violations.recheck(case, on=AS_OF) == (0, 1)


def test_who_left_uninsured_is_not_put_right_by_leaving() -> None:
    case, (uninsured, insured) = unregistered(2)
    suspected(case)
    Employment.objects.filter(enterprise=case.enterprise).update(left_on=date(2026, 10, 20))
    Finding.objects.update(gone_in_run=make_run().pk)
    make_insurance(
        case.enterprise, insured, from_month=date(2026, 9, 1), to_month=date(2026, 10, 1)
    )
    assert violations.recheck(case, on=AS_OF) == (1, 1)
    assert rows_of(case)[0].worker_id == uninsured.pk
    assert rows_of(case)[0].put_right_on is None


def test_who_is_no_longer_covered_is_open_again_but_not_what_a_visit_saw() -> None:
    case, (machine, visit) = unregistered(2)
    suspected(case)
    rows = ViolationWorker.objects.filter(case=case)
    rows.filter(worker=machine).update(put_right_on=AS_OF, put_right_batch_id=7)
    rows.filter(worker=visit).update(put_right_on=AS_OF)
    assert violations.recheck(case, on=AS_OF) == (1, 1)
    assert rows_of(case)[0].put_right_on is None


def test_a_gap_of_past_months_stays_open_while_it_is_found() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 5, 1))
    make_insurance(enterprise, worker, from_month=date(2026, 9, 1))
    alert = make_alert(enterprise, rule="coverage-gap", as_of=AS_OF)
    make_finding(alert, worker_id=worker.pk, scheme=1, from_month=date(2026, 6, 1),
                 to_month=date(2026, 8, 1))  # fmt: skip
    case = linked(alert)
    suspected(case)
    assert violations.recheck(case, on=AS_OF) == (0, 1)
    Finding.objects.update(gone_in_run=make_run(batch_id=51).pk)
    assert violations.recheck(case, on=AS_OF) == (1, 0)


def test_arrears_that_name_nobody_are_counted_by_findings() -> None:
    enterprise = make_enterprise()
    alert = make_alert(enterprise, rule="contribution-arrears", violation_type="V2", as_of=AS_OF)
    for month in (8, 9):
        make_finding(alert, scheme=1, from_month=date(2026, month, 1), amount=Decimal(10),
                     gone_in_run=make_run().pk if month == 8 else None)  # fmt: skip
    case = linked(alert)
    suspected(case)
    assert violations.recheck(case, on=AS_OF) == (1, 1)


def test_a_fraud_is_put_right_when_its_finding_is_gone() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    alert = make_alert(enterprise, rule="benefit-while-employed", violation_type="V4", as_of=AS_OF)
    finding = make_finding(alert, worker_id=worker.pk, from_month=date(2026, 8, 1),
                           amount=Decimal(900))  # fmt: skip
    case = linked(alert)
    suspected(case)
    assert violations.recheck(case, on=AS_OF) == (0, 1)
    Finding.objects.filter(pk=finding.pk).update(gone_in_run=make_run(batch_id=9).pk)
    assert violations.recheck(case, on=AS_OF) == (1, 0)
    assert rows_of(case)[0].put_right_batch_id == 9
