"""A calculation as a whole: its seal, its ranges, and that a frozen one stays frozen."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from compliance.actions import calculations
from compliance.models import Calculation, CalculationLine, PenaltyRange, Violation
from compliance.money import ranges
from inspectorate.organisation.models import ContributionRate
from tests.compliance.money.made import NOW, calculated, lines_of, make_violation
from tests.factories import make_employment, make_enterprise, make_user, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def violation() -> Violation:
    """One person unregistered since September, 6,000 yuan a month: 6,516 yuan owed."""
    enterprise, worker = make_enterprise(industry_code=""), make_worker(name="王示例")
    make_employment(enterprise, worker, hired_on=date(2026, 9, 7), monthly_wage=Decimal(6000))
    return make_violation(worker, enterprise=enterprise)


def test_the_seal_is_over_the_lines(violation: Violation) -> None:
    calculation = calculated(violation)
    text = "\n".join(
        "|".join(
            [
                str(x.worker_id), f"{x.month:%Y-%m}", str(x.scheme), x.share, x.kind,
                str(x.base_yuan), str(x.rate), "", str(x.amount_yuan), x.law, x.article,
            ]
        )
        for x in lines_of(calculation)
    )  # fmt: skip
    assert calculation.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert calculated(violation).sha256 == calculation.sha256


def test_totals_are_sums_of_lines(violation: Violation) -> None:
    calculation = calculated(violation)
    parts = {(p["scheme"], p["share"]): p for p in calculation.totals["parts"]}
    assert parts[1, "employer"] == {
        "kind": "contribution", "scheme": 1, "share": "employer", "lines": 3, "workers": 1,
        "months": 3, "yuan": "2880.00",
    }  # fmt: skip
    assert sum(Decimal(part["yuan"]) for part in parts.values()) == calculation.base_yuan == 6516


def test_the_grade_opens_its_part_of_the_range(violation: Violation) -> None:
    calculation = calculated(violation, grade="slight", responsible_persons=2)
    assert (calculation.range_min_yuan, calculation.range_max_yuan) == (6516, 19548)
    assert calculation.grade_min_yuan == 6516
    assert calculation.grade_max_yuan == Decimal("10425.60")
    assert (calculation.person_min_yuan, calculation.person_max_yuan) == (500, 1250)
    assert calculation.responsible_persons == 2


def test_a_fine_lies_in_the_range_of_its_grade(violation: Violation) -> None:
    calculation, by = calculated(violation), make_user()
    proposed = calculations.propose(calculation, by=by, now=NOW, grade="normal",
                                    fine_yuan=Decimal("10425.60"))  # fmt: skip
    assert proposed.proposed_fine_yuan == Decimal("10425.60")
    with pytest.raises(calculations.OutOfRange, match="outside the range of this grade"):
        calculations.propose(calculation, by=by, now=NOW, grade="slight",
                             fine_yuan=Decimal("10425.61"))  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        Calculation.objects.filter(pk=calculation.pk).update(proposed_fine_yuan=19549)


def test_a_frozen_calculation_stays_when_a_rate_changes(violation: Violation) -> None:
    by = make_user()
    frozen = calculations.freeze(calculated(violation, by=by), by=by, now=NOW)
    before = (frozen.sha256, frozen.range_max_yuan, calculations.lines_for_paper(frozen))
    ContributionRate.objects.filter(scheme=1).update(rate=Decimal("0.5"))
    PenaltyRange.objects.filter(code="not-registered").update(times_max=9)
    frozen.refresh_from_db()
    assert (frozen.sha256, frozen.range_max_yuan, calculations.lines_for_paper(frozen)) == before
    anew = calculated(violation, by=by)
    assert anew.range_max_yuan > frozen.range_max_yuan


def test_nobody_changes_a_frozen_calculation_by_any_door(violation: Violation) -> None:
    by = make_user()
    frozen = calculations.freeze(calculated(violation, by=by), by=by, now=NOW)
    own = Calculation.objects.filter(pk=frozen.pk)
    with pytest.raises(calculations.FrozenCalculation):
        calculations.propose(frozen, by=by, now=NOW, grade="slight", fine_yuan=Decimal(6516))
    for change in (
        lambda: own.update(proposed_fine_yuan=6516),
        lambda: own.update(frozen_on=None, frozen_by=None),
        own.delete,
    ):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            change()
    own.update(district_code="370202")  # a case that moves to another group takes it along


def test_lines_are_never_changed_nor_added_later(violation: Violation) -> None:
    calculation = calculated(violation)
    lines = CalculationLine.objects.filter(calculation=calculation)
    with pytest.raises(DatabaseError), transaction.atomic():
        lines.update(amount_yuan=1)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM compliance_calculationline")
    one = lines_of(calculation)[0]
    one.position = 1000
    with pytest.raises(DatabaseError, match="complete"), transaction.atomic():
        CalculationLine.objects.bulk_create([one])


def test_freezing_twice_keeps_the_first_day(violation: Violation) -> None:
    by = make_user()
    frozen = calculations.freeze(calculated(violation, by=by), by=by, now=NOW)
    again = calculations.freeze(frozen, by=make_user(), now=NOW.replace(month=12))
    assert (again.frozen_on, again.frozen_by) == (date(2026, 11, 26), by)


def test_paper_has_a_row_per_run_of_equal_months(violation: Violation) -> None:
    rows = calculations.lines_for_paper(calculated(violation))
    pension = [row for row in rows if row["scheme"] == 1 and row["share"] == "employer"]
    assert pension == [
        {
            "worker_id": violation.workers.get().worker_id, "worker": "王示例", "scheme": 1,
            "share": "employer", "kind": "contribution", "from_month": "2026-09-01",
            "to_month": "2026-11-01", "months": 3, "base": "6000.00", "rate": "0.1600",
            "days": None, "amount": "2880.00", "law": "social_insurance_law", "article": "10",
        }
    ]  # fmt: skip


def test_the_work_costs_as_many_statements_for_ten_people_as_for_one(
    django_assert_max_num_queries,
) -> None:
    enterprise, by = make_enterprise(), make_user()
    people = [make_worker() for _n in range(10)]
    for worker in people:
        make_employment(enterprise, worker)
    violation = make_violation(*people, enterprise=enterprise)
    with django_assert_max_num_queries(22):
        calculated(violation, by=by)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.005", "0.01"), ("0.004999", "0.00"), ("1.015", "1.02"), ("2.5", "2.50")],
)
def test_cents_are_rounded_half_up(value: str, rounded: str) -> None:
    assert str(ranges.cents(Decimal(value))) == rounded
