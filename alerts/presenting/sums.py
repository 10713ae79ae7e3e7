"""What is owed: months and yuan by scheme and by person, reckoned as the alert's stake is."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from alerts.catalogue import Rule
from alerts.models import Alert
from alerts.standing import base_limits
from inspectorate.foundation.statements import fetch

RECKONED = {"since_hire": "sums_since_hire", "months": "sums_months", "amount": "sums_amount"}


@dataclass(frozen=True)
class Sums:
    """Rows of (scheme, months, yuan), their totals, the base they rest on, and sums by person."""

    by_scheme: list[dict[str, Any]] = field(default_factory=list)
    by_worker: dict[int, dict[str, Any]] = field(default_factory=dict)
    floor: Decimal | None = None

    @property
    def months(self) -> int:
        """Months of all schemes together."""
        return sum(row["months"] for row in self.by_scheme)

    @property
    def widest(self) -> int:
        """Months of the scheme with most: person-months without full cover."""
        return max((row["months"] for row in self.by_scheme), default=0)

    @property
    def yuan(self) -> Decimal:
        """Yuan of all schemes together."""
        return sum((row["yuan"] or Decimal(0) for row in self.by_scheme), Decimal(0))


def sums_of(alert: Alert, rule: Rule, workers: list[int]) -> Sums:
    """The sums of an alert and of these workers; empty for rules that stake nothing by scheme."""
    name = RECKONED.get(rule.stake)
    if name is None:
        return Sums()
    floor, cap = base_limits(alert.as_of)
    rows = fetch(
        "alerts",
        name,
        alert=alert.pk,
        enterprise=alert.enterprise_id or 0,
        workers=workers,
        as_of=alert.as_of,
        floor=floor,
        cap=cap,
    )
    return Sums(
        by_scheme=[row for row in rows if row["worker_id"] is None],
        by_worker={row["worker_id"]: row for row in rows if row["worker_id"] is not None},
        floor=floor if rule.stake != "amount" else None,
    )
