"""Rules about registrations and affiliation.

Multiple-affiliation, enterprise-unregistered, ghost-worker.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tests.oracle.employment import (
    employments_by_post,
    employments_by_worker,
    insurance_by_post,
    insured_months,
    is_active,
    is_active_in,
    is_past_grace,
)
from tests.oracle.facts import Employment, Enterprise, Facts, Registration
from tests.oracle.months import Month, maximal_runs, month_of
from tests.oracle.rows import Row, make_row


def multiple_affiliation(facts: Facts, as_of: date, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """A person is insured in one scheme in one month at two or more enterprises."""
    insured: dict[tuple[str, str], dict[str, set[Month]]] = defaultdict(dict)
    for (id_number, uscc), records in insurance_by_post(facts.insurance).items():
        for scheme in parameters["schemes"]:
            months = insured_months(
                (record for record in records if record.scheme == scheme), as_of
            )
            insured[id_number, scheme][uscc] = months
    for (id_number, scheme), places in insured.items():
        for uscc, months in places.items():
            shared = {
                month
                for month in months
                if any(month in places[other] for other in places if other != uscc)
            }
            for run in maximal_runs(shared):
                yield make_row(
                    "multiple-affiliation",
                    uscc=uscc,
                    id_number=id_number,
                    scheme=scheme,
                    months=run,
                )


def enterprise_unregistered(
    facts: Facts, as_of: date, parameters: Mapping[str, Any]
) -> Iterator[Row]:
    """Workers past their first 30 days and no insurance registration in force."""
    workers: dict[str, set[str]] = defaultdict(set)
    for employment in facts.employments:
        if (
            employment.contract_kind != "dispatch"
            and is_active(employment, as_of)
            and is_past_grace(employment, as_of)
        ):
            workers[employment.uscc].add(employment.id_number)
    registered = {row.uscc for row in facts.registrations if is_in_force(row, as_of)}
    for enterprise in facts.enterprises:
        count = len(workers.get(enterprise.uscc, set()))
        if (
            count >= parameters["min_staff"]
            and must_be_registered(enterprise, as_of)
            and enterprise.uscc not in registered
        ):
            yield make_row("enterprise-unregistered", uscc=enterprise.uscc, amount=count)


def is_in_force(registration: Registration, day: date) -> bool:
    """registered_on <= day, and cancelled_on is blank or later."""
    return registration.registered_on <= day and (
        registration.cancelled_on is None or registration.cancelled_on > day
    )


def must_be_registered(enterprise: Enterprise, day: date) -> bool:
    """Established long enough ago or at an unknown date, not deregistered and not closed."""
    established = enterprise.established_on
    return (
        (established is None or (day - established).days > 30)
        and enterprise.status != "deregistered"
        and (enterprise.closed_on is None or enterprise.closed_on > day)
    )


def ghost_worker(facts: Facts, as_of: date, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """Insured there without working there, after death, or after the enterprise closed."""
    here = employments_by_post(facts.employments)
    anywhere = employments_by_worker(facts.employments)
    employers = {employment.uscc for employment in facts.employments}
    died = {death.id_number: month_of(death.died_on) for death in facts.deaths}
    closed = {
        enterprise.uscc: month_of(enterprise.closed_on)
        for enterprise in facts.enterprises
        if enterprise.closed_on is not None
    }
    this_month = month_of(as_of)
    window = range(this_month - parameters["window_months"] + 1, this_month + 1)
    for (id_number, uscc), records in insurance_by_post(facts.insurance).items():
        months = [
            month
            for month in sorted(insured_months(records, as_of))
            if month in window
            and (
                (
                    uscc in employers
                    and is_absent(here.get((id_number, uscc), []), month, as_of)
                    and not is_dispatched_elsewhere(anywhere[id_number], uscc, month, as_of)
                )
                or (id_number in died and month > died[id_number])
                or (uscc in closed and month > closed[uscc])
            )
        ]
        for first, last in maximal_runs(months):
            if last - first + 1 >= parameters["min_months"]:
                yield make_row(
                    "ghost-worker",
                    uscc=uscc,
                    id_number=id_number,
                    months=(first, last),
                    amount=last - first + 1,
                )


def is_absent(employments_there: list[Employment], month: Month, as_of: date) -> bool:
    """No employment there is active on any day of the month up to the as-of day."""
    return not any(is_active_in(employment, month, as_of) for employment in employments_there)


def is_dispatched_elsewhere(
    employments: list[Employment], uscc: str, month: Month, as_of: date
) -> bool:
    """Whether the worker has a dispatch employment at another enterprise active in the month."""
    return any(
        employment.contract_kind == "dispatch"
        and employment.uscc != uscc
        and is_active_in(employment, month, as_of)
        for employment in employments
    )
