"""Sentences about employment and insurance that several rules share.

Every function takes facts on whose calendar the as-of day is already set (`facts.on_calendar`).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from tests.oracle.columns import SCHEMES
from tests.oracle.facts import Employment, Insurance
from tests.oracle.months import Month, days_of, month_of

GRACE_DAYS = 30

Post = tuple[str, str]  # one worker (id_number) at one enterprise (uscc)


def is_active(employment: Employment, day: date) -> bool:
    """Active on a day when hired_on <= day and (left_on is blank or day < left_on)."""
    return employment.hired_on <= day and (employment.left_on is None or day < employment.left_on)


def is_past_grace(employment: Employment, day: date) -> bool:
    """Whether the day is more than 30 days after hired_on."""
    return (day - employment.hired_on).days > GRACE_DAYS


def schemes_of(employment: Employment) -> tuple[str, ...]:
    """The schemes that apply: none for dispatch, work injury for part_time, else all five."""
    if employment.contract_kind == "dispatch":
        return ()
    if employment.contract_kind == "part_time":
        return ("work_injury",)
    return SCHEMES


@cache
def employed_months(employment: Employment, as_of: date) -> frozenset[Month]:
    """Months with some day on which the employment is active and past its grace, up to as-of."""
    return frozenset(
        month
        for month in range(month_of(employment.hired_on), month_of(as_of) + 1)
        if any(
            is_active(employment, day) and is_past_grace(employment, day) and day <= as_of
            for day in days_of(month)
        )
    )


def is_active_in(employment: Employment, month: Month, as_of: date) -> bool:
    """Active on any day of the month up to the as-of day."""
    return any(is_active(employment, day) and day <= as_of for day in days_of(month))


def is_active_throughout(employment: Employment, month: Month) -> bool:
    """Active on every day of the month."""
    return all(is_active(employment, day) for day in days_of(month))


def covers(record: Insurance, month: Month) -> bool:
    """from_month <= month <= to_month, a blank to_month being open."""
    return record.from_month <= month and (record.to_month is None or month <= record.to_month)


def insured_months(records: Iterable[Insurance], as_of: date) -> set[Month]:
    """The months, up to the as-of month, that some of the records cover."""
    return {
        month
        for record in records
        for month in range(record.from_month, month_of(as_of) + 1)
        if covers(record, month)
    }


def employments_by_post(employments: Iterable[Employment]) -> dict[Post, list[Employment]]:
    """Employments of each worker at each enterprise."""
    posts: dict[Post, list[Employment]] = defaultdict(list)
    for employment in employments:
        posts[employment.id_number, employment.uscc].append(employment)
    return posts


def employments_by_worker(employments: Iterable[Employment]) -> dict[str, list[Employment]]:
    """Employments of each worker anywhere."""
    workers: dict[str, list[Employment]] = defaultdict(list)
    for employment in employments:
        workers[employment.id_number].append(employment)
    return workers


def insurance_by_post(records: Iterable[Insurance]) -> dict[Post, list[Insurance]]:
    """Insurance records of each worker at each enterprise."""
    posts: dict[Post, list[Insurance]] = defaultdict(list)
    for record in records:
        posts[record.id_number, record.uscc].append(record)
    return posts
