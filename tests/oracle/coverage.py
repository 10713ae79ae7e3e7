"""Rules about who should be insured.

Unregistered-worker, partial-schemes, coverage-gap, late-enrolment.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.oracle.columns import SCHEMES
from tests.oracle.employment import (
    GRACE_DAYS,
    Post,
    covers,
    employed_months,
    employments_by_post,
    insurance_by_post,
    insured_months,
    is_active,
    is_past_grace,
    schemes_of,
)
from tests.oracle.facts import Employment, Facts
from tests.oracle.months import maximal_runs, month_of
from tests.oracle.rows import Row, make_row


def insurable_today(facts: Facts, as_of: date) -> Iterator[tuple[Post, list[Employment]]]:
    """Posts with an employment that some scheme applies to, active and past grace today."""
    for post, employments in employments_by_post(facts.employments).items():
        current = [
            employment
            for employment in employments
            if schemes_of(employment)
            and is_active(employment, as_of)
            and is_past_grace(employment, as_of)
        ]
        if current:
            yield post, current


def schemes_insured_today(facts: Facts, as_of: date) -> dict[Post, set[str]]:
    """The schemes in which each worker is insured at each enterprise in the as-of month."""
    return {
        post: {record.scheme for record in records if covers(record, month_of(as_of))}
        for post, records in insurance_by_post(facts.insurance).items()
    }


def unregistered_worker(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Insurable today, and insured there in no scheme in the as-of month."""
    insured = schemes_insured_today(facts, as_of)
    for (id_number, uscc), _ in insurable_today(facts, as_of):
        if not insured.get((id_number, uscc)):
            yield make_row("unregistered-worker", uscc=uscc, id_number=id_number)


def partial_schemes(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Insurable today and insured there in some scheme, but not in one that applies."""
    insured = schemes_insured_today(facts, as_of)
    for (id_number, uscc), employments in insurable_today(facts, as_of):
        schemes = insured.get((id_number, uscc), set())
        applying = {scheme for employment in employments for scheme in schemes_of(employment)}
        if schemes:
            for scheme in sorted(applying - schemes):
                yield make_row("partial-schemes", uscc=uscc, id_number=id_number, scheme=scheme)


def coverage_gap(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Months employed while the scheme applies, minus months insured in it, as maximal runs."""
    employments = employments_by_post(facts.employments)
    for (id_number, uscc), records in insurance_by_post(facts.insurance).items():
        for scheme in SCHEMES:
            insured = insured_months(
                (record for record in records if record.scheme == scheme), as_of
            )
            if not insured:
                continue
            employed = {
                month
                for employment in employments.get((id_number, uscc), [])
                if scheme in schemes_of(employment)
                for month in employed_months(employment, as_of)
            }
            for run in maximal_runs(employed - insured):
                yield make_row(
                    "coverage-gap", uscc=uscc, id_number=id_number, scheme=scheme, months=run
                )


def late_enrolment(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """First insured there later than the month of the earliest hiring plus 30 days."""
    insurance = insurance_by_post(facts.insurance)
    for (id_number, uscc), employments in employments_by_post(facts.employments).items():
        hirings = [
            employment.hired_on
            for employment in employments
            if schemes_of(employment) and employed_months(employment, as_of)
        ]
        insured = insured_months(insurance.get((id_number, uscc), []), as_of)
        if not hirings or not insured:
            continue
        owed_from = month_of(min(hirings) + timedelta(days=GRACE_DAYS))
        if min(insured) > owed_from:
            yield make_row(
                "late-enrolment",
                uscc=uscc,
                id_number=id_number,
                months=(owed_from, min(insured) - 1),
                amount=min(insured) - owed_from,
            )
