"""The accepted facts as typed rows, and the same facts with the calendar set to a day.

Setting the calendar leaves aside what is dated later than the day and forgets ends that have not
happened yet. It does not restrict knowledge: every batch counts whenever it landed.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from tests.oracle.months import Month, month_of
from tests.oracle.reading import Record, Register, read_directory


class Enterprise(NamedTuple):
    """One row of `enterprises`, as far as rules use it."""

    uscc: str
    established_on: date | None
    closed_on: date | None
    status: str | None


class Employment(NamedTuple):
    """One row of `employments`."""

    id_number: str
    uscc: str
    hired_on: date
    left_on: date | None
    monthly_wage: Decimal | None
    contract_kind: str | None


class Registration(NamedTuple):
    """One row of `insurance-registrations`."""

    uscc: str
    registered_on: date
    cancelled_on: date | None


class Insurance(NamedTuple):
    """One row of `insurance-records`."""

    id_number: str
    uscc: str
    scheme: str
    from_month: Month
    to_month: Month | None
    base: Decimal


class Contribution(NamedTuple):
    """One row of `contributions`."""

    uscc: str
    scheme: str
    month: Month
    due: Decimal
    paid: Decimal
    paid_on: date | None


class TaxFiling(NamedTuple):
    """One row of `tax-filings`."""

    uscc: str
    month: Month
    headcount: int
    wages_paid: Decimal


class Benefit(NamedTuple):
    """One row of `benefits`."""

    id_number: str
    kind: str
    month: Month
    amount: Decimal


class Provider(NamedTuple):
    """One row of `providers`."""

    code: str
    kind: str


class Claim(NamedTuple):
    """One row of `medical-claims`."""

    claim_no: str
    id_number: str
    provider_code: str
    kind: str
    admitted_on: date
    discharged_on: date | None
    item_code: str
    amount: Decimal


class Death(NamedTuple):
    """One row of `deaths`."""

    id_number: str
    died_on: date


@dataclass(frozen=True)
class Facts:
    """All accepted rows the rules read; `delivered` names the feeds that ever had a batch."""

    enterprises: list[Enterprise] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    registrations: list[Registration] = field(default_factory=list)
    insurance: list[Insurance] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    tax_filings: list[TaxFiling] = field(default_factory=list)
    benefits: list[Benefit] = field(default_factory=list)
    providers: list[Provider] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    deaths: list[Death] = field(default_factory=list)
    delivered: frozenset[str] = frozenset()


def facts_of(register: Register) -> Facts:
    """The facts a register holds; orphans and rejects are in none."""

    def rows(feed: str, kind: Any) -> list[Any]:
        return [pick(record, kind) for record in register.known[feed].values()]

    return Facts(
        enterprises=rows("enterprises", Enterprise),
        employments=rows("employments", Employment),
        registrations=rows("insurance-registrations", Registration),
        insurance=rows("insurance-records", Insurance),
        contributions=rows("contributions", Contribution),
        tax_filings=rows("tax-filings", TaxFiling),
        benefits=rows("benefits", Benefit),
        providers=rows("providers", Provider),
        claims=rows("medical-claims", Claim),
        deaths=rows("deaths", Death),
        delivered=frozenset(register.delivered),
    )


def pick(record: Record, kind: Any) -> Any:
    """A typed row from a record of column values."""
    return kind(**{name: record[name] for name in kind._fields})


def read_facts(directory: Path, *, today: date) -> Facts:
    """The facts of a directory of feed files imported on `today` into an empty register."""
    return facts_of(read_directory(directory, today=today))


def on_calendar(facts: Facts, day: date) -> Facts:
    """The facts as the calendar of `day` shows them."""
    month = month_of(day)

    def happened(end: date | None) -> date | None:
        return None if end is None or end > day else end

    return replace(
        facts,
        enterprises=[row._replace(closed_on=happened(row.closed_on)) for row in facts.enterprises],
        employments=[
            row._replace(left_on=happened(row.left_on))
            for row in facts.employments
            if row.hired_on <= day
        ],
        registrations=[
            row._replace(cancelled_on=happened(row.cancelled_on))
            for row in facts.registrations
            if row.registered_on <= day
        ],
        insurance=[
            row._replace(to_month=None) if row.to_month and row.to_month > month else row
            for row in facts.insurance
            if row.from_month <= month
        ],
        contributions=[
            row._replace(paid=Decimal(0)) if row.paid_on and row.paid_on > day else row
            for row in facts.contributions
            if row.month <= month
        ],
        tax_filings=[row for row in facts.tax_filings if row.month <= month],
        benefits=[row for row in facts.benefits if row.month <= month],
        claims=[
            row._replace(discharged_on=happened(row.discharged_on))
            for row in facts.claims
            if row.admitted_on <= day
        ],
        deaths=[row for row in facts.deaths if row.died_on <= day],
    )
