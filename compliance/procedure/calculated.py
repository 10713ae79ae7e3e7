"""The calculation behind a fine: needed before the notice, bounding it, printed and then frozen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from compliance.actions import calculations
from compliance.models import Calculation, PenaltyRange
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
    return made.order_by("-id").first()


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


def of_the_calculation(taking: Taking) -> dict[str, Any]:
    """The lines of the calculation as the paper prints them."""
    made = calculation_of(taking.case)
    if made is None:
        return {}
    return {"calculation": calculations.lines_for_paper(made)}


def freeze_it(taking: Taking) -> None:
    """The paper rests on the calculation: from now on nobody changes it."""
    made = calculation_of(taking.case)
    if made is not None:
        calculations.freeze(made, by=taking.by, now=taking.now, document=taking.document)
