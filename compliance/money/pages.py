"""The calculator's page of a case: sums by scheme and person, lines with articles, the range."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from compliance.models import Calculation, Case, LineKind, PenaltyBase, Violation
from compliance.procedure.legal_figures import statute_years, years_later
from inspectorate.foundation.identity import masked
from inspectorate.foundation.statements import fetch

PAGE_SIZE = 50


@dataclass(frozen=True)
class Shown:
    """Which violation and calculation of a case a page is about, and the others there are."""

    case: Case
    violations: list[Violation]
    violation: Violation | None
    calculations: list[Calculation]
    calculation: Calculation | None


def shown(case: Case, query: QueryDict) -> Shown:
    """The violation and calculation that the address names; else the first and the newest."""
    violations = list(case.violations.filter(dropped_on=None).order_by("id"))
    named = _number(query.get("violation", ""))
    violation = next((v for v in violations if v.pk == named), None)
    violation = violation or next(iter(violations), None)
    made: list[Calculation] = []
    if violation is not None:
        newest = violation.calculations.newest_first().select_related(
            "calculated_by", "document", "violation"
        )
        made = list(newest[:20])
    named = _number(query.get("calculation", ""))
    calculation = next((c for c in made if c.pk == named), None) or next(iter(made), None)
    return Shown(case, violations, violation, made, calculation)


def contents(page: Shown, query: QueryDict) -> dict[str, Any]:
    """What the page prints of a calculation: at most five statements, however many people."""
    calculation = page.calculation
    if calculation is None:
        return {}
    people, more = people_of(calculation, after=_number(query.get("after", "")))
    kinds = calculation.totals.get("kinds", [])
    has_unit_lines = any(kind["kind"] == LineKind.ARREARS or not kind["workers"] for kind in kinds)
    opened = _number(query.get("worker", "")) or (0 if has_unit_lines else None)
    return {
        "schemes": scheme_rows(calculation),
        "people": people,
        "more_after": people[-1]["worker_id"] if more else "",
        "paged": bool(query.get("after")),
        "opened": opened,
        "lines": lines_of(calculation, opened) if opened is not None else [],
        "opened_name": next((p["told"] for p in people if p["worker_id"] == opened), ""),
        "has_unit_lines": has_unit_lines,
        "out_of_time": out_of_time(page.case, calculation),
        "penalty": calculation.parameters.get("penalty") or None,
        "grade": calculation.parameters.get("grade") or None,
    }


def out_of_time(case: Case, calculation: Calculation) -> dict[str, Any] | None:
    """What of the contributions lies in gaps that ended too long before the case was proposed
    (Decree 423 art. 20): `workers`, `yuan`, and the day `before` which they ended; None if nothing.
    """
    if calculation.kind != PenaltyBase.PAYABLE:
        return None
    found_on = timezone.localdate(case.proposed_at)
    before = years_later(found_on, -statute_years(calculation.violation.type))
    values = {"calculation": calculation.pk, "before": before}
    [row] = fetch("compliance", "lines_out_of_time", **values)
    return {**row, "before": before} if row["workers"] else None


def scheme_rows(calculation: Calculation) -> list[dict[str, Any]]:
    """A row per kind and scheme: employer's, worker's and both shares, as the totals keep them."""
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for part in calculation.totals.get("parts", []):
        key = (part["kind"], part["scheme"])
        row = rows.setdefault(
            key, {"kind": part["kind"], "scheme": part["scheme"], "shares": defaultdict(Decimal)}
        )
        row["shares"][part["share"]] += Decimal(part["yuan"])
        row["months"] = max(row.get("months", 0), part["months"])
    for row in rows.values():
        row["label"] = LineKind(row["kind"]).label
        row["employer"], row["worker"] = row["shares"]["employer"], row["shares"]["worker"]
        row["yuan"] = sum(row["shares"].values(), Decimal(0))
    order = list(LineKind.values)
    return sorted(rows.values(), key=lambda row: (order.index(row["kind"]), row["scheme"]))


def people_of(calculation: Calculation, *, after: int) -> tuple[list[dict[str, Any]], bool]:
    """The next PAGE_SIZE people after a worker's id, numbers masked, and whether more follow."""
    found = fetch("compliance", "people_of_calculation", calculation=calculation.pk, after=after,
                  most=PAGE_SIZE + 1)  # fmt: skip
    rows, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    known = [row for row in rows if row["id_cipher"] is not None]
    numbers = masked([row["id_cipher"] for row in known])
    for row, number in zip(known, numbers, strict=True):
        row["number"] = number
    for row in rows:
        row["told"] = row["name"] or row.setdefault("number", "")
    return rows, more


def with_numbers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of lines with `number`, masked, where a sum was obtained by somebody; no ciphertexts;
    `elsewhere` as the list it is: stays with other providers at the same time.
    """
    for row in rows:
        row["elsewhere"] = json.loads(row["elsewhere"]) if row["elsewhere"] else []
    ciphers = [row.pop("id_cipher") for row in rows]
    known = {
        index: bytes(cipher)
        for index, (row, cipher) in enumerate(zip(rows, ciphers, strict=True))
        if cipher is not None and row["kind"] == LineKind.REPAYMENT
    }
    for index, number in zip(known, masked(list(known.values())), strict=True):
        rows[index]["number"] = number
    return rows


def lines_of(calculation: Calculation, worker: int) -> list[dict[str, Any]]:
    """The lines of one person (0: of the unit), neighbouring equal months together."""
    rows = with_numbers(
        fetch("compliance", "lines_for_paper", calculation=calculation.pk, worker=worker)
    )
    for row in rows:
        row["label"] = LineKind(row["kind"]).label
    return rows


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
