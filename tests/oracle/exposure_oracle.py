"""Public exposure from plain rows: what must be proposed, and how soon a list paid.

Proposals. Publication is rule-complete: every decided violation that meets a row of the criteria
is proposed; leaving one out is somebody's recorded decision about a proposal, never the absence
of one. Decided is a violation confirmed and not dropped in a case whose decision (penalty or
handling) is served and in force, and a row of the feed `penalties`. A row of the criteria names
types of violations and least values of what is known about them; a violation meets it if it is of
one of the types and reaches every value the row gives. One met row is enough, more change nothing.

Payment. Of the entries of a list, how many had paid n days after it was published: 1, 7 and 30.
The day of publication is day 0, so who pays the next day has paid "after one day"; who pays on day
0 has too.

Choices where the text leaves one:
- A case reopened or withdrawn after its decision was served has no decision in force.
- A violation of the feed whose document is a decision of a served case is that case's, not another.
- A violation with nothing known about a value does not reach it; the feed knows the amount only.
- A violation of a case is about an enterprise only where the case is; providers and persons are
  not exposed.
- Every entry of a list is one of its "21"; one withdrawn is taken out of both numbers, since what
  it was published for did not exist. One that paid and then expired has paid.
- n days must have passed by the as-of day, else there is no share yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
AFTER_DAYS = (1, 7, 30)
ENDS_A_DECISION = frozenset(("withdraw", "reopen"))


class Step(NamedTuple):
    """One step of a case; `key` grows with each step written."""

    key: int
    verb: str
    made_at: datetime


class Violation(NamedTuple):
    """One violation of a case."""

    key: int
    type: str
    confirmed: bool
    dropped: bool
    amount_yuan: Decimal
    workers: int
    months: int


class Case(NamedTuple):
    """One case; `uscc` is None where its subject is a provider or a person."""

    key: int
    uscc: str | None
    steps: tuple[Step, ...]
    violations: tuple[Violation, ...]
    decision_numbers: tuple[str, ...]


class Penalty(NamedTuple):
    """One current row of the feed `penalties`."""

    document_no: str
    uscc: str
    decided_on: date
    violation_type: str
    amount_yuan: Decimal | None


class Criterion(NamedTuple):
    """One row of the criteria; None: the row does not ask."""

    types: frozenset[str]
    least_yuan: Decimal | None = None
    least_workers: int | None = None
    least_months: int | None = None
    decided_from: date | None = None
    decided_to: date | None = None


class Decided(NamedTuple):
    """One decided violation, with what is known about it."""

    uscc: str
    source: tuple[str, int | str]  # ("violation", key) or ("penalty", document_no)
    type: str
    decided_on: date
    amount_yuan: Decimal | None
    workers: int | None
    months: int | None


class Entry(NamedTuple):
    """One entry of a public list."""

    list_code: str
    published_on: date
    paid_on: date | None = None
    withdrawn_on: date | None = None


class Share(NamedTuple):
    """How many of the entries of a list had paid; `paid` is None before the day has come."""

    after_days: int
    paid: int | None
    entries: int


def served_on(case: Case) -> date | None:
    """The day its decision in force was served; None without one."""
    served = None
    for step in sorted(case.steps, key=lambda step: step.key):
        if step.verb == "serve_decision":
            served = step.made_at.astimezone(SHANGHAI).date()
        elif step.verb in ENDS_A_DECISION:
            served = None
    return served


def decided_violations(cases: Sequence[Case], penalties: Iterable[Penalty]) -> Iterator[Decided]:
    """Every decided violation, those of cases first."""
    numbers = set()
    for case in cases:
        day = served_on(case)
        if case.uscc is None or day is None:
            continue
        numbers |= {(case.uscc, number) for number in case.decision_numbers}
        for one in case.violations:
            if one.confirmed and not one.dropped:
                known = (one.amount_yuan, one.workers, one.months)
                yield Decided(case.uscc, ("violation", one.key), one.type, day, *known)
    for row in penalties:
        if (row.uscc, row.document_no) not in numbers:
            known = (row.amount_yuan, None, None)
            source = ("penalty", row.document_no)
            yield Decided(row.uscc, source, row.violation_type, row.decided_on, *known)


def reaches(value: Decimal | int | None, least: Decimal | int | None) -> bool:
    """Whether a value is at least what a row asks; a row that does not ask is content."""
    return least is None or (value is not None and value >= least)


def meets(one: Decided, row: Criterion) -> bool:
    """Whether a violation meets every condition of a row."""
    return (
        one.type in row.types
        and reaches(one.amount_yuan, row.least_yuan)
        and reaches(one.workers, row.least_workers)
        and reaches(one.months, row.least_months)
        and (row.decided_from is None or one.decided_on >= row.decided_from)
        and (row.decided_to is None or one.decided_on <= row.decided_to)
    )


def to_propose(
    cases: Sequence[Case], penalties: Iterable[Penalty], criteria: Sequence[Criterion]
) -> set[tuple[str, tuple[str, int | str]]]:
    """Enterprise and source of every violation that must be proposed."""
    return {
        (one.uscc, one.source)
        for one in decided_violations(cases, penalties)
        if any(meets(one, row) for row in criteria)
    }


def payment_shares(
    entries: Iterable[Entry], *, as_of: date, after: Sequence[int] = AFTER_DAYS
) -> dict[str, list[Share]]:
    """For each list how many of its entries had paid after so many days.

    A list of several days of publication counts each entry from its own; its share is there when
    the days have passed for all of them.
    """
    lists: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.published_on <= as_of:
            lists.setdefault(entry.list_code, []).append(entry)
    return {
        code: [share(of_list, days, as_of) for days in after] for code, of_list in lists.items()
    }


def share(of_list: Sequence[Entry], days: int, as_of: date) -> Share:
    """One share of one list."""
    standing = [
        entry for entry in of_list if entry.withdrawn_on is None or entry.withdrawn_on > as_of
    ]
    until = [entry.published_on + timedelta(days=days) for entry in standing]
    if any(day > as_of for day in until):
        return Share(days, None, len(standing))
    paid = [
        entry
        for entry, day in zip(standing, until, strict=True)
        if entry.paid_on is not None and entry.paid_on <= day
    ]
    return Share(days, len(paid), len(standing))
