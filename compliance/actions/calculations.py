"""Calculations of a violation: made from facts and law as they stand, graded, frozen."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.catalogue import rules
from compliance.models import (
    Calculation,
    Case,
    Document,
    LineKind,
    PenaltyBase,
    PenaltyRange,
    Violation,
)
from compliance.money import basis, pages, ranges
from compliance.money.naming import OBTAINED
from compliance.money.sight import seeing
from compliance.money.totals import Totals, base_of, totals_of
from compliance.procedure.competence import fined_by
from compliance.procedure.refusals import NotPermitted
from compliance.procedure.states import OVER
from compliance.procedure.teams import is_member
from inspectorate.foundation.statements import execute, fetch
from inspectorate.foundation.writing import yuan
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

WRITTEN = {
    PenaltyBase.PAYABLE: "lines_payable",
    PenaltyBase.ARREARS: "lines_arrears",
    PenaltyBase.CONCEALED: "lines_concealed",
    PenaltyBase.DEFRAUDED: "lines_found",
    PenaltyBase.WAGES: "lines_found",
}


# Told of lines about a medical claim only.
OF_CLAIMS = ("claim_no", "admitted_on", "discharged_on", "elsewhere", "repeats")
# What is known once the lines are written, and what choosing a grade changes.
SUMMED = ("lines_count", "totals", "base_yuan", "late_fee_yuan", "sha256")
RANGED = (
    "parameters", "range_min_yuan", "range_max_yuan", "grade", "grade_min_yuan", "grade_max_yuan",
    "responsible_persons", "person_min_yuan", "person_max_yuan",
)  # fmt: skip
PROPOSED = ("proposed_fine_yuan", "proposed_person_yuan")


class FrozenCalculation(Exception):
    """A notice or decision rests on the calculation: it stays as it is."""


class OutOfRange(ValueError):
    """A fine outside the range of its grade; the message is a sentence with the range."""


def hindrance(case: Case, by: User) -> str:
    """Why the person cannot calculate in the case, as a sentence; '' if they can.

    Once a case has a team its violations are calculated by the team alone, so nobody who had to
    withdraw does it; a case that is over is not calculated any more.
    """
    if case.state in OVER:
        return _("The case is closed.")
    if not Permission.CASE_INVESTIGATE.is_held_by(by):
        return Permission.CASE_INVESTIGATE.refusal(by)
    if not case.members.filter(left_on=None).exists() or is_member(case, by):
        return ""
    return _("Only the inspectors of the case calculate in it.")


def calculate(
    violation: Violation,
    *,
    by: User,
    now: datetime,
    as_of: date,
    grade: str | None = None,
    responsible_persons: int = 0,
    penalty: str = "",
) -> Calculation:
    """What the violation comes to on a day, line by line, and the range of its fine.

    `grade` is slight, normal or serious; `penalty` the code of another range than the usual one.
    Raises NotPermitted as `hindrance` says.
    """
    if why_not := hindrance(violation.case, by):
        raise NotPermitted(why_not)
    with seeing(), journal.told(user=by.pk):
        enterprise = violation.case.enterprise
        used = basis.basis_on(as_of, industry_code=enterprise.industry_code if enterprise else "")
        ranged = basis.penalty_for(violation.type, on=as_of, code=penalty)
        calculation = Calculation.objects.create(
            case_id=violation.case_id,
            violation=violation,
            kind=ranged.base if ranged else PenaltyBase.ONCE,
            as_of=as_of,
            parameters={**used.kept(), "penalty": _kept_range(ranged, violation)},
            calculated_at=now,
            calculated_by=by,
        )
        _write_lines(calculation, used)
        _sum_up(calculation)
        _open_range(calculation, grade=grade or "", responsible_persons=responsible_persons)
        calculation.save(update_fields=[*SUMMED, *RANGED])
    return calculation


def _kept_range(ranged: PenaltyRange | None, violation: Violation) -> dict[str, Any]:
    """The range as it stands, with the authority that fines this violation."""
    kept = basis.kept_range(ranged)
    return kept | {"authority": fined_by(violation, kept["authority"])} if kept else kept


def _write_lines(calculation: Calculation, used: basis.Basis) -> None:
    """All lines by one INSERT … SELECT."""
    name = WRITTEN.get(PenaltyBase(calculation.kind))
    if name is None:
        return
    violation = calculation.violation
    penalty = calculation.parameters["penalty"]
    owed = calculation.kind == PenaltyBase.WAGES
    execute(
        "compliance",
        name,
        calculation=calculation.pk,
        violation=violation.pk,
        case=violation.case_id,
        enterprise=violation.case.enterprise_id or 0,
        as_of=calculation.as_of,
        floor=used.floor,
        cap=used.cap,
        industry_class=used.industry_class,
        due_day=used.due_day,
        late_fee=used.late_fee,
        late_law=used.late_law,
        late_article=used.late_article,
        law=penalty["law"],
        article=penalty["article"],
        kind=LineKind.WAGES if owed else LineKind.REPAYMENT,
        rules=[
            name
            for name, each in rules().items()
            if each.violation_type == violation.type and each.amount_is == "yuan"
        ],
    )


def _sum_up(calculation: Calculation) -> None:
    totals: Totals = totals_of(calculation)
    calculation.lines_count = totals.lines
    calculation.totals = totals.kept()
    calculation.base_yuan = base_of(calculation, totals)
    calculation.late_fee_yuan = totals.of(LineKind.LATE_FEE)
    sealed = fetch("compliance", "seal_of_lines", calculation=calculation.pk)
    calculation.sha256 = sealed[0]["sha256"]


def _open_range(calculation: Calculation, *, grade: str, responsible_persons: int) -> None:
    """The range over the base as stored, and the part of it that the grade opens."""
    penalty = calculation.parameters["penalty"]
    whole = ranges.Span()
    if penalty:
        unit = "times" if penalty["times_min"] is not None else "yuan"
        least, most = Decimal(penalty[f"{unit}_min"]), Decimal(penalty[f"{unit}_max"])
        whole = ranges.span_of(calculation.base_yuan, least, most)
    row = None
    if grade:
        violation_type = calculation.violation.type
        row = basis.grade_for(grade, violation_type, on=calculation.as_of)
        if row is None:
            raise OutOfRange(
                _("The benchmark has no grade “%(grade)s” on that day.") % {"grade": grade}
            )
    part = whole.part(row.share_min, row.share_max) if row else whole
    calculation.grade = grade
    calculation.parameters = {**calculation.parameters, "grade": basis.kept_grade(row)}
    calculation.range_min_yuan, calculation.range_max_yuan = whole.least, whole.most
    calculation.grade_min_yuan, calculation.grade_max_yuan = part.least, part.most
    person = ranges.Span()
    if penalty and penalty["person_yuan_min"] is not None:
        bounds = (penalty["person_yuan_min"], penalty["person_yuan_max"])
        person = ranges.Span(*(Decimal(bound) for bound in bounds))
        person = person.part(row.share_min, row.share_max) if row else person
    calculation.responsible_persons = responsible_persons
    calculation.person_min_yuan, calculation.person_max_yuan = person.least, person.most


def propose(
    calculation: Calculation,
    *,
    by: User,
    now: datetime,
    grade: str,
    fine_yuan: Decimal | None,
    responsible_persons: int = 0,
    person_yuan: Decimal | None = None,
) -> Calculation:
    """Chooses the grade and proposes the fine, for the unit and for each person responsible.

    Raises OutOfRange if a fine leaves the range of the grade, FrozenCalculation if it is too late,
    NotPermitted as `hindrance` says.
    """
    if why_not := hindrance(calculation.case, by):
        raise NotPermitted(why_not)
    with transaction.atomic(), journal.told(user=by.pk):
        held = _unfrozen(calculation)
        _open_range(held, grade=grade, responsible_persons=responsible_persons)
        _refuse_outside(fine_yuan, ranges.Span(held.grade_min_yuan, held.grade_max_yuan))
        if responsible_persons:
            _refuse_outside(person_yuan, ranges.Span(held.person_min_yuan, held.person_max_yuan))
        held.proposed_fine_yuan = fine_yuan
        held.proposed_person_yuan = person_yuan if responsible_persons else None
        held.save(update_fields=[*RANGED, *PROPOSED])
    return held


def _refuse_outside(fine: Decimal | None, span: ranges.Span) -> None:
    if fine is not None and ranges.cents(fine) not in span:
        raise OutOfRange(
            _("%(fine)s is outside the range of this grade, %(least)s to %(most)s.")
            % {"fine": yuan(fine), "least": yuan(span.least), "most": yuan(span.most)}
        )


def _unfrozen(calculation: Calculation) -> Calculation:
    """The row, locked. Raises FrozenCalculation if it is frozen."""
    held = Calculation.objects.select_for_update(of=("self",)).get(pk=calculation.pk)
    if held.frozen_on is not None:
        raise FrozenCalculation(_("A document rests on this calculation; calculate anew."))
    return held


def freeze(
    calculation: Calculation, *, by: User, now: datetime, document: Document | None = None
) -> Calculation:
    """From now on nobody changes the calculation: the notice or decision rests on it.

    Frozen already, it stays as it was, with its first document.
    """
    with transaction.atomic(), journal.told(user=by.pk):
        guarded = Calculation.objects.filter(pk=calculation.pk, frozen_on=None)
        guarded.update(frozen_on=timezone.localdate(now), frozen_by=by, document=document)
    calculation.refresh_from_db()
    return calculation


def lines_for_paper(calculation: Calculation) -> list[dict[str, Any]]:
    """The lines a document prints, JSON-able: a row per person, scheme, kind and run of months.

    Keys: worker, worker_id, scheme, kind, share, from_month, to_month, months, base, rate, days,
    amount, law, article; claim_no, admitted_on, discharged_on of a medical claim, `elsewhere` (the
    stays with other providers at the same time: claim_no, provider, code, admitted_on,
    discharged_on), `repeats` (the claim_no it repeats), and the masked number of who obtained a
    sum. Amounts are text with two decimals and add up to the calculation's totals.
    """
    with seeing():
        rows = fetch("compliance", "lines_for_paper", calculation=calculation.pk, worker=None)
    return [
        {name: _plain(value) for name, value in row.items() if name not in OF_CLAIMS or value}
        for row in pages.with_numbers(rows)
    ]


def evidence_of(case: Case) -> list[dict[str, Any]]:
    """What the case's alerts show of sums obtained, in the same keys: claims, and benefits."""
    types = [v.type for v in case.violations.all() if v.dropped_on is None]
    with seeing():
        rows = fetch(
            "compliance",
            "evidence_for_paper",
            case=case.pk,
            rules=[
                name
                for name, each in rules().items()
                if each.amount_is == "yuan" and each.violation_type in OBTAINED
            ],
            types=types,
        )
    return [
        {name: _plain(value) for name, value in row.items() if name not in OF_CLAIMS or value}
        for row in pages.with_numbers(rows)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
