"""What a minimal pair is, and the draft in which one is written.

A pair is one half of a minimal pair: rows of feed files, and the rows the rule must find in them.
It differs from a neighbour by one clause. Enterprises, persons and providers are numbered, and no
two pairs share any.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any, Self

from tests.oracle.identifiers import build_identity_number, build_uscc
from tests.oracle.rows import Row

AS_OF = date(2026, 6, 15)
IMPORT_DAY = date(2026, 8, 31)

Rows = dict[str, list[dict[str, str]]]

ALL_SCHEMES = "pension;medical;unemployment;work_injury;maternity"

COLUMNS_OF_ROW = {
    "unregistered-worker": "uscc id_number",
    "partial-schemes": "uscc id_number scheme",
    "coverage-gap": "uscc id_number scheme months",
    "late-enrolment": "uscc id_number months amount",
    "contribution-arrears": "uscc scheme months amount",
    "underdeclared-base": "uscc id_number scheme months amount",
    "headcount-mismatch": "uscc months amount",
    "multiple-affiliation": "uscc id_number scheme months",
    "benefit-while-employed": "uscc id_number scheme months amount",
    "benefit-after-death": "id_number scheme months amount",
    "claim-after-death": "provider_code id_number months amount",
    "overlapping-inpatient": "provider_code id_number months amount",
    "duplicate-claim": "provider_code id_number months amount",
    "enterprise-unregistered": "uscc amount",
    "wage-arrears": "uscc months amount",
    "provider-outlier": "provider_code months amount",
    "ghost-worker": "uscc id_number months amount",
}


@dataclass(frozen=True)
class Pair:
    """Feed rows (`later`: those of a second delivery) and the rows of the rule expected from them.

    `parameters` are those the rule runs with; `alone` asks for a database without other pairs; a
    few pairs are about another day than AS_OF.
    """

    rule: str
    name: str
    feeds: Rows
    expected: tuple[Row, ...]
    later: Rows = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    alone: bool = False
    as_of: date = AS_OF

    @property
    def fires(self) -> bool:
        """Whether anything is expected."""
        return bool(self.expected)

    def names(self) -> set[str]:
        """The codes and numbers that occur in this pair alone."""
        return {
            row[column]
            for rows in (self.feeds, self.later)
            for feed in rows
            for row in rows[feed]
            for column in ("uscc", "id_number", "provider_code", "code")
            if column in row
        }

    def owns(self, row: Row) -> bool:
        """Whether a finding is about this pair's enterprises, persons or providers."""
        return not self.names().isdisjoint({row.uscc, row.id_number, row.provider_code} - {""})


serials = count(1)


