"""A simulation as its page shows it: two migrations, who moves and why, numbers by axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from compliance.appraisal.sentences import counts_in_words, sentence
from compliance.models import ScaleGrade, SimulatedGrade, Simulation, SimulationCount, SizeBands
from enterprises.industries import section_name
from inspectorate.organisation.models import User
from inspectorate.organisation.people import district_choices
from inspectorate.organisation.sight import current_sight


@dataclass(frozen=True)
class Table:
    """A caption, heads, and rows of a name with numbers."""

    caption: str
    heads: list[str]
    rows: list[tuple[str, list[int]]]


@dataclass(frozen=True)
class MovedRow:
    """An enterprise that the tried set grades otherwise."""

    grade: SimulatedGrade
    before: str
    after: str
    facts: str
    reason: str


def numbers_seen(simulation: Simulation, user: User) -> Any:
    """The counts of the districts within sight."""
    numbers = SimulationCount.objects.visible_to(user).filter(simulation=simulation).order_by()
    sight = current_sight(user)
    return numbers if sight.everything else numbers.filter(district_code__in=sight.districts)


def matrices(simulation: Simulation, grades: Sequence[ScaleGrade], *, user: User) -> list[Table]:
    """From the compared set to the tried one, and from the last final grades to the tried one."""
    numbers = numbers_seen(simulation, user)
    names = {grade.code: str(grade) for grade in grades}
    heads = list(names.values())
    found = [
        Table(
            _("From version %(a)d to version %(b)d")
            % {"a": simulation.base.version, "b": simulation.criteria.version},
            heads,
            _rows(numbers, "base_grade", list(names), names, {}),
        )
    ]
    if simulation.previous_id:
        found.append(
            Table(
                _("From the last final grades, %(cycle)s") % {"cycle": simulation.previous},
                heads,
                _rows(numbers, "previous_grade", [*names, ""], names, {"": _("Newly graded")}),
            )
        )
    return found


def tables(simulation: Simulation, grades: Sequence[ScaleGrade], *, user: User) -> list[Table]:
    """By district, industry and size: how many the tried set puts into each grade."""
    numbers = numbers_seen(simulation, user)
    names = {grade.code: str(grade) for grade in grades}
    districts = {code: str(name) for code, name in district_choices()}
    counted = simulation.appraisal
    sizes = SizeBands.objects.on(counted.counted_until_on if counted else simulation.to_on).words
    found = []
    for caption, column, labels in (
        (_("By district"), "district_code", districts),
        (_("By industry"), "industry", {}),
        (_("By size"), "size_band", sizes),
    ):
        keys = list(numbers.values_list(column, flat=True).distinct())
        ordered = [key for key in labels if key in keys] or sorted(keys)
        ordered += sorted(set(keys) - set(ordered))
        words = labels or {key: section_name(key) for key in keys}
        found.append(
            Table(caption, list(names.values()), _rows(numbers, column, ordered, names, words))
        )
    return found


def _rows(
    numbers: Any, column: str, keys: list[str], names: dict[str, str], labels: dict[str, Any]
) -> list[tuple[str, list[int]]]:
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for key, grade, n in numbers.values_list(column, "grade").annotate(n=Sum("enterprises")):
        counted[key, grade] += n
    return [
        (
            str(labels.get(key) or names.get(key) or key or "–"),
            [counted[key, grade] for grade in names],
        )
        for key in keys
    ]


def moved_rows(
    items: Sequence[SimulatedGrade], simulation: Simulation, grades: Sequence[ScaleGrade]
) -> list[MovedRow]:
    """Who moves, from which facts, by which row of the tried set."""
    names = {grade.code: str(grade) for grade in grades}
    rows = {row.number: row for row in simulation.criteria.rows.all()}

    def reason(grade: SimulatedGrade) -> str:
        row = rows.get(grade.criterion)
        if row is None:
            return _("no criterion is reached any more")
        return sentence(names.get(row.grade, row.grade), row.facts, row.at_least)

    return [
        MovedRow(
            grade,
            names.get(grade.base_grade, grade.base_grade),
            names.get(grade.grade, grade.grade),
            counts_in_words(grade.counts),
            reason(grade),
        )
        for grade in items
    ]
