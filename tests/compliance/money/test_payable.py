"""Contributions owed for people not registered, computed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspectorate.organisation.models import ContributionRate
from tests.compliance.money.made import calculated, limit, lines_of, make_violation
from tests.factories import make_employment, make_enterprise, make_insurance, make_worker

pytestmark = pytest.mark.django_db
BOTH_SHARES = Decimal("0.362")  # 24 + 10.5 (maternity within) + 1 + 0.7 per cent


def months_of(violation, scheme: int = 1) -> list[str]:
    lines = lines_of(calculated(violation), scheme=scheme, share="employer")
    return [f"{line.month:%Y-%m}" for line in lines]


def test_one_worker_one_month_in_all_schemes() -> None:
    enterprise, worker = make_enterprise(industry_code=""), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 11, 3), monthly_wage=Decimal(6000))
    calculation = calculated(make_violation(worker, enterprise=enterprise))
    lines = [(x.scheme, x.share, x.base_yuan, x.rate, x.amount_yuan, x.article) for x in
             lines_of(calculation)]  # fmt: skip
    assert lines == [
        (1, "employer", 6000, Decimal("0.16"), Decimal("960.00"), "10"),
        (1, "worker", 6000, Decimal("0.08"), Decimal("480.00"), "10"),
        (2, "employer", 6000, Decimal("0.085"), Decimal("510.00"), "23"),
        (2, "worker", 6000, Decimal("0.02"), Decimal("120.00"), "23"),
        (3, "employer", 6000, Decimal("0.007"), Decimal("42.00"), "44"),
        (3, "worker", 6000, Decimal("0.003"), Decimal("18.00"), "44"),
        (4, "employer", 6000, Decimal("0.007"), Decimal("42.00"), "33"),
    ]
    assert calculation.base_yuan == 6000 * BOTH_SHARES == Decimal("2172.00")
    assert (calculation.range_min_yuan, calculation.range_max_yuan) == (2172, 6516)
    assert calculation.lines_count == 7


def test_owed_from_the_month_of_hire_not_from_the_end_of_grace() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 9, 30))
    violation = make_violation(worker, enterprise=enterprise)
    assert months_of(violation) == ["2026-09", "2026-10", "2026-11"]


@pytest.mark.parametrize(
    ("left_on", "last"),
    [(date(2026, 10, 1), "2026-09"), (date(2026, 10, 2), "2026-10"), (None, "2026-11")],
)
def test_a_month_counts_when_the_employment_is_active_on_some_day(left_on, last) -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 8, 1), left_on=left_on)
    assert months_of(make_violation(worker, enterprise=enterprise))[-1] == last


def test_months_insured_here_are_not_owed_scheme_by_scheme() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 7, 1))
    make_insurance(enterprise, worker, schemes="1", from_month=date(2026, 8, 1),
                   to_month=date(2026, 9, 1))  # fmt: skip
    make_insurance(make_enterprise(), worker, schemes="2", from_month=date(2026, 7, 1))
    violation = make_violation(worker, enterprise=enterprise)
    assert months_of(violation) == ["2026-07", "2026-10", "2026-11"]
    assert len(months_of(violation, scheme=2)) == 5  # cover elsewhere excuses nobody


def test_schemes_of_the_contract_and_the_union_of_employments() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 8, 5), left_on=date(2026, 9, 2),
                    contract_kind="part_time")  # fmt: skip
    make_employment(enterprise, worker, hired_on=date(2026, 9, 20), left_on=date(2026, 10, 9))
    make_employment(enterprise, worker, hired_on=date(2026, 11, 1), contract_kind="dispatch")
    violation = make_violation(worker, enterprise=enterprise)
    assert months_of(violation, scheme=4) == ["2026-08", "2026-09", "2026-10"]
    assert months_of(violation) == ["2026-09", "2026-10"]


def test_of_several_wages_that_of_the_employment_hired_last() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 10, 1), monthly_wage=Decimal(9000))
    make_employment(enterprise, worker, hired_on=date(2026, 11, 1), monthly_wage=Decimal(5000))
    make_employment(enterprise, worker, hired_on=date(2026, 11, 9), monthly_wage=None)
    calculation = calculated(make_violation(worker, enterprise=enterprise))
    bases = {line.month.month: line.base_yuan for line in lines_of(calculation, scheme=1)}
    assert bases == {10: 9000, 11: 5000}


@pytest.mark.parametrize(
    ("wage", "bases"),
    [
        ("3000", ["4100.00", "4300.00"]),
        ("5000", ["5000.00", "5000.00"]),
        ("30000", ["21000.00", "24000.00"]),
        (None, ["4100.00", "4300.00"]),
        ("0", ["4100.00", "4300.00"]),
    ],
)
def test_floor_and_cap_are_those_of_the_months_year(wage, bases) -> None:
    limit(2025, "4100", "21000")
    limit(2026, "4300", "24000")
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2025, 12, 1), left_on=date(2026, 2, 1),
                    monthly_wage=Decimal(wage) if wage else None)  # fmt: skip
    lines = lines_of(calculated(make_violation(worker, enterprise=enterprise)),
                     scheme=1, share="employer")  # fmt: skip
    assert [str(line.base_yuan) for line in lines] == bases


def test_a_year_without_a_row_has_the_rules_floor_and_cap() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 11, 1), monthly_wage=Decimal(90000))
    lines = lines_of(calculated(make_violation(worker, enterprise=enterprise)), scheme=1)
    assert {line.base_yuan for line in lines} == {22000}


def test_half_a_cent_is_rounded_up_line_by_line() -> None:
    enterprise, worker = make_enterprise(industry_code=""), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 11, 1),
                    monthly_wage=Decimal("5002.50"))  # fmt: skip
    calculation = calculated(make_violation(worker, enterprise=enterprise))
    amounts = {(x.scheme, x.share): str(x.amount_yuan) for x in lines_of(calculation)}
    # 35.0175 and 15.0075 go up, 425.2125 goes down
    assert amounts[3, "employer"] == "35.02"
    assert amounts[3, "worker"] == "15.01"
    assert amounts[2, "employer"] == "425.21"
    assert calculation.base_yuan == sum(Decimal(amount) for amount in amounts.values())


def test_exactly_half_a_cent_goes_up() -> None:
    enterprise, worker = make_enterprise(industry_code=""), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 11, 1), monthly_wage=Decimal(5005))
    amounts = {
        (x.scheme, x.share): str(x.amount_yuan)
        for x in lines_of(calculated(make_violation(worker, enterprise=enterprise)))
    }
    assert amounts[3, "worker"] == "15.02"  # 15.015


def test_a_rate_holds_from_its_month_on() -> None:
    ContributionRate.objects.create(scheme=1, share="employer", from_month=date(2026, 10, 1),
                                    rate=Decimal("0.15"), source="示例")  # fmt: skip
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 9, 1))
    lines = lines_of(calculated(make_violation(worker, enterprise=enterprise)),
                     scheme=1, share="employer")  # fmt: skip
    assert [str(line.rate) for line in lines] == ["0.1600", "0.1500", "0.1500"]


def test_maternity_is_a_levy_of_its_own_until_it_is_collected_with_medical() -> None:
    enterprise, worker = make_enterprise(industry_code=""), make_worker()
    make_employment(enterprise, worker, hired_on=date(2019, 12, 1), left_on=date(2020, 2, 1),
                    monthly_wage=Decimal(6000))  # fmt: skip
    lines = lines_of(calculated(make_violation(worker, enterprise=enterprise)), share="employer")
    amounts = [(x.month.year, x.scheme, str(x.amount_yuan)) for x in lines if x.scheme in (2, 5)]
    assert amounts == [(2019, 2, "480.00"), (2019, 5, "30.00"), (2020, 2, "510.00")]


def test_work_injury_is_rated_by_the_units_industry() -> None:
    worker = make_worker()
    for code, rate in (("C34", "0.0090"), ("J6610", "0.0020"), ("", "0.0070"), ("X99", "0.0070")):
        enterprise = make_enterprise(industry_code=code)
        make_employment(enterprise, worker, hired_on=date(2026, 11, 1))
        lines = lines_of(calculated(make_violation(worker, enterprise=enterprise)), scheme=4)
        assert [str(line.rate) for line in lines] == [rate], code


def test_only_the_people_of_the_violation() -> None:
    enterprise, named, other = make_enterprise(), make_worker(), make_worker()
    for worker in (named, other):
        make_employment(enterprise, worker, hired_on=date(2026, 11, 1))
    calculation = calculated(make_violation(named, enterprise=enterprise))
    assert {line.worker_id for line in lines_of(calculation)} == {named.pk}


def test_nothing_later_than_the_as_of_day() -> None:
    enterprise, worker = make_enterprise(), make_worker()
    make_employment(enterprise, worker, hired_on=date(2026, 9, 1))
    violation = make_violation(worker, enterprise=enterprise)
    calculation = calculated(violation, as_of=date(2026, 9, 30))
    assert {line.month for line in lines_of(calculation)} == {date(2026, 9, 1)}
    assert calculated(violation, as_of=date(2026, 8, 31)).base_yuan == 0
