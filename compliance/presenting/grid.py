"""The table of groups: its columns, in which order, how long the bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "enterprises": _("Enterprises"),
    "alerts": _("Open alerts"),
    "cases": _("Open cases"),
    "visits": _("Visits due"),
    "full_time": _("Full-time"),
    "part_time": _("Part-time"),
    "assistants": _("Assistants"),
    "per_inspector": _("Load each"),
}
MOST_GROUPS = 60
PEOPLE_COLUMNS: dict[str, Promise] = {
    "groups_count": _("Groups"),
    "alerts": _("Alerts in the groups"),
    "cases": _("Own open cases"),
    "visits": _("Visits due"),
}


@dataclass(frozen=True)
class Column:
    """A column that sorts: its name, its words, the address that sorts by it, whether it does."""

    name: str
    words: Promise
    address: str
    sorted: bool


def columns(asked: Mapping[str, Any], known: Mapping[str, Promise] = COLUMNS) -> list[Column]:
    """The columns with the addresses that sort by them, other parts of the address kept."""
    kept = {name: value for name, value in asked.items() if name not in ("sort", "after")}
    return [
        Column(
            name,
            words,
            "?" + urlencode({**kept, "sort": name}),
            asked.get("sort", "") == name,
        )
        for name, words in known.items()
    ]


def sorted_rows(rows: Sequence[dict[str, Any]], by: str) -> list[dict[str, Any]]:
    """Rows by a column, the most first (nobody's load before all); by code without one."""
    if by not in COLUMNS and by not in PEOPLE_COLUMNS:
        return list(rows)
    return sorted(rows, key=lambda row: (row[by] is not None, -(row[by] or 0)))


def largest(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The largest figure of each column, the whole of its bars."""
    names = {name for row in rows for name in row if name in COLUMNS or name in PEOPLE_COLUMNS}
    return {name: max((row[name] or 0 for row in rows), default=0) for name in names}


def figures_of(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The whole: groups, enterprises, people, and enterprises for each full-time inspector."""
    parts = sum((row["full_time_parts"] for row in rows), start=0)
    whole = sum(row["enterprises"] for row in rows)
    loads = [row["per_inspector"] for row in rows if row["per_inspector"] is not None]
    return {
        "groups": len(rows),
        "enterprises": whole,
        "full_time": round(parts),
        "enterprises_each": round(whole / parts) if parts else None,
        "most": max(loads, default=None),
        "least": min(loads, default=None),
    }
