"""Cases, complaints, grades, public lists and the plan.

Choices where docs/figures.md leaves one:
- `grades` has a cell for each final grade somebody in the scope has; who is graded without a final
  grade yet is in the denominator only.
- A list's period is that of its earliest entry, withdrawn ones included; entries published after
  the day do not exist yet.
"""

from __future__ import annotations

from datetime import date, timedelta

from tests.oracle.figure_flows import add_flow
from tests.oracle.figure_sheet import (
    TOTAL,
    Row,
    Scope,
    Sheet,
    by_id,
    count,
    day_of,
    grouped,
    month_of,
    share,
)

NOT_OPEN = ("closed", "not_filed")
ANSWERS = ("accept", "refuse")
WITHIN_DAYS = (1, 7, 30)


def cases(sheet: Sheet) -> None:
    """Open cases past their day, and cases closed by outcome."""
    for case in sheet["compliance_case"]:
        scopes = sheet.scopes(case)
        if case["state"] not in NOT_OPEN:
            late = case["next_due_on"] is not None and case["next_due_on"] < sheet.as_of
            sheet.add("cases_overdue", scopes, [TOTAL], numerator=late, denominator=1)
        if case["state"] == "closed":
            split = [TOTAL, ("outcome", case["outcome"])]
            add_flow(sheet, "cases_closed", scopes, split, on=day_of(case["closed_at"]))
    sheet.close("cases_overdue", value=share)
    sheet.close("cases_closed", value=count)


def complaints(sheet: Sheet) -> None:
    """Complaints received, and how many of them were accepted or refused in time."""
    steps = grouped(sheet["compliance_complaintstep"], "complaint_id")
    for row in sheet["compliance_complaint"]:
        month = sheet.flow_month(day_of(row["received_at"]))
        if row["group_of_id"] is not None or month is None:
            continue
        where = (sheet.scopes(row), [TOTAL, ("kind", row["kind"])], ("month", month))
        sheet.add("complaints_received", *where, numerator=1)
        answers = [step for step in steps.get(row["id"], []) if step["verb"] in ANSWERS]
        due_on, in_time = row["acceptance_due_on"], False
        if answers:
            first = min(answers, key=lambda step: step["id"])
            in_time = day_of(first["taken_at"]) <= due_on
        counted = bool(answers) or due_on < sheet.as_of
        sheet.add("complaints_in_time", *where, numerator=in_time, denominator=counted)
    sheet.close("complaints_received", value=count)
    sheet.close("complaints_in_time", value=share)


def grades(sheet: Sheet) -> None:
    """Final grades of each cycle."""
    appraisals = by_id(sheet["compliance_appraisal"])
    graded: dict[tuple[Scope, int], list[str]] = {}
    for row in sheet["compliance_grade"]:
        for scope in sheet.scopes(row):
            if scope[0] in {"city", "district"}:
                graded.setdefault((scope, row["appraisal_id"]), []).append(row["final_grade"])
    for (scope, appraisal), given in graded.items():
        cycle = appraisals[appraisal]
        period = ("cycle", cycle["from_on"])
        for grade in set(given) - {""}:
            sheet.add(
                "grades",
                [scope],
                [("grade", f"{cycle['code']}/{grade}")],
                period,
                numerator=given.count(grade),
                denominator=len(given),
            )
    sheet.close("grades", value=share)


def lists(sheet: Sheet) -> None:
    """Entries of public lists, and how many paid, and how soon."""
    entries = [row for row in sheet["compliance_publicentry"] if row["published_on"] <= sheet.as_of]
    for code, kind in (("medals", "medal"), ("exposed", "exposure")):
        of_kind = [row for row in entries if row["kind"] == kind]
        for list_code, of_list in grouped(of_kind, "list_code").items():
            period = ("list", month_of(min(row["published_on"] for row in of_list)))
            split = [("list", list_code)]
            for row in of_list:
                if row["status"] != "withdrawn":
                    sheet.add(code, [("city", "")], split, period, numerator=1)
                    if kind == "exposure" and owes(row):
                        paid(sheet, row, split, period)
    sheet.close("medals", "exposed", "exposure_paid_apart", value=count)
    sheet.close("exposure_paid", *(f"exposure_paid_{days}" for days in WITHIN_DAYS), value=share)


def owes(entry: Row) -> bool:
    """Whether an entry was published with arrears."""
    return entry["arrears_wages_yuan"] + entry["arrears_contributions_yuan"] > 0


def day_of_payment(entry: Row, as_of: date) -> date | None:
    """The later day of the parts that were owed, once both have one that has come."""
    days = [
        entry[f"{part}_paid_on"]
        for part in ("wages", "contributions")
        if entry[f"arrears_{part}_yuan"] > 0
    ]
    if any(day is None or day > as_of for day in days):
        return None
    return max(days)


def paid(sheet: Sheet, entry: Row, split: list[tuple[str, str]], period: tuple[str, date]) -> None:
    """Adds one entry with arrears to the shares that paid, or to those that stand apart."""
    city = [("city", "")]
    on = day_of_payment(entry, sheet.as_of)
    if on is not None and (on < entry["published_on"] or not entry["paid_day_known"]):
        sheet.add("exposure_paid_apart", city, split, period, numerator=1)
        return
    sheet.add("exposure_paid", city, split, period, numerator=on is not None, denominator=1)
    for days in WITHIN_DAYS:
        soon = on is not None and on <= entry["published_on"] + timedelta(days=days)
        code = f"exposure_paid_{days}"
        sheet.add(code, city, split, period, numerator=soon, denominator=1)


def campaign(sheet: Sheet) -> None:
    """Every figure of this file but the plan."""
    cases(sheet)
    complaints(sheet)
    grades(sheet)
    lists(sheet)
