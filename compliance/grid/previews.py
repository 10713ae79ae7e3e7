"""What a change of the grid would make of the load: per group, before and after."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from inspectorate.organisation.models import Assignment, GridGroup, Inspector, InspectorKind

from .load import areas_of_groups, per_inspector

COUNTS = ("enterprises", "alerts", "cases")
Shape = Mapping[str, Any]
"""A group as it will be: code, name, areas (stems), staff (staff numbers)."""


def present(groups: Iterable[GridGroup], *, on: date) -> list[dict[str, Any]]:
    """The groups as they are: code, name, areas, staff."""
    known = {group.pk: group for group in groups}
    areas = areas_of_groups(known, on=on)
    posted = Assignment.objects.in_force(on=on).filter(grid_group__in=known)
    staff = list(posted.order_by("inspector__staff_no").values_list(
        "grid_group_id", "inspector__staff_no"))  # fmt: skip
    return [
        {
            "code": group.code,
            "name": group.name,
            "areas": [row["stem"] for row in areas if row["group_code"] == group.code],
            "staff": [number for owner, number in staff if owner == group.pk],
        }
        for group in sorted(known.values(), key=lambda group: group.code)
    ]


def load_of_shapes(
    shapes: Sequence[Shape], areas: Sequence[Mapping[str, Any]], *, on: date
) -> list[dict[str, Any]]:
    """The load of each group as it will be, as plain figures that can be kept."""
    by_stem = {row["stem"]: row for row in areas}
    kinds = _kinds({number for shape in shapes for number in shape["staff"]})
    parts = _parts(shapes, on=on)
    rows = []
    for shape in shapes:
        held = [by_stem[stem] for stem in shape["areas"] if stem in by_stem]
        points = sum((row["points"] for row in held), Decimal(0))
        counted = Counter(kinds[number] for number in shape["staff"] if number in kinds)
        full = sum(
            (parts[n] for n in shape["staff"] if kinds.get(n) == InspectorKind.FULL_TIME),
            Decimal(0),
        )
        each = per_inspector(points, full)
        rows.append(
            {
                "code": shape["code"],
                "name": shape["name"],
                "areas": len(held),
                **{name: sum(row[name] for row in held) for name in COUNTS},
                "points": _plain(points),
                "full_time": counted[InspectorKind.FULL_TIME],
                "part_time": counted[InspectorKind.PART_TIME],
                "assistants": counted[InspectorKind.ASSISTANT],
                "full_time_parts": round(float(full), 2),
                "per_inspector": None if each is None else _plain(each),
            }
        )
    return rows


def fingerprint(rows: Sequence[Mapping[str, Any]]) -> str:
    """A short mark of these figures: equal marks, equal figures."""
    written = json.dumps(rows, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def differences(
    before: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What changed since: group, count, then and now, where they differ."""
    then = {row["code"]: row for row in before}
    return [
        {"code": row["code"], "name": row["name"], "count": name, "then": old, "now": row[name]}
        for row in now
        for name in (*COUNTS, "full_time", "part_time", "assistants")
        if (old := then.get(row["code"], {}).get(name, 0)) != row[name]
    ]


def left_alone(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Names of groups that get or keep areas and would have no full-time inspector, but had one,
    or are new.
    """
    had_none = {row["code"] for row in before if row["areas"] and not row["full_time"]}
    return [
        row["name"]
        for row in after
        if row["areas"] and not row["full_time"] and row["code"] not in had_none
    ]


def _kinds(numbers: set[str]) -> dict[str, str]:
    found = Inspector.objects.filter(staff_no__in=numbers).order_by("pk")
    return dict(found.values_list("staff_no", "kind"))


def _parts(shapes: Sequence[Shape], *, on: date) -> dict[str, Decimal]:
    """The part of each person that falls to each of their groups once the change holds."""
    named = Counter(number for shape in shapes for number in shape["staff"])
    elsewhere = Assignment.objects.in_force(on=on).filter(inspector__staff_no__in=list(named))
    elsewhere = elsewhere.exclude(grid_group__code__in=[shape["code"] for shape in shapes])
    others = Counter(elsewhere.order_by("pk").values_list("inspector__staff_no", flat=True))
    return {number: Decimal(1) / (count + others[number]) for number, count in named.items()}


def _plain(value: Decimal) -> float:
    return round(float(value), 1)
