"""The calculation behind a fine: needed before the notice, bounding it, printed and then frozen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from compliance.actions import calculations
from compliance.models import Calculation, PenaltyRange
from compliance.money.basis import grade_for, penalty_for
from compliance.money.naming import key_of
from compliance.money.ranges import Span, cents
from inspectorate.foundation.writing import yuan

from .transitions import Taking

if TYPE_CHECKING:
    from compliance.models import Case
    from inspectorate.organisation.models import User


def calculation_of(case: Case) -> Calculation | None:
    """The latest calculation of a confirmed violation of the case."""
    made = Calculation.objects.filter(
        case=case, violation__confirmed_at__isnull=False, violation__dropped_on=None
    )
    return made.select_related("violation").order_by("-id").first()


def calculated_first(case: Case, by: User, on: date) -> str:
    """A need: where the law fines by a multiple, it was calculated of what."""
    types = [v.type for v in case.violations.all() if v.is_confirmed]
    by_multiple = PenaltyRange.objects.in_force(on=on).filter(
        violation_type__in=types, usual=True, times_max__isnull=False
    )
    if not by_multiple.exists() or calculation_of(case):
        return ""
    return _("Calculate first: the fine is a multiple of what is owed.")


def within_the_range(taking: Taking) -> str:
    """A check: the fine lies in the range that was calculated."""
    made = calculation_of(taking.case)
    if made is None or taking.facts.get("decision") == "handling":
        return ""
    if made.range_min_yuan <= taking.facts["fine_yuan"] <= made.range_max_yuan:
        return ""
    return _("The fine lies outside the calculated range, %(least)s to %(most)s.") % {
        "least": yuan(made.range_min_yuan),
        "most": yuan(made.range_max_yuan),
    }


def within_the_grade(taking: Taking) -> str:
    """A check: the fine lies in the part of the range that the benchmark's grade opens."""
    made = calculation_of(taking.case)
    if made is None or taking.facts.get("decision") == "handling":
        return ""
    row = grade_for(taking.facts["grade"], made.violation.type, on=made.as_of)
    if row is None:
        return ""
    part = Span(made.range_min_yuan, made.range_max_yuan).part(row.share_min, row.share_max)
    if cents(taking.facts["fine_yuan"]) in part:
        return ""
    return _("The grade “%(grade)s” is for fines from %(least)s to %(most)s.") % {
        "grade": row,
        "least": yuan(part.least),
        "most": yuan(part.most),
    }


def rests_on_the_sum(taking: Taking) -> str:
    """A check: the sum told is the one that was calculated."""
    made, told = calculation_of(taking.case), taking.facts.get("base_yuan")
    if made is None or told in (None, "") or not key_of(made.kind, made.violation.type):
        return ""
    if Decimal(told) == made.base_yuan:
        return ""
    return _("The calculation comes to %(sum)s; calculate anew if that is wrong.") % {
        "sum": yuan(made.base_yuan)
    }


def base_kind_of(case: Case, *, on: date) -> str:
    """The key of what the fine is reckoned from: as calculated, else as the law has it."""
    made = calculation_of(case)
    if made is not None:
        return key_of(made.kind, made.violation.type)
    for violation in case.violations.all():
        if violation.is_confirmed and (usual := penalty_for(violation.type, on=on)):
            return key_of(usual.base, violation.type)
    return ""


def of_the_calculation(taking: Taking) -> dict[str, Any]:
    """The lines of the calculation as the paper prints them, what they add up to, and its name."""
    made = calculation_of(taking.case)
    facts: dict[str, Any] = {}
    if kind := base_kind_of(taking.case, on=taking.on):
        facts["base_kind"] = kind
    if made is not None:
        facts["calculation"] = calculations.lines_for_paper(made)
        if kind and not taking.facts.get("base_yuan"):
            facts["base_yuan"] = made.base_yuan
    return facts


def of_the_evidence(taking: Taking) -> dict[str, Any]:
    """The claims and benefits the case is about: as calculated, else as its alerts show them."""
    made = calculation_of(taking.case)
    lines = calculations.lines_for_paper(made) if made else calculations.evidence_of(taking.case)
    return {"calculation": lines} if lines else {}


def freeze_it(taking: Taking) -> None:
    """The paper rests on the calculation: from now on nobody changes it."""
    made = calculation_of(taking.case)
    if made is not None:
        calculations.freeze(made, by=taking.by, now=taking.now, document=taking.document)
