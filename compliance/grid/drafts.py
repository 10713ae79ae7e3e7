"""Where a change of the grid starts from: a split, two groups, or a balance of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from compliance.actions.grid_changes import new_code
from compliance.models import GridChange, GridChangeKind
from inspectorate.organisation.models import Area, GridGroup, Inspector

from . import balance
from .load import areas_of_groups
from .previews import load_of_shapes, present


@dataclass(frozen=True)
class Draft:
    """What a form of a change shows at first: groups, areas, people, and where each goes."""

    kind: GridChangeKind
    shapes: list[dict[str, Any]]
    areas: list[dict[str, Any]]
    staff: list[Inspector]
    initial: dict[str, Any] = field(default_factory=dict)
    new: str = ""


@dataclass(frozen=True)
class Balanced:
    """A suggestion: the moves, the groups as they would be, their load before and after.

    `deviation_before` and `deviation_after` are the measure of `balance`, `left_out` the names of
    groups without a full-time inspector.
    """

    moves: list[balance.Move]
    shapes: list[dict[str, Any]]
    before: list[dict[str, Any]]
    after: list[dict[str, Any]]
    deviation_before: Decimal
    deviation_after: Decimal
    names: dict[str, str]
    left_out: list[str]

    @property
    def largest(self) -> float:
        """The largest load of an inspector, before or after: the whole of the bars."""
        return max((row["per_inspector"] or 0 for row in [*self.before, *self.after]), default=0)


def of_split(group: GridGroup, *, on: date) -> Draft:
    """A group in two halves of about equal load; people are posted half by half."""
    areas = areas_of_groups([group.pk], on=on)
    code = new_code(group)
    chosen = balance.cut(areas, [group.code, code])
    now = present([group], on=on)[0]
    staff = _people(now["staff"])
    initial: dict[str, Any] = {f"area_{stem}": goal for stem, goal in chosen.items()}
    initial |= {
        f"staff_{each.staff_no}": [(group.code, code)[at % 2]] for at, each in enumerate(staff)
    }
    shapes = [
        {"code": group.code, "name": group.name},
        {"code": code, "name": f"{group.name} {code.rsplit('-', 1)[-1]}"},
    ]
    initial["name"] = shapes[1]["name"]
    return Draft(GridChangeKind.SPLIT, shapes, areas, staff, initial, new=code)


def of_pair(group: GridGroup, other: GridGroup, *, kind: GridChangeKind, on: date) -> Draft:
    """Two groups as they are; for a merge, everything in the first."""
    areas = areas_of_groups([group.pk, other.pk], on=on)
    now = present([group, other], on=on)
    staff = _people({number for shape in now for number in shape["staff"]})
    merging = kind == GridChangeKind.MERGE
    initial: dict[str, Any] = {
        f"area_{row['stem']}": group.code if merging else row["group_code"] for row in areas
    }
    initial |= {
        f"staff_{each.staff_no}": [group.code]
        if merging
        else [shape["code"] for shape in now if each.staff_no in shape["staff"]]
        for each in staff
    }
    shapes = [{"code": each.code, "name": each.name} for each in (group, other)]
    return Draft(kind, shapes, areas, staff, initial)


def balanced(groups: Iterable[GridGroup], *, on: date) -> Balanced:
    """The suggestion for a district's groups; only groups it touches are in its shapes."""
    known = list(groups)
    areas = areas_of_groups([group.pk for group in known], on=on)
    now = present(known, on=on)
    before = load_of_shapes(now, areas, on=on)
    parts = {row["code"]: Decimal(str(row["full_time_parts"])) for row in before}
    moves = balance.suggest(areas, parts)
    deviation = balance.deviation(balance.carried_by(areas, parts), parts)
    goal = {move.stem: move.target for move in moves}
    touched = {code for move in moves for code in (move.source, move.target)}
    shapes = [
        {**shape, "areas": [
            row["stem"] for row in areas
            if goal.get(row["stem"], row["group_code"]) == shape["code"]
        ]}
        for shape in now
    ]  # fmt: skip
    after = load_of_shapes(shapes, areas, on=on)
    return Balanced(
        moves=moves,
        shapes=[shape for shape in shapes if shape["code"] in touched],
        before=before,
        after=after,
        deviation_before=deviation,
        deviation_after=moves[-1].deviation if moves else deviation,
        names={group.code: group.name for group in known},
        left_out=[row["name"] for row in before if not parts[row["code"]]],
    )


def moved_areas(change: GridChange) -> list[dict[str, Any]]:
    """The areas of each group of a change, by name, for reading."""
    stems = [stem for shape in change.groups for stem in shape["areas"]]
    names = dict(Area.objects.filter(stem__in=stems).order_by("pk").values_list("stem", "name"))
    people = {n for shape in change.groups for n in shape["staff"]}
    known = dict(
        Inspector.objects.filter(staff_no__in=people).order_by("pk").values_list("staff_no", "name")
    )
    return [
        {
            **shape,
            "area_names": [names.get(stem, stem) for stem in shape["areas"]],
            "staff_names": [known.get(number, number) for number in shape["staff"]],
        }
        for shape in change.groups
    ]


def _people(numbers: Iterable[str]) -> list[Inspector]:
    return list(Inspector.objects.filter(staff_no__in=list(numbers)).order_by("kind", "staff_no"))
