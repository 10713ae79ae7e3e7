"""What the procedure asks of the legal data: routes, thresholds, lengths of limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from compliance.models import Case
from compliance.models.law import FigureCode, LegalFigure, ViolationRoute
from inspectorate.organisation.models import Limit


def order_comes_first(violation_type: str) -> bool:
    """Whether the article fines only who fails to correct in time."""
    return ViolationRoute.objects.get(violation_type=violation_type).order_first


def statute_years(violation_type: str) -> int:
    """After how many years a violation of the type is out of time (Decree 423 art. 20)."""
    return int(ViolationRoute.objects.get(violation_type=violation_type).statute_years)


def years_later(day: date, years: int) -> date:
    """The same day some years on, or back; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def discussion_needed_from(case: Case, *, on: date) -> Decimal:
    """The fine, in yuan, from which a collective discussion comes first (Penalty Law art. 57)."""
    code = FigureCode.DISCUSSION_PERSON if case.worker_id else FigureCode.DISCUSSION_UNIT
    return LegalFigure.objects.value_of(code, on=on)


def hearing_told_from(case: Case, *, on: date) -> Decimal:
    """The fine, in yuan, from which the notice tells of a hearing (Penalty Law art. 63)."""
    code = FigureCode.HEARING_PERSON if case.worker_id else FigureCode.HEARING_UNIT
    return LegalFigure.objects.value_of(code, on=on)


def limit_days(code: str) -> int:
    """The length of a limit."""
    return int(Limit.objects.get(code=code).length or 0)
