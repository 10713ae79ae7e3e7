"""What inspection came to, month by month: workers covered, money recovered, violations, visits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.oracle.figure_coverage import covers
from tests.oracle.figure_sheet import (
    TOTAL,
    Dimension,
    Row,
    Scope,
    Sheet,
    by_id,
    count,
    day_of,
    grouped,
    month_of,
)

SETTLES_WAGES = ("record_rectified", "record_compliance", "record_enforcement")


def is_confirmed(violation: Row) -> bool:
    """Whether a violation is confirmed and not dropped."""
    return violation["confirmed_at"] is not None and violation["dropped_on"] is None


def add_flow(
    sheet: Sheet,
    code: str,
    scopes: list[Scope],
    dimensions: list[Dimension],
    *,
    on: date | None,
    number: Any = 1,
) -> None:
    """Adds to the month of a day, if that month is kept."""
    month = sheet.flow_month(on)
    if month is not None:
        sheet.add(code, scopes, dimensions, ("month", month), numerator=number)


def newly_covered(sheet: Sheet) -> None:
    """Workers without cover whom a delivery or visit after the inspection showed covered."""
    violations, cases = by_id(sheet["compliance_violation"]), by_id(sheet["compliance_case"])
    published = {row["id"]: row["published_at"] for row in sheet["enterprises_batch"]}
    records: dict[tuple[int, int], list[Row]] = {}
    for record in sheet["enterprises_insurancerecord"]:
        pair = (record["enterprise_id"], record["worker_id"])
        records.setdefault(pair, []).append(record)
    for row in sheet["compliance_violationworker"]:
        violation, case = violations[row["violation_id"]], cases[row["case_id"]]
        if row["put_right_on"] is None or not is_confirmed(violation):
            continue
        if violation["type"] not in {"V1", "L7"}:
            continue
        month = month_of(row["put_right_on"])
        schemes = {
            str(record["scheme"])
            for record in records.get((case["enterprise_id"], row["worker_id"]), [])
            if covers(record, month) and is_later(published.get(record["batch_id"]), case)
        }
        split = [TOTAL, *(("scheme", scheme) for scheme in schemes)]
        add_flow(sheet, "newly_covered", sheet.scopes(case), split, on=row["put_right_on"])


def is_later(published_at: Any, case: Row) -> bool:
    """Whether a batch was published after a case was filed."""
    return (
        published_at is not None
        and case["filed_at"] is not None
        and (published_at > case["filed_at"])
    )


def covered_by_letter(sheet: Sheet) -> None:
    """Workers without cover whom the delivery that answered a letter showed covered."""
    letters = by_id(sheet["compliance_letter"])
    for row in sheet["compliance_letteralert"]:
        if row["rule"] != "unregistered-worker" or row["workers_left"] is None:
            continue
        covered = row["workers_count"] - row["workers_left"]
        if covered > 0:
            day, scopes = row["answered_on"], sheet.scopes(letters[row["letter_id"]])
            add_flow(sheet, "covered_by_letter", scopes, [TOTAL], on=day, number=covered)


def recovered_contributions(sheet: Sheet) -> None:
    """Contributions paid after the case that was filed on them."""
    enterprises = by_id(sheet["enterprises_enterprise"])
    with_arrears = {
        row["case_id"]
        for row in sheet["compliance_violation"]
        if row["type"] == "V2" and is_confirmed(row)
    }
    filed: dict[int, list[date]] = {}
    for case in sheet["compliance_case"]:
        if case["id"] in with_arrears and case["enterprise_id"] is not None and case["filed_at"]:
            filed.setdefault(case["enterprise_id"], []).append(day_of(case["filed_at"]))
    for row in sheet["enterprises_contribution"]:
        if row["paid_on"] is None or row["due"] <= 0:
            continue
        due_on = due_day(row["month"])
        days = filed.get(row["enterprise_id"], [])
        if any(due_on < day < row["paid_on"] for day in days):
            scopes = sheet.scopes(enterprises[row["enterprise_id"]])
            split = [TOTAL, ("kind", "contributions")]
            yuan = min(row["paid"], row["due"])
            add_flow(sheet, "recovered", scopes, split, on=row["paid_on"], number=yuan)


def due_day(month: date) -> date:
    """The 15th of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 15)


def recovered_wages(sheet: Sheet) -> None:
    """Wages paid after a violation of type L6, by worker where workers are named."""
    cases = by_id(sheet["compliance_case"])
    workers = grouped(sheet["compliance_violationworker"], "violation_id")
    steps = grouped(sheet["compliance_step"], "case_id")
    split = [TOTAL, ("kind", "wages")]
    for violation in sheet["compliance_violation"]:
        if violation["type"] != "L6" or not is_confirmed(violation):
            continue
        scopes = sheet.scopes(cases[violation["case_id"]])
        named = workers.get(violation["id"], [])
        for row in named:
            day, yuan = row["put_right_on"], row["amount_yuan"]
            add_flow(sheet, "recovered", scopes, split, on=day, number=yuan)
        settling = [
            step for step in steps.get(violation["case_id"], []) if step["verb"] in SETTLES_WAGES
        ]
        if not named and settling:
            last = max(settling, key=lambda step: step["id"])
            day = day_of(last["taken_at"])
            add_flow(sheet, "recovered", scopes, split, on=day, number=violation["amount_yuan"])


def violations_and_penalties(sheet: Sheet) -> None:
    """Confirmed violations, decisions that fine, and their fines."""
    cases = by_id(sheet["compliance_case"])
    for row in sheet["compliance_violation"]:
        if is_confirmed(row):
            split = [TOTAL, ("type", row["type"])]
            scopes = sheet.scopes(cases[row["case_id"]])
            add_flow(sheet, "violations", scopes, split, on=day_of(row["confirmed_at"]))
    for step in sheet["compliance_step"]:
        if step["verb"] == "decide_penalty":
            scopes, day = sheet.scopes(cases[step["case_id"]]), day_of(step["taken_at"])
            add_flow(sheet, "penalties", scopes, [TOTAL], on=day)
            fine = Decimal(str(step["facts"].get("fine_yuan") or 0))
            add_flow(sheet, "fines", scopes, [TOTAL], on=day, number=fine)


def visits(sheet: Sheet) -> None:
    """Visits and reviews done, and how many enterprises were visited."""
    visited: set[tuple[Scope, tuple[str, date], int]] = set()
    for row in sheet["compliance_inspection"]:
        if row["state"] != "done" or row["done_at"] is None:
            continue
        day, scopes = day_of(row["done_at"]), sheet.scopes(row)
        month = sheet.flow_month(day)
        if month is None:
            continue
        if row["kind"] == "document_review":
            add_flow(sheet, "reviews", scopes, [TOTAL], on=day)
        if row["kind"] == "visit":
            add_flow(sheet, "visits", scopes, [TOTAL, ("purpose", row["purpose"])], on=day)
            if row["enterprise_id"] is not None:
                for period in (("month", month), ("year", date(month.year, 1, 1))):
                    visited |= {(scope, period, row["enterprise_id"]) for scope in scopes}
    for scope, period, _enterprise in visited:
        sheet.add("visited", [scope], [TOTAL], period, numerator=1)


def flows(sheet: Sheet) -> None:
    """Every figure of this file."""
    newly_covered(sheet)
    covered_by_letter(sheet)
    recovered_contributions(sheet)
    recovered_wages(sheet)
    violations_and_penalties(sheet)
    visits(sheet)
    sheet.close("newly_covered", "covered_by_letter", "recovered", "violations", value=count)
    sheet.close("penalties", "fines", "visits", "reviews", "visited", value=count)
