"""Totals of a calculation: sums of its rounded lines, and the base its fine is reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from compliance.models import Calculation, LineKind, PenaltyBase
from inspectorate.foundation.statements import fetch

# Which kinds of lines make up the base of a fine.
KINDS = {
    PenaltyBase.PAYABLE: (LineKind.CONTRIBUTION,),
    PenaltyBase.ARREARS: (LineKind.ARREARS, LineKind.SHORTFALL),
    PenaltyBase.CONCEALED: (LineKind.CONCEALED,),
    PenaltyBase.DEFRAUDED: (LineKind.REPAYMENT,),
    PenaltyBase.WAGES: (LineKind.WAGES,),
}


@dataclass(frozen=True)
class Totals:
    """Rows by kind, scheme and share, and rows over all of a kind."""

    parts: list[dict[str, Any]]
    kinds: list[dict[str, Any]]

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return sum(row["lines"] for row in self.kinds)

    def of(self, *kinds: str) -> Decimal:
        """Yuan of the lines of these kinds."""
        return sum((row["yuan"] for row in self.kinds if row["kind"] in kinds), Decimal("0.00"))

    def kept(self) -> dict[str, Any]:
        """As they are stored with the calculation: yuan as text."""
        return {
            "parts": [_kept(row) for row in self.parts],
            "kinds": [_kept(r) for r in self.kinds],
        }


def totals_of(calculation: Calculation) -> Totals:
    """The totals of the lines as they stand."""
    rows = fetch("compliance", "totals_of_lines", calculation=calculation.pk)
    whole = {flag: [row for row in rows if row["of_kind"] is flag] for flag in (True, False)}
    return Totals(parts=whole[False], kinds=whole[True])


def base_of(calculation: Calculation, totals: Totals) -> Decimal:
    """What the range multiplies: yuan of lines, people, months of people, or one act."""
    base = PenaltyBase(calculation.kind)
    if base in KINDS:
        return totals.of(*KINDS[base])
    if base == PenaltyBase.ONCE:
        return Decimal(1)
    violation = calculation.violation
    counted = violation.workers.aggregate(people=Count("pk"), months=Sum("months_count"))
    if base == PenaltyBase.WORKERS:
        return Decimal(counted["people"] or violation.workers_count)
    return Decimal(counted["months"] or violation.months_count)


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name != "of_kind"}
    return {**kept, "yuan": str(row["yuan"])}
