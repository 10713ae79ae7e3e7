"""What became of alerts, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle.figure_flows import is_confirmed
from tests.oracle.figure_sheet import (
    TOTAL,
    Cell,
    Figure,
    Row,
    Scope,
    Sheet,
    by_id,
    count,
    day_of,
    grouped,
    rounded,
    share,
)

PUT_RIGHT_OUTCOMES = ("rectified", "complied", "enforced")
MEASURES = {"median": Fraction(1, 2), "p90": Fraction(9, 10)}
Moments = tuple[datetime | None, datetime | None]


class Stories:
    """What the tables tell of each alert."""

    def __init__(self, sheet: Sheet) -> None:
        self.cases = by_id(sheet["compliance_case"])
        self.links = grouped(sheet["compliance_casealert"], "alert_id")
        self.parts = grouped(sheet["compliance_letteralert"], "alert_id")
        self.letters = by_id(sheet["compliance_letter"])
        self.violations = grouped(sheet["compliance_violation"], "case_id")
        self.runs = by_id(sheet["alerts_comparisonrun"])
        self.published = {
            row["id"]: row["published_at"]
            for row in sheet["enterprises_batch"]
            if row["state"] == "published"
        }
        self.changes = grouped(sheet["alerts_alertevent"], "pgh_obj_id")
        self.by_people = {
            row["id"]
            for row in sheet["pghistory_context"]
            if row["metadata"].get("user") is not None
        }
        self.visits = grouped(
            [
                row
                for row in sheet["compliance_inspection"]
                if row["state"] == "done" and row["kind"] == "visit" and row["done_at"]
            ],
            "case_id",
        )

    def case(self, alert: Row) -> Row | None:
        """The alert's case: the one that has not released it."""
        for link in self.links.get(alert["id"], []):
            if link["released_on"] is None:
                return self.cases[link["case_id"]]
        return None

    def is_confirmed(self, alert: Row) -> bool:
        """Whether its case has a confirmed violation of its type."""
        case = self.case(alert)
        return case is not None and any(
            row["type"] == alert["violation_type"] and is_confirmed(row)
            for row in self.violations.get(case["id"], [])
        )

    def is_dismissed(self, alert: Row) -> bool:
        """Whether it came to nothing, and was not confirmed."""
        case = self.case(alert)
        unfounded = case is not None and (
            case["state"] == "no_violation"
            or (case["state"] == "closed" and case["outcome"] == "no_violation")
        )
        return (alert["state"] == "dismissed" or unfounded) and not self.is_confirmed(alert)

    def is_put_right(self, alert: Row) -> bool:
        """Whether data, a letter or a case put it right."""
        case = self.case(alert)
        return (
            alert["state"] == "resolved"
            or any(row["put_right_on"] for row in self.parts.get(alert["id"], []))
            or (
                self.is_confirmed(alert)
                and case is not None
                and case["state"] == "closed"
                and case["outcome"] in PUT_RIGHT_OUTCOMES
            )
        )

    def landing(self, alert: Row) -> datetime | None:
        """When the delivery it was found in was published."""
        run = self.runs.get(alert["raised_in_run"])
        if run is None:
            return None
        if run["batch_id"] is not None:
            return self.published.get(run["batch_id"])
        before = [moment for moment in self.published.values() if moment <= run["created_at"]]
        return max(before, default=None)

    def first_look(self, alert: Row) -> datetime | None:
        """When a person first took a step on it: the machine's own changes name nobody."""
        moments = [
            change["pgh_created_at"]
            for change in self.changes.get(alert["id"], [])
            if change["pgh_context_id"] in self.by_people
            and change["pgh_created_at"] >= alert["raised_at"]
        ]
        return min(moments, default=None)

    def first_visit(self, alert: Row) -> datetime | None:
        """The earliest visit, since it was raised, of any case it was ever in."""
        moments = [
            visit["done_at"]
            for case in {link["case_id"] for link in self.links.get(alert["id"], [])}
            for visit in self.visits.get(case, [])
            if visit["done_at"] >= alert["raised_at"]
        ]
        return min(moments, default=None)

    def closure(self, alert: Row) -> datetime | None:
        """When its case was closed or its letter answered for good, whichever came first."""
        case = self.case(alert)
        moments = []
        if case is not None and case["state"] == "closed":
            moments.append(case["closed_at"])
        for part in self.parts.get(alert["id"], []):
            letter = self.letters[part["letter_id"]]
            if letter["state"] == "put_right":
                moments.append(letter["ended_at"])
        return min(moments, default=None)

    def stretches(self, alert: Row) -> Iterator[tuple[str, Moments]]:
        """Each figure of hours with the two moments it lies between."""
        raised: Any = alert["raised_at"]
        landing, look, visit, closure = (
            self.landing(alert),
            self.first_look(alert),
            self.first_visit(alert),
            self.closure(alert),
        )
        yield "hours_landing_alert", (landing, raised)
        yield "hours_alert_look", (raised, look)
        yield "hours_look_visit", (look, visit)
        yield "hours_alert_visit", (raised, visit)
        yield "hours_landing_visit", (landing, visit)
        yield "hours_visit_closure", (visit, closure)
        yield "hours_landing_closure", (landing, closure)


