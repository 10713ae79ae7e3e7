"""Public exposure from plain rows: what must be proposed, and how soon a list paid.

Proposals. Publication is rule-complete: every decided violation that meets a row of the criteria
is proposed; leaving one out is somebody's recorded decision about a proposal, never the absence
of one. Decided is a violation confirmed and not dropped in a case whose decision (penalty or
handling) is served and in force, and a row of the feed `penalties`. A proposal is about a
decision, whatever number of its violations meet a criterion.

A row of the criteria holds for decisions made on its days, the first included and the last not; of
the rows of one code the one begun last by then counts, and none if that one has ended. A violation
meets it if it is of one of its types, reaches every value the row gives, and, where the row asks
for it, the decision was refused: the court was asked to enforce it.

Payment (docs/figures.md, "When an exposed enterprise paid"). Of the entries of a list, how many had
paid n days after it was published: 1, 7 and 30. The day of publication is day 0, so who pays the
next day has paid "after one day"; who pays on day 0 has too. Who had paid before day 0, or on a day
nobody knows, stands apart: in neither number.

Choices where the text leaves one:
- A case reopened or withdrawn after its decision was served has no decision in force.
- A decision is made on the day of its step, served later.
- A violation of the feed whose document is a decision of a served case is that case's, not another.
- A violation with nothing known about a value does not reach it; the feed knows the amount only,
  and not whether a decision was refused.
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
MAKES_A_DECISION = frozenset(("decide_penalty", "decide_handling"))
ENDS_A_DECISION = frozenset(("withdraw", "reopen"))


class Step(NamedTuple):
    """One step of a case; `key` grows with each step written."""

    key: int
    verb: str
    made_at: datetime
    names_on: date | None = None  # the day of payment its facts name


class Violation(NamedTuple):
    """One violation of a case."""

    key: int
    type: str
    confirmed: bool
    dropped: bool
    amount_yuan: Decimal
    workers: int


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
    """One row of the criteria, in force for decisions of [from_on, until_on); None: not asked."""

    code: str
    types: frozenset[str]
    from_on: date
    until_on: date | None = None
    least_yuan: Decimal | None = None
    least_workers: int | None = None
    refused: bool = False


class Decided(NamedTuple):
    """One decided violation, with what is known about it."""

    uscc: str
    decision: tuple[str, int | str]  # ("case", key) or ("penalty", document_no)
    type: str
    decided_on: date
    amount_yuan: Decimal | None
    workers: int | None
    refused: bool


class Entry(NamedTuple):
    """One entry of a public list."""

    list_code: str
    published_on: date
    paid_on: date | None = None
    withdrawn_on: date | None = None
    day_known: bool = True


class Share(NamedTuple):
    """How many of the entries of a list had paid; `paid` is None before the day has come."""

    after_days: int
    paid: int | None
    entries: int


def decided_on(case: Case) -> date | None:
    """The day its decision in force was made, once it is served; None without one."""
    made = served = None
    for step in sorted(case.steps, key=lambda step: step.key):
        if step.verb in MAKES_A_DECISION:
            made = step.made_at.astimezone(SHANGHAI).date()
        elif step.verb == "serve_decision":
            served = made
        elif step.verb in ENDS_A_DECISION:
            made = served = None
    return served


def was_refused(case: Case) -> bool:
    """Whether the court was asked to enforce the decision in force."""
    asked = False
    for step in sorted(case.steps, key=lambda step: step.key):
        if step.verb == "apply_to_court":
            asked = True
        elif step.verb in ENDS_A_DECISION:
            asked = False
    return asked


def decided_violations(cases: Sequence[Case], penalties: Iterable[Penalty]) -> Iterator[Decided]:
    """Every decided violation, those of cases first."""
    numbers = set()
    for case in cases:
        day = decided_on(case)
        if case.uscc is None or day is None:
            continue
        numbers |= {(case.uscc, number) for number in case.decision_numbers}
        for one in case.violations:
            if one.confirmed and not one.dropped:
                yield Decided(
                    case.uscc,
                    ("case", case.key),
                    one.type,
                    day,
                    one.amount_yuan,
                    one.workers,
                    was_refused(case),
                )
    for row in penalties:
        if (row.uscc, row.document_no) not in numbers:
            decision = ("penalty", row.document_no)
            known = (row.decided_on, row.amount_yuan, None, False)
            yield Decided(row.uscc, decision, row.violation_type, *known)


def in_force(criteria: Iterable[Criterion], on: date) -> list[Criterion]:
    """Of each code the row begun last by a day, unless it has ended."""
    newest: dict[str, Criterion] = {}
    for row in sorted(criteria, key=lambda row: row.from_on):
        if row.from_on <= on:
            newest[row.code] = row
    return [row for row in newest.values() if row.until_on is None or row.until_on > on]


def reaches(value: Decimal | int | None, least: Decimal | int | None) -> bool:
    """Whether a value is at least what a row asks; a row that does not ask is content."""
    return least is None or (value is not None and value >= least)


def meets(one: Decided, row: Criterion) -> bool:
    """Whether a violation meets every condition of a row."""
    return (
        one.type in row.types
        and reaches(one.amount_yuan, row.least_yuan)
        and reaches(one.workers, row.least_workers)
        and (one.refused or not row.refused)
    )


def to_propose(
    cases: Sequence[Case],
    penalties: Iterable[Penalty],
    criteria: Sequence[Criterion],
    *,
    as_of: date = date.max,
) -> dict[tuple[str, int | str], set[str]]:
    """Every decision made by a day that must be proposed, with the types that ask for it."""
    found: dict[tuple[str, int | str], set[str]] = {}
    for one in decided_violations(cases, penalties):
        made = one.decided_on <= as_of
        if made and any(meets(one, row) for row in in_force(criteria, one.decided_on)):
            found.setdefault(one.decision, set()).add(one.type)
    return found


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


def stands_apart(entry: Entry, as_of: date) -> bool:
    """Whether it had paid before its publication, or on a day that nobody knows."""
    if entry.paid_on is None or entry.paid_on > as_of:
        return False
    return not entry.day_known or entry.paid_on < entry.published_on


def still_listed(of_list: Iterable[Entry], as_of: date) -> list[Entry]:
    """Those not withdrawn."""
    return [entry for entry in of_list if entry.withdrawn_on is None or entry.withdrawn_on > as_of]


def apart(of_list: Iterable[Entry], as_of: date) -> int:
    """How many entries of a list stand apart."""
    return sum(stands_apart(entry, as_of) for entry in still_listed(of_list, as_of))


def share(of_list: Sequence[Entry], days: int, as_of: date) -> Share:
    """One share of one list."""
    standing = [entry for entry in still_listed(of_list, as_of) if not stands_apart(entry, as_of)]
    until = [entry.published_on + timedelta(days=days) for entry in standing]
    if any(day > as_of for day in until):
        return Share(days, None, len(standing))
    paid = [
        entry
        for entry, day in zip(standing, until, strict=True)
        if entry.paid_on is not None and entry.published_on <= entry.paid_on <= day
    ]
    return Share(days, len(paid), len(standing))
