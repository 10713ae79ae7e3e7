"""Findings one by one, for rules about months, claims and benefits, with the facts beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from alerts.catalogue import Rule
from alerts.models import NO_MONTH, Alert
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.statements import fetch

PAGE_SIZE = 50
COLUMNS = (
    "person",
    "enterprise_name",
    "scheme",
    "from_month",
    "to_month",
    "amount",
    "due",
    "headcount",
    "claim_no",
    "detail",
    "usual",
    "elsewhere",
    "repeats",
)


@dataclass(frozen=True)
class FindingPage:
    """A page of findings, which columns they fill, the largest amount, and the next page's mark."""

    rows: list[dict[str, Any]]
    has: dict[str, bool]
    largest: Any
    next_mark: str


def finding_page(alert: Alert, rule: Rule, *, after: str) -> FindingPage:
    """The next PAGE_SIZE findings of an alert after a mark, newest first."""
    found = fetch(
        "alerts",
        "alert_findings",
        alert=alert.pk,
        after=int(after) if after.isdecimal() else 0,
        most=PAGE_SIZE + 1,
    )
    rows = [_row(row) for row in found[:PAGE_SIZE]]
    has = {name: any(row[name] not in (None, "", 0, []) for row in rows) for name in COLUMNS}
    has["person"] |= any(row["unnamed"] for row in rows)
    has["headcount"] &= "enterprises_taxfiling" in rule.reads
    has["enterprise_name"] &= alert.enterprise_id is None
    has["detail"] &= not has["claim_no"] and not has["scheme"]
    return FindingPage(
        rows=rows,
        has=has,
        largest=max((row["amount"] or 0 for row in rows), default=0),
        next_mark=str(rows[-1]["id"]) if len(found) > PAGE_SIZE else "",
    )


def _row(row: dict[str, Any]) -> dict[str, Any]:
    number = mask(decrypt(row["id_cipher"])) if row["id_cipher"] is not None else ""
    month = None if row["from_month"] == NO_MONTH else row["from_month"]
    until = None if row["to_month"] == month else row["to_month"]
    insured = None
    if row["headcount"] is not None and row["amount"] is not None:
        insured = row["headcount"] - row["amount"]
    figures = json.loads(row["figures"]) if row["figures"] else {}
    return {
        **row,
        "usual": figures.get("usual"),
        "limit": figures.get("limit"),
        "providers": figures.get("providers"),
        "elsewhere": [_stay(each) for each in figures.get("elsewhere", ())],
        "repeats": figures.get("repeats"),
        "from_month": month,
        "to_month": until,
        "number": number,
        "person": row["name"] or "",
        "unnamed": bool(row["worker_id"]) and row["name"] is None,
        "insured": insured,
    }


def _stay(told: dict[str, Any]) -> dict[str, Any]:
    """A stay at another provider, its days as days."""
    until = told["discharged_on"]
    return {
        **told,
        "admitted_on": date.fromisoformat(told["admitted_on"]),
        "discharged_on": date.fromisoformat(until) if until else None,
    }
