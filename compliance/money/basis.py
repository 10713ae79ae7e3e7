"""Which rows of law and policy a calculation rests on, repeated as they stand on its day.

What is returned is kept with the calculation: a later change of a row changes nothing in it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from alerts.actions import parameters
from alerts.catalogue import rule
from compliance.models import DiscretionGrade, FigureCode, LegalFigure, PenaltyRange
from compliance.procedure.refusals import NotYet
from inspectorate.organisation.models import IndustryClass

ARREARS_RULE = "contribution-arrears"


def due_day() -> int:
    """The day of the following month until which contributions are to be paid, as in force."""
    version = parameters.in_force().get(ARREARS_RULE)
    values = rule(ARREARS_RULE).values(version.parameters if version else {})
    return int(values["due_day"])


@dataclass(frozen=True)
class Basis:
    """Floor, cap, due day, late fee and industry class used on a day, with their articles."""

    floor: Decimal
    cap: Decimal
    due_day: int
    late_fee: Decimal
    late_law: str
    late_article: str
    industry_class: int

    def kept(self) -> dict[str, Any]:
        """As it is stored: decimals as text."""
        return {name: _text(value) for name, value in asdict(self).items()}


def basis_on(day: date, *, industry_code: str = "") -> Basis:
    """The basis in force on a day for a unit of an industry.

    Floor and cap are those of years without a row of their own: the rule's parameters. Raises
    NotYet for a day before the first late fee on record.
    """
    late_fee = late_fee_on(day)
    if late_fee is None:
        raise NotYet(_("No late fee is on record for this day."))
    limits = rule("underdeclared-base").defaults
    return Basis(
        floor=Decimal(limits["floor"]),
        cap=Decimal(limits["cap"]),
        due_day=due_day(),
        late_fee=late_fee.value,
        late_law=late_fee.law,
        late_article=late_fee.article,
        industry_class=class_of(industry_code),
    )


def late_fee_on(day: date) -> LegalFigure | None:
    """The late fee in force on a day; None before the first on record."""
    late = LegalFigure.objects.filter(code=FigureCode.LATE_FEE, from_on__lte=day)
    return late.order_by("-from_on").first()


def class_of(industry_code: str) -> int:
    """The work-injury class of an industry by the longest known prefix of its code; 0: unknown."""
    prefixes = [industry_code[:length] for length in range(1, len(industry_code) + 1)]
    known = IndustryClass.objects.filter(prefix__in=prefixes)
    return max(((len(row.prefix), row.risk) for row in known), default=(0, 0))[1]


def penalty_for(violation_type: str, *, on: date, code: str = "") -> PenaltyRange | None:
    """The usual range of a violation on a day, or the one named; None where nothing is fined."""
    ranges = PenaltyRange.objects.in_force(on=on)
    if code:
        return ranges.get(code=code)
    return ranges.filter(violation_type=violation_type, usual=True).first()


def grade_for(grade: str, violation_type: str, *, on: date) -> DiscretionGrade | None:
    """The benchmark's row for a grade: the violation's own before the general one, newest first."""
    rows = DiscretionGrade.objects.filter(
        grade=grade, violation_type__in=["", violation_type], from_on__lte=on
    )
    return rows.order_by("-violation_type", "-from_on").first()


def kept_range(penalty: PenaltyRange | None) -> dict[str, Any]:
    """A penalty range as it is stored with a calculation."""
    if penalty is None:
        return {}
    names = (
        "code", "law", "article", "wording", "wording_en", "act", "act_en", "base", "times_min",
        "times_max", "yuan_min", "yuan_max", "person_yuan_min", "person_yuan_max", "authority",
        "source",
    )  # fmt: skip
    return {name: _text(getattr(penalty, name)) for name in names}


def kept_grade(row: DiscretionGrade | None) -> dict[str, Any]:
    """A grade of the benchmark as it is stored with a calculation."""
    if row is None:
        return {}
    names = ("grade", "share_min", "share_max", "wording", "wording_en", "source")
    return {name: _text(getattr(row, name)) for name in names}


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value
