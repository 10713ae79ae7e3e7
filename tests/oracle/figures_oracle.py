"""Every figure of the dashboards, recomputed from whole tables by docs/figures.md alone.

`figures(tables, as_of)` gives {Cell: Figure}: a cell is (code, scope kind, scope code, dimension
kind, dimension, period kind, period), a figure (numerator, denominator, value). `tables` maps the
name of each of `TABLES` to its rows as `SELECT * FROM table` gives them, whole.

Compare as numbers: a denominator the page does not name is 0 here and may be blank there, and so
the numerator of hours; `value` is None where there is none. A cell whose numerator and denominator
are both 0 does not exist. What people decided counts as it stands: knowledge is not turned back.

The parts are `figure_coverage` (stocks), `figure_flows`, `figure_alerts` and `figure_campaign`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tests.oracle.figure_alerts import alerts
from tests.oracle.figure_campaign import campaign
from tests.oracle.figure_coverage import stocks
from tests.oracle.figure_flows import flows
from tests.oracle.figure_sheet import TOTAL, Cell, Figure, Row, Scope, Sheet, rounded, share

TABLES = (
    "alerts_alert",
    "alerts_alertevent",
    "alerts_comparisonrun",
    "compliance_appraisal",
    "compliance_case",
    "compliance_casealert",
    "compliance_complaint",
    "compliance_complaintstep",
    "compliance_coveragetarget",
    "compliance_grade",
    "compliance_inspection",
    "compliance_letter",
    "compliance_letteralert",
    "compliance_publicentry",
    "compliance_step",
    "compliance_violation",
    "compliance_violationworker",
    "enterprises_batch",
    "enterprises_contribution",
    "enterprises_coveragesurvey",
    "enterprises_employment",
    "enterprises_enterprise",
    "enterprises_individualinsurance",
    "enterprises_insurancerecord",
    "enterprises_schemeapplicability",
    "enterprises_worker",
    "organisation_assignment",
    "organisation_gridarea",
    "organisation_gridgroup",
    "organisation_inspector",
    "pghistory_context",
)


def figures(tables: Mapping[str, list[Row]], as_of: date) -> dict[Cell, Figure]:
    """Every cell that exists on the day, with its numbers."""
    sheet = Sheet(tables, as_of)
    stocks(sheet)
    flows(sheet)
    alerts(sheet)
    campaign(sheet)
    plan(sheet)
    return sheet.figures


def plan(sheet: Sheet) -> None:
    """Actuals of the year beside the targets of the coverage extension.

    A count without a row is 0; a share without one is unknown and its target has no actual.
    """
    year = sheet.as_of.year
    for target in sheet["compliance_coveragetarget"]:
        if target["year"] == year:
            scope = (target["scope_kind"], target["scope_code"])
            actual = actual_of(sheet, target["measure"], scope)
            sheet.add(
                "plan",
                [scope],
                [("measure", target["measure"])],
                ("year", date(year, 1, 1)),
                numerator=actual or 0,
                denominator=target["target"],
            )
    sheet.close("plan", value=share)


def actual_of(sheet: Sheet, measure: str, scope: Scope) -> Decimal | None:
    """What a measure of the plan has come to by the day."""
    months = [date(sheet.as_of.year, month, 1) for month in range(1, sheet.as_of.month + 1)]
    if measure == "newly_covered":
        found = [total_of(sheet, "newly_covered", scope, month) for month in months]
        return sum((figure.numerator for figure in found if figure), Decimal(0))
    code = "coverage_any" if measure == "insured" else "coverage_full"
    figure = total_of(sheet, code, scope, sheet.month)
    if figure is None or measure == "insured":
        return figure and figure.numerator
    return figure.value and rounded(figure.value * 100, 4)


def total_of(sheet: Sheet, code: str, scope: Scope, month: date) -> Figure | None:
    """The total of a figure in a scope and month."""
    return sheet.figures.get(Cell(code, *scope, *TOTAL, "month", month))
