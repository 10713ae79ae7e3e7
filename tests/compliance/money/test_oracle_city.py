"""A seeded city reckoned twice: by the calculator from the database, and by the independent oracle
from the delivered files. Compared line by line, as sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import call_command
from django.utils import timezone

from compliance.actions import calculations
from compliance.models import Calculation, Case, Violation, ViolationWorker
from compliance.money.basis import class_of
from enterprises.models import Enterprise, Worker
from inspectorate.foundation.identity import decrypt
from inspectorate.organisation.models import User
from tests.compliance.money.made import lines_of, make_case
from tests.factories import make_user
from tests.oracle import importing, money_oracle
from tests.oracle.employment import employments_by_post, insurance_by_post, schemes_of
from tests.oracle.facts import Facts, facts_of, on_calendar
from tests.oracle.months import first_day
from tests.oracle.reading import DELIVERY_ORDER, read_directory

AS_OF = date(2026, 10, 31)
LONG_AGO, CLASSED, MERGED = date(2000, 1, 1), date(2015, 10, 1), date(2020, 1, 1)
SCHEMES = {number: name for name, number in importing.SCHEMES.items()}
INJURY = {"1": "0.002", "2": "0.004", "3": "0.007", "4": "0.009", "5": "0.011", "6": "0.013",
          "7": "0.016", "8": "0.019", "0": "0.007"}  # fmt: skip


def rate(scheme: str, employer: str, worker: str = "0", **changes: Any) -> money_oracle.Rate:
    return money_oracle.Rate(
        **{"scheme": scheme, "from_month": LONG_AGO, "to_month": None,
           "employer": Decimal(employer), "worker": Decimal(worker), **changes}
    )  # fmt: skip


RATES = [
    rate("pension", "0.16", "0.08"),
    rate("medical", "0.08", "0.02", to_month=date(2019, 12, 1)),
    rate("medical", "0.085", "0.02", from_month=MERGED),
    rate("unemployment", "0.007", "0.003"),
    rate("work_injury", "0.007", to_month=date(2015, 9, 1)),
    *(
        rate("work_injury", share, industry=risk, from_month=CLASSED)
        for risk, share in INJURY.items()
    ),
    rate("maternity", "0.005", to_month=date(2019, 12, 1)),
    rate("maternity", "0", from_month=MERGED, collected_with="medical"),
]
BOUNDS = [money_oracle.Bounds(year, Decimal(4000), Decimal(22000)) for year in range(2000, 2027)]


class City(NamedTuple):
    """The facts as delivered, and a violation of each type per enterprise with everybody in it."""

    facts: Facts
    numbers: dict[int, str]
    found: dict[tuple[str, str], Violation]
    classes: dict[str, str]
    by: User


@pytest.fixture
def city(db: None, tmp_path: Path) -> City:
    """A small messy city, imported, with a violation of every person at every enterprise."""
    folder = tmp_path / "city"
    call_command("generate_city", str(folder), enterprises=70, workers=800, seed=21)
    importing.deliver([folder / f"{feed}.csv" for feed in DELIVERY_ORDER])
    facts = on_calendar(facts_of(read_directory(folder, today=timezone.localdate())), AS_OF)
    numbers = {worker.pk: decrypt(bytes(worker.id_cipher)) for worker in Worker.objects.all()}
    ids = {number: key for key, number in numbers.items()}
    staff: dict[str, set[str]] = defaultdict(set)
    for row in facts.employments:
        staff[row.uscc].add(row.id_number)
    by = make_user()
    found: dict[tuple[str, str], Violation] = {}
    enterprises = list(Enterprise.objects.order_by("pk"))
    for enterprise in enterprises:
        people = [ids[number] for number in sorted(staff[enterprise.uscc])]
        for kind in ("V1", "V2"):
            case = make_case(enterprise, by, violation_type=kind)
            found[enterprise.uscc, kind] = violation_of(case, people if kind == "V1" else [])
    classes = {each.uscc: str(class_of(each.industry_code)) for each in enterprises}
    return City(facts, numbers, found, classes, by)


def violation_of(case: Case, people: list[int]) -> Violation:
    violation = Violation.objects.create(case=case, type=case.violation_type)
    ViolationWorker.objects.bulk_create(
        ViolationWorker(case=case, violation=violation, worker_id=worker) for worker in people
    )
    return violation


def reckoned(city: City, kind: str, **options: Any) -> Iterator[tuple[str, Calculation]]:
    for (uscc, of_kind), violation in city.found.items():
        if of_kind == kind:
            yield (
                uscc,
                calculations.calculate(
                    violation, by=city.by, now=timezone.now(), as_of=AS_OF, **options
                ),
            )


def jobs_of(employments: list[Any], *, together: bool = False) -> list[money_oracle.Job]:
    """Employments as the oracle takes them; `together`: all schemes as one."""
    return [
        money_oracle.Job(
            hired_on=row.hired_on,
            left_on=row.left_on,
            monthly_wage=row.monthly_wage or Decimal(0),
            schemes=frozenset({"any"} if together and schemes_of(row) else schemes_of(row)),
        )
        for row in employments
    ]


def insured_in(records: list[Any]) -> set[tuple[str, date]]:
    """Every scheme and month the records cover, to the as-of month."""
    last = AS_OF.year * 12 + AS_OF.month - 1
    covered = set()
    for record in records:
        end = last if record.to_month is None else min(last, record.to_month)
        covered |= {(record.scheme, first_day(m)) for m in range(record.from_month, end + 1)}
    return covered


def test_contributions_payable_agree_line_by_line(city: City) -> None:
    ours: set[tuple[Any, ...]] = set()
    fines = {}
    for uscc, calculation in reckoned(city, "V1"):
        shares: dict[tuple[Any, ...], dict[str, Decimal]] = defaultdict(dict)
        for line in lines_of(calculation):
            key = (uscc, city.numbers[line.worker_id], line.month, SCHEMES[line.scheme],
                   line.base_yuan)  # fmt: skip
            shares[key][line.share] = line.amount_yuan
        ours |= {
            (*key, of.get("employer", Decimal(0)), of.get("worker", Decimal(0)))
            for key, of in shares.items()
        }
        fines[uscc] = (calculation.range_min_yuan, calculation.range_max_yuan)
    theirs: set[tuple[Any, ...]] = set()
    lines_by_unit: dict[str, list[money_oracle.Line]] = defaultdict(list)
    insurance = insurance_by_post(city.facts.insurance)
    for (number, uscc), employments in employments_by_post(city.facts.employments).items():
        lines = money_oracle.payable_lines(
            jobs_of(employments), insured_in(insurance.get((number, uscc), [])), RATES, BOUNDS,
            as_of=AS_OF, industry=city.classes[uscc],
        )  # fmt: skip
        lines_by_unit[uscc] += lines
        theirs |= {
            (uscc, number, x.month, x.scheme, x.base_yuan, x.employer_yuan, x.worker_yuan)
            for x in lines
        }
    assert sorted(ours - theirs)[:5] == []
    assert sorted(theirs - ours)[:5] == []
    assert len(theirs) > 500
    spans = {uscc: money_oracle.unregistered_fine(lines) for uscc, lines in lines_by_unit.items()}
    assert {uscc: (span.low_yuan, span.high_yuan) for uscc, span in spans.items()} == {
        uscc: fine for uscc, fine in fines.items() if uscc in spans
    }


def test_arrears_and_late_fees_agree_line_by_line(city: City) -> None:
    ours, fines = set(), {}
    for uscc, calculation in reckoned(city, "V2"):
        for line in lines_of(calculation, kind="late_fee"):
            ours.add((uscc, SCHEMES[line.scheme], line.month, line.base_yuan, line.days,
                      line.amount_yuan))  # fmt: skip
        fines[uscc] = (calculation.range_min_yuan, calculation.late_fee_yuan)
    by_unit: dict[str, list[money_oracle.Arrear]] = defaultdict(list)
    for row in city.facts.contributions:
        due_on = first_day(row.month + 1).replace(day=15)
        arrear = money_oracle.Arrear(row.scheme, first_day(row.month), row.due - row.paid, due_on)
        if due_on < AS_OF and arrear.unpaid_yuan > 0:
            by_unit[row.uscc].append(arrear)
    theirs = set()
    for uscc, arrears in by_unit.items():
        fees, whole = money_oracle.late_fees(arrears, AS_OF)
        theirs |= {
            (uscc, fee.arrear.scheme, fee.arrear.month, fee.arrear.unpaid_yuan, fee.days,
             fee.fee_yuan)
            for fee in fees
        }  # fmt: skip
        assert fines[uscc] == (money_oracle.arrears_fine(arrears).low_yuan, whole)
    assert ours == theirs
    assert theirs


def test_concealed_wages_agree_unit_by_unit(city: City) -> None:
    ours = {
        uscc: calculation.base_yuan
        for uscc, calculation in reckoned(city, "V1", penalty="concealed-head-count")
    }
    months: dict[str, list[money_oracle.ConcealedMonth]] = defaultdict(list)
    insurance = insurance_by_post(city.facts.insurance)
    for (number, uscc), employments in employments_by_post(city.facts.employments).items():
        records = insurance.get((number, uscc), [])
        bases: dict[date, Decimal] = defaultdict(Decimal)
        for record in records:
            for _scheme, month in insured_in([record]):
                bases[month] = max(bases[month], record.base)
        jobs = jobs_of(employments, together=True)
        for month, job in money_oracle.job_of_each_month(jobs, "any", AS_OF).items():
            months[uscc].append(money_oracle.ConcealedMonth(job.monthly_wage, bases[month]))
    for uscc, of_unit in months.items():
        assert ours[uscc] == money_oracle.concealed_wages(of_unit), uscc
    assert sum(ours.values()) > 0
