"""The comparable group of a list of exposures, from plain rows, by docs/figures.md alone.

("The effect of a list beside a comparable group".) `comparable` gives each decision of the group
with the day it was paid, None where it was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tests.oracle.exposure_oracle import (
    ENDS_A_DECISION,
    MAKES_A_DECISION,
    SHANGHAI,
    Case,
    Penalty,
    Step,
)

Key = tuple[str, int | str]
WAGES, CONTRIBUTIONS = {"L6"}, {"V1", "V2", "L7"}
COMPLIED = {"record_compliance", "record_enforcement"}
NOTHING = Decimal(0)


class Month(NamedTuple):
    """One row of contributions of an enterprise."""

    uscc: str
    month: date
    due: Decimal
    paid: Decimal
    paid_on: date | None


class Listed(NamedTuple):
    """One exposure: of which case or number, on which list (None: on none), and what it owes."""

    uscc: str
    case: int | None
    number: str
    on_list: int | None
    withdrawn: bool
    owed_yuan: Decimal


class Decision(NamedTuple):
    """One decision, with all its violations as (type, yuan); the steps since it was served."""

    key: Key
    uscc: str
    numbers: frozenset[str]
    decided_on: date
    effective_on: date
    violations: tuple[tuple[str, Decimal | None], ...]
    since: tuple[Step, ...]

    @property
    def types(self) -> set[str]:
        """Those of its violations."""
        return {kind for kind, _yuan in self.violations}

    def yuan(self, types: set[str]) -> Decimal:
        """What its violations of these types come to."""
        return sum((yuan or NOTHING for kind, yuan in self.violations if kind in types), NOTHING)


def comparable(
    cases: Sequence[Case],
    penalties: Iterable[Penalty],
    months: Sequence[Month],
    exposures: Sequence[Listed],
    *,
    on_list: int,
    quarter_on: date,
) -> dict[Key, date | None]:
    """The group of a list of that quarter."""
    own = [row for row in exposures if row.on_list == on_list]
    sizes = {digits(row.owed_yuan) for row in own if not row.withdrawn and row.owed_yuan > 0}
    on_it = {row.uscc for row in own}
    group: dict[Key, date | None] = {}
    for one in decisions(cases, penalties):
        owed = months_owed(one, months)
        yuan = arrears(one, owed)
        if (
            quarter_of(one.effective_on) == quarter_on
            and yuan > 0
            and digits(yuan) in sizes
            and not any(is_about(row, one) for row in exposures if row.on_list is not None)
            and one.uscc not in on_it
        ):
            seen, paid_on = payment(one, owed)
            if seen:
                group[one.key] = paid_on
    return group


def decisions(cases: Sequence[Case], penalties: Iterable[Penalty]) -> Iterator[Decision]:
    """Every decision about an enterprise, those of cases first."""
    known: set[tuple[str, str]] = set()
    for case in cases:
        made, served = walked(case)
        if case.uscc is None or made is None or served is None:
            continue
        known |= {(case.uscc, number) for number in case.decision_numbers}
        found = [row for row in case.violations if row.confirmed and not row.dropped]
        if found:
            yield Decision(
                ("case", case.key),
                case.uscc,
                frozenset(case.decision_numbers),
                day_of(made),
                day_of(served),
                tuple((row.type, row.amount_yuan) for row in found),
                tuple(step for step in case.steps if step.key > served.key),
            )
    for row in penalties:
        if (row.uscc, row.document_no) not in known:
            yield Decision(
                ("penalty", row.document_no),
                row.uscc,
                frozenset([row.document_no]),
                row.decided_on,
                row.decided_on,
                ((row.violation_type, row.amount_yuan),),
                (),
            )


def walked(case: Case) -> tuple[Step | None, Step | None]:
    """The step that made the decision in force, and the one that served it."""
    made = served = pending = None
    for step in sorted(case.steps, key=lambda step: step.key):
        if step.verb in MAKES_A_DECISION:
            pending = step
        elif step.verb == "serve_decision":
            made, served = pending, step
        elif step.verb in ENDS_A_DECISION:
            made = served = pending = None
    return made, served


def day_of(step: Step) -> date:
    """The day of a step where the inspectorate is."""
    return step.made_at.astimezone(SHANGHAI).date()


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def digits(yuan: Decimal) -> int:
    """How many digits the whole yuan have."""
    return len(str(int(yuan)))


def months_owed(one: Decision, months: Iterable[Month]) -> list[Month]:
    """Months due before the day of the decision of which something was lacking on it."""
    if "V1" in one.types or not one.types & {"V2", "L7"}:
        return []
    return [
        row
        for row in months
        if row.uscc == one.uscc
        and due_on(row.month) < one.decided_on
        and paid_by(row, one) < row.due
    ]


def due_on(month: date) -> date:
    """The 15th of the month after it."""
    year, number = divmod(month.year * 12 + month.month, 12)
    return date(year, number + 1, 15)


def paid_by(row: Month, one: Decision) -> Decimal:
    """What was paid by the day of the decision."""
    later = row.paid_on is not None and row.paid_on > one.decided_on
    return NOTHING if later else row.paid


def arrears(one: Decision, owed: Iterable[Month]) -> Decimal:
    """What the decision says, else what the deliveries show."""
    lacking = sum((row.due - paid_by(row, one) for row in owed), NOTHING)
    return one.yuan(WAGES) + (one.yuan(CONTRIBUTIONS) or lacking)


def is_about(row: Listed, one: Decision) -> bool:
    """Whether an exposure is of the decision, or of the number that came before it."""
    if row.case is not None:
        return one.key == ("case", row.case)
    return row.number in one.numbers and (one.key[0] == "penalty" or row.uscc == one.uscc)


def payment(one: Decision, owed: Sequence[Month]) -> tuple[bool, date | None]:
    """Whether the payment can be seen, and the day it was made, None if it was not."""
    if owed and "L6" not in one.types:
        if any(row.paid < row.due for row in owed):
            return True, None
        return True, max(row.paid_on for row in owed if row.paid_on)
    days = [step.names_on or day_of(step) for step in one.since if step.verb in COMPLIED]
    return one.key[0] == "case", min(days, default=None)
