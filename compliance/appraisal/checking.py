"""What is wrong with a set of criteria: each fault a sentence; [] for a set that can be in force.

A row is never reached if an earlier row counts all its facts and asks for no more of them. So a
milder grade placed before a sterner one, thresholds out of order and repeated rows all show as the
same fault, and a grade none of whose rows can be reached is given to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from compliance.models import FactCode, ScaleGrade

from .sentences import list_of_facts


@dataclass(frozen=True)
class Row:
    """A row as it is drafted."""

    grade: str
    facts: tuple[str, ...]
    at_least: int


def faults(rows: Sequence[Row], grades: Sequence[ScaleGrade]) -> list[str]:
    """What speaks against putting the rows in force; `grades` are the scale's, the best first."""
    if not rows:
        return [_("A set without a row gives everybody the same grade.")]
    best, names = grades[0].code, {grade.code: str(grade) for grade in grades}
    found = []
    for number, row in enumerate(rows, start=1):
        found += _faults_of(number, row, names, best)
        found += _never_reached(number, row, rows[: number - 1], grades)
    reached = {
        row.grade
        for number, row in enumerate(rows, start=1)
        if not _never_reached(number, row, rows[: number - 1], grades)
    }
    for grade in grades[1:]:
        if grade.code not in reached:
            found.append(_("Nobody can be graded %(grade)s.") % {"grade": grade})
    return found


def _faults_of(number: int, row: Row, names: dict[str, str], best: str) -> list[str]:
    at = {"n": number}
    found = []
    if row.grade not in names:
        found.append(_("Row %(n)d gives a grade that the scale does not have.") % at)
    elif row.grade == best:
        found.append(
            _("Row %(n)d gives %(grade)s: the best grade is what remains and needs no row.")
            % {**at, "grade": names[best]}
        )
    if not row.facts:
        found.append(_("Row %(n)d counts no fact.") % at)
    unknown = sorted(set(row.facts) - set(FactCode.values))
    if unknown:
        found.append(
            _("Row %(n)d counts what is no fact: %(facts)s.") % {**at, "facts": ", ".join(unknown)}
        )
    if not 1 <= row.at_least <= 999:
        found.append(_("Row %(n)d asks for %(least)d facts; at least 1, at most 999.") % {
            **at, "least": row.at_least})  # fmt: skip
    return found


def _never_reached(
    number: int, row: Row, earlier: Sequence[Row], grades: Sequence[ScaleGrade]
) -> list[str]:
    ranks = {grade.code: grade.rank for grade in grades}
    for place, before in enumerate(earlier, start=1):
        if row.facts and set(row.facts) <= set(before.facts) and row.at_least >= before.at_least:
            words = {"n": number, "m": place, "facts": list_of_facts(row.facts)}
            if ranks.get(before.grade, 0) < ranks.get(row.grade, 0):
                return [
                    _(
                        "Row %(n)d is never reached: row %(m)d gives a milder grade for no more"
                        " of: %(facts)s. Put the sterner grade first."
                    )
                    % words
                ]
            return [
                _("Row %(n)d is never reached: row %(m)d asks for no more of: %(facts)s.") % words
            ]
    return []
