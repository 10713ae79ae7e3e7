"""What a rule finds in a handful of facts, written the way the feeds write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from alerts import engine
from alerts.catalogue import rule
from enterprises.models import Employment, Enterprise, Worker
from tests.factories import make_employment, make_insurance

AS_OF = date(2026, 6, 15)


def day(text: str | None) -> date | None:
    """A day or a month ("2026-05") as the database has it."""
    return date.fromisoformat(text if len(text) > 7 else f"{text}-01") if text else None


def find(
    name: str, *, as_of: date = AS_OF, scope: engine.Scope | None = None, **parameters: Any
) -> list[dict[str, Any]]:
    """Rows of the rule, without the batch; from_month and to_month as texts."""
    one = rule(name)
    values = engine.bound(one, parameters, as_of=as_of, scope=scope or engine.Scope())
    rows = engine.found(one, values, limit=1000)
    for row in rows:
        row.pop("batch_id")
        for month in {"from_month", "to_month"} & set(row):
            row[month] = row[month].isoformat()[:7]
    return rows


def spans(rows: list[dict[str, Any]]) -> list[str]:
    """Rows as "scheme from..to amount", what they lack left out, in order."""
    return sorted(
        " ".join(
            part
            for part in (
                str(row.get("scheme", "")),
                f"{row['from_month']}..{row['to_month']}" if "from_month" in row else "",
                f"{Decimal(row['amount']).normalize():f}" if "amount" in row else "",
            )
            if part
        )
        for row in rows
    )


def employ(enterprise: Enterprise, worker: Worker, **changes: Any) -> Employment:
    """An employment; days as texts."""
    days = {key: day(changes.get(key)) for key in ("hired_on", "left_on") if key in changes}
    return make_employment(enterprise, worker, **changes | days)


def insure(enterprise: Enterprise, worker: Worker, schemes: str = "12345", **changes: Any) -> None:
    """Insurance records of the schemes (1 pension … 5 maternity); months as texts."""
    months = {key: day(changes[key]) for key in ("from_month", "to_month") if key in changes}
    make_insurance(enterprise, worker, schemes=schemes, **changes | months)
