"""Cycles: what a code like 2024-2025 or 2025 means, and which scale looks back that far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from compliance.models import Scale
from compliance.procedure.refusals import Refused

CODE = re.compile(r"(\d{4})(?:[-–](\d{4}))?")


@dataclass(frozen=True)
class Period:
    """Whole years, both ends included."""

    from_on: date
    to_on: date

    @property
    def years(self) -> int:
        """How many years it spans."""
        return self.to_on.year - self.from_on.year + 1

    @property
    def code(self) -> str:
        """2024-2025, or 2025 for one year."""
        first, last = self.from_on.year, self.to_on.year
        return str(last) if first == last else f"{first}-{last}"


def period_of(code: str) -> Period:
    """The period a code names. Raises Refused saying how to write one."""
    found = CODE.fullmatch(code.strip())
    first = int(found[1]) if found else 0
    last = int(found[2] or found[1]) if found else 0
    if not found or not 2000 <= first <= last <= 2100:
        raise Refused(_("“%(code)s” is no cycle. Write 2024-2025, or 2025.") % {"code": code})
    return Period(date(first, 1, 1), date(last, 12, 31))


def scale_of(period: Period) -> Scale:
    """The scale whose cycles are as long as the period. Raises Refused if there is none."""
    found = Scale.objects.filter(years=period.years).order_by("order", "code").first()
    if found is None:
        lengths = sorted(set(Scale.objects.order_by().values_list("years", flat=True)))
        raise Refused(
            _("No scale looks back %(years)d years; there are scales of %(lengths)s.")
            % {"years": period.years, "lengths": ", ".join(map(str, lengths))}
        )
    return found


def next_period(scale: Scale, *, today: date) -> Period:
    """The last period of the scale that is over: ends in an odd year for two years, any for one."""
    last = today.year - 1
    while scale.years > 1 and (last + 1) % scale.years:
        last -= 1
    return Period(date(last - scale.years + 1, 1, 1), date(last, 12, 31))