class Draft:
    """A pair being written: every verb adds a row and returns the draft.

    `at`, `worker` and `provider` are small numbers local to the draft.
    """

    def __init__(
        self, rule: str, name: str, *, alone: bool, as_of: date, parameters: Mapping[str, Any]
    ) -> None:
        self.rule, self.name, self.as_of = rule, name, as_of
        self.alone, self.parameters = alone, parameters
        self.feeds: Rows = {}
        self.second: Rows = {}
        self.current = self.feeds
        self.expected: list[Row] = []
        self.numbers: dict[tuple[str, int], str] = {}
        self.missing: set[str] = set()

    def uscc(self, at: int = 0) -> str:
        """The code of the draft's enterprise number `at`."""
        return self.numbers.setdefault(("enterprise", at), build_uscc(next(serials)))

    def person(self, worker: int = 0) -> str:
        """The identity number of the draft's person number `worker`."""
        return self.numbers.setdefault(("person", worker), build_identity_number(next(serials)))

    def code(self, provider: int = 0) -> str:
        """The code of the draft's provider number `provider`."""
        return self.numbers.setdefault(("provider", provider), f"P{next(serials):06d}")

    def born(self, born: date, *, worker: int = 0) -> Self:
        """The person has this birth date."""
        self.numbers["person", worker] = build_identity_number(next(serials), born=born)
        return self

    def foreign(self, *, worker: int = 0) -> Self:
        """The person has a foreign document instead of an identity number."""
        self.numbers["person", worker] = f"E{next(serials):08d}"
        return self

    def unknown(self, *, at: int | None = None, provider: int | None = None) -> Self:
        """The enterprise or provider is never delivered, so rows naming it stay orphans."""
        if at is not None:
            self.missing.add(self.uscc(at))
        if provider is not None:
            self.missing.add(self.code(provider))
        return self

    def afterwards(self) -> Self:
        """What follows arrives in a later delivery."""
        self.current = self.second
        return self

    def add(self, feed: str, **cells: str) -> Self:
        """One row of a feed; blank cells are left out."""
        row = {name: cell for name, cell in cells.items() if cell}
        if row.get("id_number", "").startswith("E"):
            row["id_kind"] = "foreign"
        self.current.setdefault(feed, []).append(row)
        return self

    def enterprise(
        self,
        *,
        at: int = 0,
        established: str = "2015-03-02",
        closed: str = "",
        status: str = "active",
    ) -> Self:
        """An enterprise that is not as usual."""
        uscc = self.uscc(at)
        return self.add(
            "enterprises",
            uscc=uscc,
            name=f"青岛示例{uscc[-6:]}有限公司",
            address="示例路1号",
            area_code="370202",
            established_on=established,
            closed_on=closed,
            status=status,
        )

    def employ(
        self,
        *,
        worker: int = 0,
        at: int = 0,
        hired: str = "2025-01-10",
        left: str = "",
        wage: str = "",
        kind: str = "",
    ) -> Self:
        """An employment."""
        return self.add(
            "employments",
            id_number=self.person(worker),
            name=f"样例{worker}",
            uscc=self.uscc(at),
            hired_on=hired,
            left_on=left,
            monthly_wage=wage,
            contract_kind=kind,
        )

    def insure(
        self,
        schemes: str = "pension",
        since: str = "2025-02",
        until: str = "",
        *,
        worker: int = 0,
        at: int = 0,
        base: str = "6000",
    ) -> Self:
        """An insurance record in one scheme or several."""
        return self.add(
            "insurance-records",
            id_number=self.person(worker),
            uscc=self.uscc(at),
            scheme=schemes,
            from_month=since,
            to_month=until,
            base=base,
        )

    def insure_privately(self, scheme: str = "pension", since: str = "2020-01") -> Self:
        """Flexible insurance of the first person, which never excuses an employer."""
        return self.add(
            "individual-insurance",
            id_number=self.person(),
            kind="flexible",
            scheme=scheme,
            from_month=since,
        )

    def register(self, on: str = "2015-04-01", *, cancelled: str = "", at: int = 0) -> Self:
        """An insurance registration of the enterprise."""
        return self.add(
            "insurance-registrations",
            uscc=self.uscc(at),
            registered_on=on,
            cancelled_on=cancelled,
        )

    def owe(
        self,
        month: str,
        due: str,
        paid: str,
        *,
        on: str = "",
        scheme: str = "pension",
        at: int = 0,
    ) -> Self:
        """A month's contributions."""
        return self.add(
            "contributions",
            uscc=self.uscc(at),
            scheme=scheme,
            month=month,
            headcount="3",
            due=due,
            paid=paid,
            paid_on=on,
        )

    def file(self, month: str, headcount: int = 1, wages: str = "0", *, at: int = 0) -> Self:
        """A tax filing."""
        return self.add(
            "tax-filings",
            uscc=self.uscc(at),
            month=month,
            headcount=str(headcount),
            wages_paid=wages,
        )

    def benefit(self, kind: str, month: str, amount: str = "1500", *, worker: int = 0) -> Self:
        """A benefit paid to a person."""
        return self.add(
            "benefits", id_number=self.person(worker), kind=kind, month=month, amount=amount
        )

    def die(self, on: str, *, worker: int = 0) -> Self:
        """A death."""
        return self.add("deaths", id_number=self.person(worker), died_on=on)

    def provide(self, *, provider: int = 0, kind: str = "hospital") -> Self:
        """A provider that is not a hospital."""
        code = self.code(provider)
        return self.add("providers", code=code, name=f"示例诊所{code}", kind=kind)

    def claim(
        self,
        admitted: str,
        discharged: str = "",
        *,
        worker: int = 0,
        provider: int = 0,
        kind: str = "inpatient",
        item: str = "A100",
        amount: str = "800",
        number: str = "",
    ) -> Self:
        """A medical claim; `number` sets the claim's own number apart within the draft."""
        return self.add(
            "medical-claims",
            claim_no=f"{self.code(0)}-{number}" if number else f"C{next(serials):08d}",
            id_number=self.person(worker),
            provider_code=self.code(provider),
            kind=kind,
            admitted_on=admitted,
            discharged_on=discharged,
            item_code=item,
            amount=amount,
        )

    def expect(
        self,
        months: str = "",
        amount: str = "",
        *,
        scheme: str = "",
        at: int = 0,
        worker: int = 0,
        provider: int = 0,
    ) -> Self:
        """A finding; `months` is one month or two joined by `..`."""
        columns = COLUMNS_OF_ROW[self.rule].split()
        first, _, last = months.partition("..")
        for column, given in (("months", months), ("amount", amount), ("scheme", scheme)):
            assert bool(given) == (column in columns), f"{self.name}: {column}"
        row = Row(
            self.rule,
            self.uscc(at) if "uscc" in columns else "",
            self.code(provider) if "provider_code" in columns else "",
            self.person(worker) if "id_number" in columns else "",
            scheme,
            first,
            last or first,
            amount,
        )
        self.expected.append(row)
        return self

    def finish(self) -> Pair:
        """The pair, with the usual enterprise, person and provider rows it did not give itself."""
        self.current = self.feeds
        given = {row["uscc"] for row in self.feeds.get("enterprises", [])}
        given |= {row["code"] for row in self.feeds.get("providers", [])} | self.missing
        for (kind, number), name in list(self.numbers.items()):
            if kind == "enterprise" and name not in given:
                self.enterprise(at=number)
            elif kind == "provider" and name not in given:
                self.provide(provider=number)
            elif kind == "person":
                self.add("workers", id_number=name, name=f"样例{number}")
        return Pair(
            self.rule,
            self.name,
            self.feeds,
            tuple(self.expected),
            later=self.second,
            parameters=self.parameters,
            alone=self.alone,
            as_of=self.as_of,
        )


class Book:
    """The drafts of one rule, in the order they are written."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.drafts: list[Draft] = []

    def pair(
        self, name: str, *, alone: bool = False, as_of: date = AS_OF, **parameters: Any
    ) -> Draft:
        """A new draft; the name says which clause it is about."""
        draft = Draft(self.rule, name, alone=alone, as_of=as_of, parameters=parameters)
        self.drafts.append(draft)
        return draft

    def pairs(self) -> list[Pair]:
        """Every pair of the book."""
        return [draft.finish() for draft in self.drafts]