def outcomes(sheet: Sheet, stories: Stories) -> None:
    """Counts of alerts by what became of them, and the precision of each rule."""
    for alert in sheet["alerts_alert"]:
        month = sheet.flow_month(day_of(alert["raised_at"]))
        if month is None:
            continue
        period = ("month", month)
        where = (sheet.scopes(alert), [TOTAL, ("rule", alert["rule"])], period)
        confirmed, dismissed = stories.is_confirmed(alert), stories.is_dismissed(alert)
        taken_up = alert["id"] in stories.links or alert["id"] in stories.parts
        sheet.add("alerts_raised", *where, numerator=1)
        for code, is_so in (
            ("alerts_looked_at", stories.first_look(alert) is not None),
            ("alerts_taken_up", taken_up),
            ("alerts_confirmed", confirmed),
            ("alerts_dismissed", dismissed),
            ("alerts_put_right", stories.is_put_right(alert)),
        ):
            sheet.add(code, *where, numerator=is_so, denominator=1)
        sheet.add("precision", *where, numerator=confirmed, denominator=confirmed or dismissed)
    sheet.close("alerts_raised", value=count)
    sheet.close(
        "alerts_looked_at", "alerts_taken_up", "alerts_confirmed", "alerts_dismissed", value=share
    )
    sheet.close("alerts_put_right", "precision", value=share)


def hours(sheet: Sheet, stories: Stories) -> None:
    """Medians and ninth deciles of the hours between two moments, by month and year."""
    seconds: dict[tuple[str, Scope, tuple[str, date]], list[int]] = {}
    for alert in sheet["alerts_alert"]:
        for code, (start, end) in stories.stretches(alert):
            if start is None or end is None or end < start:
                continue
            month = sheet.flow_month(day_of(end))
            if month is None:
                continue
            for scope in sheet.scopes(alert):
                for period in (("month", month), ("year", date(month.year, 1, 1))):
                    whole = (end - start) // timedelta(seconds=1)
                    seconds.setdefault((code, scope, period), []).append(whole)
    for (code, scope, period), values in seconds.items():
        for measure, part in MEASURES.items():
            cell = Cell(code, *scope, "measure", measure, *period)
            value = rounded(percentile(values, part) / 3600, 2)
            sheet.figures[cell] = Figure(Decimal(0), Decimal(len(values)), value)


def percentile(values: list[int], part: Fraction) -> Fraction:
    """The value at a part of the way from the least to the greatest, linearly between two."""
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    below = place.__floor__()
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def alerts(sheet: Sheet) -> None:
    """Every figure of this file."""
    stories = Stories(sheet)
    outcomes(sheet, stories)
    hours(sheet, stories)
