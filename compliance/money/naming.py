"""What the sum behind a fine is called: by what the law reckons it from, and by whose act it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from compliance.models.law import PenaltyBase
from inspectorate.foundation.writing import number

if TYPE_CHECKING:
    from compliance.models import Calculation

# Sums of money that a fine is a multiple of. An insured person obtains benefits (art. 88).
BENEFITS = "benefits"
# Violations that obtain sums from the funds.
OBTAINED = ("V3", "V4", "V5")
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


def people(n: int, violation_type: str) -> str:
    """98 workers of an enterprise; 3 persons whose claims or benefits were paid."""
    if violation_type in OBTAINED:
        told = ngettext("%(n)s person", "%(n)s persons", n)
    else:
        told = ngettext("%(n)s worker", "%(n)s workers", n)
    return told % {"n": number(n)}


def name_of_calculation(calculation: Calculation) -> str:
    """What a calculation adds up to."""
    return name_of(calculation.kind, calculation.violation.type)
