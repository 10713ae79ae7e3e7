"""Arrears, shortfalls and late fees, concealed wages and sums obtained, computed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from compliance.models import CaseAlert
from tests.compliance.money.made import calculated, lines_of, make_contribution, make_violation
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_insurance,
    make_worker,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("as_of", "days", "fee"),
    [
        (date(2026, 10, 15), None, None),  # due today: not late
        (date(2026, 10, 16), 1, "0.50"),
        (date(2026, 11, 14), 30, "15.00"),
    ],
)
def test_the_late_fee_runs_from_the_day_after_the_due_date(as_of, days, fee) -> None:
    enterprise = make_enterprise()
    make_contribution(enterprise)
    violation = make_violation(enterprise=enterprise, type="V2")
    calculation = calculated(violation, as_of=as_of)
    late = [(line.days, str(line.amount_yuan)) for line in lines_of(calculation, kind="late_fee")]
    assert late == ([] if days is None else [(days, fee)])
    assert calculation.base_yuan == (0 if days is None else 1000)
    assert calculation.late_fee_yuan == Decimal(fee or 0)


def test_the_fine_is_a_multiple_of_the_arrears_without_the_late_fee() -> None:
    enterprise = make_enterprise()
    make_contribution(enterprise, due=Decimal("1000.00"), paid=Decimal("400.50"))
    calculation = calculated(make_violation(enterprise=enterprise, type="V2"))
    assert calculation.kind == "arrears"
    assert calculation.base_yuan == Decimal("599.50")
    assert calculation.range_min_yuan == Decimal("599.50")
    assert calculation.range_max_yuan == Decimal("1798.50")
    assert calculation.late_fee_yuan == Decimal("12.59")  # 599.50 × 42 days × 0.05 % = 12.5895


def test_what_arrived_later_was_not_paid_on_the_day() -> None:
    enterprise = make_enterprise()
    make_contribution(enterprise, paid=Decimal(1000), paid_on=date(2026, 11, 20))
    violation = make_violation(enterprise=enterprise, type="V2")
    assert calculated(violation, as_of=date(2026, 11, 19)).base_yuan == 1000
    assert calculated(violation, as_of=date(2026, 11, 20)).base_yuan == 0


def test_the_part_of_the_wage_not_declared_is_owed_with_its_late_fee() -> None:
    enterprise, worker = make_enterprise(industry_code=""), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 9, 10), monthly_wage=Decimal(8000))
    make_insurance(enterprise, worker, schemes="1", from_month=date(2026, 9, 1), base=Decimal(5000))
    violation = make_violation(worker, enterprise=enterprise, type="V2")
    calculation = calculated(violation)
    short = [
        (line.month.month, line.share, line.base_yuan, str(line.amount_yuan))
        for line in lines_of(calculation, kind="shortfall")
    ]
    # November is not due before 15 December.
    assert short == [
        (9, "employer", 3000, "480.00"),
        (9, "worker", 3000, "240.00"),
        (10, "employer", 3000, "480.00"),
        (10, "worker", 3000, "240.00"),
    ]
    late = [(x.month.month, x.days, str(x.amount_yuan)) for x in
            lines_of(calculation, kind="late_fee", share="employer")]  # fmt: skip
    assert late == [(9, 42, "10.08"), (10, 11, "2.64")]
    assert calculation.base_yuan == 1440


def test_of_several_records_of_a_month_the_one_begun_last_counts() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 9, 1), monthly_wage=Decimal(8000))
    make_insurance(enterprise, worker, schemes="1", from_month=date(2026, 9, 1), base=Decimal(5000))
    make_insurance(enterprise, worker, schemes="1", from_month=date(2026, 10, 1),
                   base=Decimal(8000))  # fmt: skip
    calculation = calculated(make_violation(worker, enterprise=enterprise, type="V2"))
    assert {x.month.month for x in lines_of(calculation, kind="shortfall")} == {9}


def test_concealed_wages_are_fined_by_another_article_if_it_is_chosen() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 10, 1), monthly_wage=Decimal(30000))
    make_insurance(enterprise, worker, schemes="12", from_month=date(2026, 11, 1),
                   base=Decimal(5000))  # fmt: skip
    violation = make_violation(worker, enterprise=enterprise, type="V2")
    calculation = calculated(violation, penalty="concealed-wages")
    lines = [(x.month.month, str(x.amount_yuan), x.law, x.article) for x in lines_of(calculation)]
    assert lines == [(10, "30000.00", "decree_423", "27"), (11, "25000.00", "decree_423", "27")]
    assert (calculation.range_min_yuan, calculation.range_max_yuan) == (55000, 165000)


def test_sums_obtained_are_those_of_the_findings() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    violation = make_violation(worker, enterprise=enterprise, type="V4")
    alert = make_alert(enterprise, rule="benefit-while-employed", violation_type="V4")
    CaseAlert.objects.create(case=violation.case, alert=alert)
    for month, amount in ((8, "1800.00"), (9, "1800.50")):
        make_finding(alert, worker_id=worker.pk, from_month=date(2026, month, 1), scheme=3,
                     amount=Decimal(amount))  # fmt: skip
    make_finding(alert, worker_id=worker.pk, from_month=date(2026, 7, 1), amount=Decimal(1),
                 gone_in_run=2)  # fmt: skip
    calculation = calculated(violation)
    assert [(x.month.month, x.article) for x in lines_of(calculation)] == [(8, "88"), (9, "88")]
    assert calculation.base_yuan == Decimal("3600.50")
    assert calculation.range_min_yuan == Decimal("7201.00")
    assert calculation.range_max_yuan == Decimal("18002.50")


def test_without_findings_the_sum_recorded_counts() -> None:
    violation = make_violation(type="V5", amount_yuan=Decimal(9000))
    assert calculated(violation).range_max_yuan == 45000


def test_yuan_for_each_worker_harmed() -> None:
    violation = make_violation(make_worker(), make_worker(), type="L5")
    calculation = calculated(violation)
    assert (calculation.range_min_yuan, calculation.range_max_yuan) == (200, 1000)


def test_obstruction_is_fined_as_such() -> None:
    calculation = calculated(make_violation(type="V1"), penalty="obstruction")
    assert (calculation.range_min_yuan, calculation.range_max_yuan) == (2000, 20000)
    assert calculation.parameters["penalty"]["article"] == "30"


def test_what_the_law_does_not_fine_has_no_range() -> None:
    calculation = calculated(make_violation(type="L2"))
    assert (calculation.range_max_yuan, calculation.lines_count) == (0, 0)
