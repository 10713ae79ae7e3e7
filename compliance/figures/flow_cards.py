"""Cards about what happened: alerts, hours, people covered, arrears, complaints, lists, plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.publicity.lists import short_title_of, title_of
from inspectorate.foundation import writing

from . import names
from .boards import NONE, Board, Numbers
from .cards import Card, Cell, Column, Row, cell, counted, defined, row_of_month, rows_by
from .catalogue import FIGURES, Unit

HOURS = (
    "hours_landing_alert",
    "hours_alert_look",
    "hours_look_visit",
    "hours_alert_visit",
    "hours_landing_visit",
    "hours_visit_closure",
    "hours_landing_closure",
)


def alerts(board: Board) -> Card:
    """What became of the alerts of the year."""
    raised = board.of_year("alerts_raised")
    codes = (
        "alerts_looked_at",
        "alerts_taken_up",
        "alerts_confirmed",
        "alerts_put_right",
        "alerts_dismissed",
    )
    rows = [Row(FIGURES["alerts_raised"].title, [counted(raised.numerator), cell("plan", NONE)])]
    rows += [
        Row(FIGURES[code].title, [counted(n.numerator), cell(code, n)])
        for code in codes
        for n in [board.of_year(code)]
    ]
    say = _("%(share)s of the alerts decided on were right.") % {
        "share": cell("precision", board.of_year("precision")).text
    }
    return Card(
        key="alerts",
        title=_("What became of alerts"),
        heading=_("Step"),
        columns=[Column(_("Alerts"), drawn=True), Column(_("Of those raised"))],
        rows=rows,
        say=say if board.of_year("precision").value is not None else _("None was decided yet."),
        chart="bars",
        figures=defined("alerts_raised", *codes, "precision"),
    )


def rules(board: Board) -> Card:
    """How often each rule was right."""
    raised = board.by("alerts_raised", "rule")

    def of(code: str, rule: str) -> Numbers:
        return board.by(code, "rule").get(rule, NONE)

    rows = rows_by(
        "rule",
        raised,
        lambda rule: [
            counted(raised[rule].value),
            counted(of("alerts_confirmed", rule).numerator),
            counted(of("alerts_dismissed", rule).numerator),
            cell("precision", of("precision", rule)),
        ],
    )
    return Card(
        key="rules",
        title=_("Alerts by rule"),
        heading=_("Rule"),
        columns=[
            Column(_("Raised"), drawn=True),
            Column(_("Confirmed by a case"), drawn=True),
            Column(_("Dismissed")),
            Column(_("Right")),
        ],
        rows=rows,
        chart="bars",
        figures=defined("alerts_raised", "alerts_confirmed", "alerts_dismissed", "precision"),
    )


def hours(board: Board) -> Card:
    """How long it takes from data to alert, visit and closure, this year and the year before."""
    rows = []
    for code in HOURS:
        cells = [
            cell(code, board.in_year(code, "median")),
            cell(code, board.in_year(code, "p90")),
            cell(code, board.in_year(code, "median", board.year - 1)),
            counted(board.in_year(code, "median").denominator),
        ]
        rows.append(Row(FIGURES[code].title, cells))
    return Card(
        key="hours",
        title=_("Hours from data to closure"),
        heading=_("Way"),
        columns=[
            Column(_("Median"), drawn=True),
            Column(_("9 in 10"), drawn=True),
            Column(str(board.year - 1)),
            Column(_("Alerts")),
        ],
        rows=rows,
        chart="bars",
        note=_("Medians of the steps do not add up to the median of the whole."),
        figures=defined(*HOURS),
    )


def _by_month(board: Board, codes: tuple[str, ...]) -> list[Row]:
    """The months of the year up to the last one counted."""
    rows = []
    for number in range(1, 13):
        month = date(board.year, number, 1)
        counted_yet = month <= board.month
        numbers = [
            board.totals.get((code, ""), {}).get(month, Numbers(value=Decimal(0) * counted_yet))
            if counted_yet
            else NONE
            for code in codes
        ]
        cells = [cell(code, each) for code, each in zip(codes, numbers, strict=True)]
        rows.append(row_of_month(month, cells))
    return rows


def covered(board: Board) -> Card:
    """Workers newly covered after inspection, month by month, against the plan of the year."""
    plan = board.in_year("plan", "newly_covered")
    say = _("Newly covered after inspection: %(n)s; after a letter: %(letters)s.") % {
        "n": counted(board.of_year("newly_covered").value or Decimal(0)).text,
        "letters": counted(board.of_year("covered_by_letter").value or Decimal(0)).text,
    }
    if plan.denominator:
        short = plan.denominator - (plan.numerator or 0)
        words = (
            _("%(n)s short of the year's plan.")
            if short > 0
            else _("The year's plan is reached, by %(n)s.")
        )
        say += " " + words % {"n": counted(abs(short)).text}
    return Card(
        key="covered",
        title=_("Newly covered after inspection"),
        heading=_("Month"),
        columns=[
            Column(_("After inspection"), drawn=True),
            Column(_("After a letter"), drawn=True),
        ],
        rows=_by_month(board, ("newly_covered", "covered_by_letter")),
        say=say,
        chart="columns",
        target=plan.denominator / 12 if plan.denominator else None,
        figures=defined("newly_covered", "covered_by_letter"),
    )


def recovered(board: Board) -> Card:
    """Yuan recovered month by month."""
    by = board.by("recovered", "kind")
    say = _("Contributions %(contributions)s, wages %(wages)s.") % {
        kind: writing.yuan_short(by.get(kind, NONE).value or Decimal(0))
        for kind in ("contributions", "wages")
    }
    return Card(
        key="recovered",
        title=_("Arrears recovered"),
        heading=_("Month"),
        columns=[Column(_("Yuan"), drawn=True)],
        rows=_by_month(board, ("recovered",)),
        say=say,
        chart="columns",
        figures=defined("recovered"),
    )


def complaints(board: Board) -> Card:
    """Complaints and reports by month, and how many were answered in time."""
    in_time = board.of_year("complaints_in_time")
    say = _("%(share)s accepted or refused within the limit.") % {
        "share": cell("complaints_in_time", in_time).text
    }
    return Card(
        key="complaints",
        title=_("Complaints and reports"),
        heading=_("Month"),
        columns=[Column(_("Received"), drawn=True), Column(_("In time"))],
        rows=_by_month(board, ("complaints_received", "complaints_in_time")),
        say=say if in_time.denominator else "",
        chart="columns",
        figures=defined("complaints_received", "complaints_in_time"),
    )


def plan(board: Board) -> Card:
    """Targets of the year against what was reached."""
    rows = []
    for (code, measure), years in sorted(board.years.items()):
        if code == "plan" and board.year in years:
            numbers = years[board.year]
            unit = Unit.EACH if measure == "coverage_full" else Unit.COUNT
            cells = [
                Cell(numbers.denominator, unit),
                Cell(numbers.numerator, unit),
                cell("plan", numbers),
            ]
            rows.append(Row(names.label("measure", measure).capitalize(), cells))
    return Card(
        key="plan",
        title=_("Plan of coverage extension"),
        heading=_("Measure"),
        columns=[Column(_("Target")), Column(_("Reached")), Column(_("Per cent"), drawn=True)],
        rows=rows,
        chart="",
        figures=defined("plan"),
    )


def exposure(board: Board) -> Card:
    """Exposure lists of the year: how many paid, and how soon."""
    codes = ("exposure_paid_1", "exposure_paid_7", "exposure_paid_30", "exposure_paid")
    found = {code: {each[1]: each[2] for each in board.lists.get(code, [])} for code in codes}
    apart = {each[1]: each[2] for each in board.lists.get("exposure_paid_apart", [])}
    rows = [
        Row(
            title_of(name),
            [
                counted(entries.value),
                counted(apart.get(name, NONE).value),
                *(cell(c, found[c].get(name, NONE)) for c in codes),
            ],
            short=short_title_of(name),
        )
        for period, name, entries in board.lists.get("exposed", [])
        if period.year == board.year
    ]
    return Card(
        key="exposure",
        title=_("Exposure lists that paid"),
        heading=_("List"),
        columns=[
            Column(_("Entries")),
            Column(_("Paid before")),
            Column(_("1 day"), drawn=True),
            Column(_("7 days")),
            Column(_("30 days"), drawn=True),
            Column(_("So far")),
        ],
        rows=rows,
        chart="bars",
        unit="%",
        figures=defined("exposed", "exposure_paid_apart", *codes),
    )


def grades(board: Board) -> Card:
    """Final grades by cycle."""
    found = board.lists.get("grades", [])
    named = names.cycles(grade for _period, grade, _numbers in found) if found else {}
    rows = [
        Row(named.get(grade, grade), [counted(numbers.numerator), cell("grades", numbers)])
        for _period, grade, numbers in found
    ]
    return Card(
        key="grades",
        title=_("Grades by cycle"),
        heading=_("Cycle"),
        columns=[Column(_("Enterprises"), drawn=True), Column(_("Per cent"))],
        rows=rows,
        chart="bars",
        figures=defined("grades"),
    )
