"""Rules about what was paid.

Contribution-arrears, underdeclared-base, headcount-mismatch, wage-arrears.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.oracle.columns import SCHEMES
from tests.oracle.employment import (
    covers,
    employments_by_post,
    insurance_by_post,
    insured_months,
    is_active,
    is_active_throughout,
    schemes_of,
)
from tests.oracle.facts import Employment, Facts, Insurance
from tests.oracle.months import Month, first_day, maximal_runs, month_of
from tests.oracle.rows import Row, make_row


def contribution_arrears(facts: Facts, as_of: date, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """The due date, a day of the following month, is earlier than as-of and paid < due."""
    for contribution in facts.contributions:
        due_on = first_day(contribution.month + 1) + timedelta(days=parameters["due_day"] - 1)
        if due_on < as_of and contribution.paid < contribution.due:
            yield make_row(
                "contribution-arrears",
                uscc=contribution.uscc,
                scheme=contribution.scheme,
                months=contribution.month,
                amount=contribution.due - contribution.paid,
            )


def underdeclared_base(facts: Facts, as_of: date, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """The base declared last is below the clipped wage by more than the tolerance."""
    insurance = insurance_by_post(facts.insurance)
    floor, cap = (in_year(parameters[name], as_of.year) for name in ("floor", "cap"))
    kept_share = 1 - Decimal(str(parameters["tolerance"]))
    for (id_number, uscc), employments in employments_by_post(facts.employments).items():
        paid = [
            employment
            for employment in employments
            if is_active(employment, as_of) and employment.monthly_wage
        ]
        if not paid:
            continue
        latest = max(paid, key=lambda employment: employment.hired_on)
        assert latest.monthly_wage is not None
        wage = min(max(latest.monthly_wage, floor), cap)
        for scheme, base in bases(insurance.get((id_number, uscc), []), latest, as_of).items():
            if base < wage * kept_share:
                yield make_row(
                    "underdeclared-base",
                    uscc=uscc,
                    id_number=id_number,
                    scheme=scheme,
                    months=month_of(as_of),
                    amount=wage - base,
                )


def in_year(setting: Any, year: int) -> Decimal:
    """A configured amount, either one for all years or a table by year."""
    return Decimal(str(setting[year] if isinstance(setting, Mapping) else setting))


def bases(records: list[Insurance], employment: Employment, as_of: date) -> dict[str, Decimal]:
    """Of each scheme that applies, the base of the record begun last among those open now."""
    found = {}
    for scheme in SCHEMES:
        open_now = [
            record
            for record in records
            if record.scheme == scheme
            and scheme in schemes_of(employment)
            and covers(record, month_of(as_of))
        ]
        if open_now:
            found[scheme] = max(open_now, key=lambda record: record.from_month).base
    return found


def headcount_mismatch(facts: Facts, as_of: date, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """The headcount filed exceeds the persons insured there that month by 5 and 10 %."""
    persons: dict[tuple[str, Month], set[str]] = defaultdict(set)
    for (id_number, uscc), records in insurance_by_post(facts.insurance).items():
        for month in insured_months(records, as_of):
            persons[uscc, month].add(id_number)
    share = Decimal(str(parameters["min_share"]))
    for filing in facts.tax_filings:
        difference = filing.headcount - len(persons.get((filing.uscc, filing.month), set()))
        if difference >= parameters["min_difference"] and difference >= share * filing.headcount:
            yield make_row(
                "headcount-mismatch",
                uscc=filing.uscc,
                months=filing.month,
                amount=difference,
            )


def wage_arrears(facts: Facts, as_of: date, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """Past months with a filing of no wages while staff was employed there all month."""
    staff: dict[str, list[Employment]] = defaultdict(list)
    for employment in facts.employments:
        if employment.contract_kind != "dispatch":
            staff[employment.uscc].append(employment)
    unpaid: dict[str, dict[Month, Decimal]] = defaultdict(dict)
    for filing in facts.tax_filings:
        if filing.month >= month_of(as_of) or filing.wages_paid != 0:
            continue
        present = [
            employment
            for employment in staff.get(filing.uscc, [])
            if is_active_throughout(employment, filing.month)
        ]
        if len(present) >= parameters["min_staff"]:
            unpaid[filing.uscc][filing.month] = sum(
                (employment.monthly_wage or Decimal(0) for employment in present), Decimal(0)
            )
    for uscc, wages in unpaid.items():
        for first, last in maximal_runs(wages):
            if last - first + 1 >= parameters["min_months"]:
                yield make_row(
                    "wage-arrears",
                    uscc=uscc,
                    months=(first, last),
                    amount=sum(wages[month] for month in range(first, last + 1)),
                )
