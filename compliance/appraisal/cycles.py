"""Cycles: what a code like 2024-2025 or 2025 means, and which scale looks back that far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models import Appraisal, Scale
from compliance.procedure.refusals import Refused
from inspectorate.foundation.writing import day

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


def scales_for(day: date) -> list[Scale]:
    """Of each family the version that periods beginning on a day are graded by.

    It is the latest one whose criteria are in force; the first where none is.
    """
    begun = (
        Scale.objects.standing().filter(from_on__lte=day).order_by("order", "family", "-version")
    )
    ready = {scale.pk for scale in begun.ready()}
    chosen: dict[str, Scale] = {}
    for scale in begun:
        if scale.family not in chosen or chosen[scale.family].pk not in ready:
            chosen[scale.family] = scale
    return list(chosen.values())


def scale_of(period: Period) -> Scale:
    """The scale whose cycles are as long as the period. Raises Refused if there is none."""
    scales = scales_for(period.from_on)
    found = next((scale for scale in scales if scale.years == period.years), None)
    if found is None:
        lengths = sorted({scale.years for scale in scales})
        raise Refused(
            ngettext(
                "No scale looks back %(years)d year; there are scales of %(lengths)s.",
                "No scale looks back %(years)d years; there are scales of %(lengths)s.",
                period.years,
            )
            % {"years": period.years, "lengths": ", ".join(map(str, lengths))}
        )
    return found


def refuse_other_years(period: Period, scale: Scale) -> None:
    """Raises Refused where the period has more or fewer years than the scale looks back."""
    if period.years != scale.years:
        told = ngettext(
            "A cycle of this scale has %(years)d year.",
            "A cycle of this scale has %(years)d years.",
            scale.years,
        )
        raise Refused(told % {"years": scale.years})


def refuse_unfinished(period: Period, *, on: date) -> None:
    """Raises Refused where the period is not over on a day."""
    if period.to_on >= on:
        told = _("The period ends on %(day)s. It is graded when it is over.")
        raise Refused(told % {"day": day(period.to_on)})


def refuse_overlap(period: Period, scale: Scale) -> None:
    """Raises Refused where a cycle of any version of the scale covers days of the period.

    Every cycle that was opened stands: none is ever dropped.
    """
    opened = Appraisal.objects.filter(
        scale__family=scale.family, from_on__lte=period.to_on, to_on__gte=period.from_on
    )
    if other := opened.order_by("from_on", "id").first():
        told = _(
            "The period overlaps the cycle %(cycle)s of the same scale, which is “%(state)s”. What"
            " happened is graded once: a cycle begins when the one before has ended."
        )
        raise Refused(told % {"cycle": other, "state": other.get_state_display()})


def previous_of(scale: Scale, *, before: date) -> Appraisal | None:
    """The last final cycle before a day of a version of the scale that has the same grades."""
    earlier = Appraisal.objects.final().filter(scale__family=scale.family, to_on__lt=before)
    codes = _codes(scale)
    for cycle in earlier.select_related("scale").order_by("-to_on"):
        if cycle.scale_id == scale.pk or _codes(cycle.scale) == codes:
            found: Appraisal = cycle
            return found
    return None


def _codes(scale: Scale) -> set[str]:
    return set(scale.grades.values_list("code", flat=True))


def next_period(scale: Scale, *, today: date) -> Period:
    """The last period of the scale that is over: ends in an odd year for two years, any for one."""
    last = today.year - 1
    while scale.years > 1 and (last + 1) % scale.years:
        last -= 1
    return Period(date(last - scale.years + 1, 1, 1), date(last, 12, 31))
