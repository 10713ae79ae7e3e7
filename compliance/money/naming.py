"""What the sum behind a fine is called: by what the law reckons it from, and by whose act it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compliance.models.law import PenaltyBase

if TYPE_CHECKING:
    from compliance.models import Calculation

# Sums of money that a fine is a multiple of. An insured person obtains benefits (art. 88).
BENEFITS = "benefits"
NAMES: dict[str, Promise | str] = {
    PenaltyBase.PAYABLE.value: PenaltyBase.PAYABLE.label,
    PenaltyBase.ARREARS.value: PenaltyBase.ARREARS.label,
    PenaltyBase.CONCEALED.value: PenaltyBase.CONCEALED.label,
    PenaltyBase.DEFRAUDED.value: PenaltyBase.DEFRAUDED.label,
    PenaltyBase.WAGES.value: PenaltyBase.WAGES.label,
    BENEFITS: _("benefits obtained by deceit"),
}


def key_of(base: str, violation_type: str) -> str:
    """The key in NAMES of what is multiplied for a violation; '' where it is no sum of money."""
    if base == PenaltyBase.DEFRAUDED and violation_type == "V4":
        return BENEFITS
    return base if base in NAMES else ""


def name_of(base: str, violation_type: str) -> str:
    """Contributions payable, sums obtained by deceit …; of no sum, what is counted."""
    key = key_of(base, violation_type)
    return str(NAMES[key]) if key else str(PenaltyBase(base).label)


def name_of_calculation(calculation: Calculation) -> str:
    """What a calculation adds up to."""
    return name_of(calculation.kind, calculation.violation.type)
