"""How much lies on each team: open alerts and cases, and what of it is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from alerts.models import Alert
from alerts.queue import WAITS_FOR_A_LOOK
from compliance.models import Case
from inspectorate.organisation.models import GridGroup, User
from inspectorate.organisation.people import district_choices
from inspectorate.organisation.sight import current_sight

SHOWN = 8


@dataclass(frozen=True)
class TeamLoad:
    """One team: what is open with it, what is overdue; `address` narrows a list to it."""

    name: str
    query: str
    alerts: int
    looks_late: int
    cases: int
    cases_late: int


@dataclass(frozen=True)
class Load:
    """The teams with the most overdue first; `more` are not shown. `by_district`: a whole city."""

    teams: list[TeamLoad]
    more: int
    by_district: bool


def load_of_teams(user: User, *, on: date) -> Load:
    """The load of each group, for whoever sees the whole city of each district; two queries."""
    by_district = current_sight(user).everything
    key = "district_code" if by_district else "grid_group_id"
    alerts = _counts(
        Alert.objects.visible_to(user).open(),
        key,
        Q(state__in=WAITS_FOR_A_LOOK, first_look_by__lt=on),
    )
    cases = _counts(Case.objects.visible_to(user).open(), key, Q(next_due_on__lt=on))
    keys = {each for each in (*alerts, *cases) if each}
    names = _names(keys, by_district=by_district)
    teams = [
        TeamLoad(*names[each], *alerts.get(each, (0, 0)), *cases.get(each, (0, 0)))
        for each in keys
        if each in names
    ]
    teams.sort(key=lambda team: (-team.looks_late - team.cases_late, -team.alerts, team.name))
    return Load(teams[:SHOWN], max(0, len(teams) - SHOWN), by_district)


def _counts(rows: QuerySet[Any], key: str, late: Q) -> dict[Any, tuple[int, int]]:
    """Open and overdue rows, by group or district."""
    grouped = rows.order_by().values_list(key)
    found = grouped.annotate(rows=Count("*"), late=Count(Value(1), filter=late))
    return {each: (open_rows, late_rows) for each, open_rows, late_rows in found}


def _names(keys: set[Any], *, by_district: bool) -> dict[Any, tuple[str, str]]:
    """The name of each team, and what narrows a list to it ('' where nothing does)."""
    if by_district:
        return {code: (name, "") for code, name in district_choices()}
    groups = GridGroup.objects.filter(pk__in=keys).order_by("code")
    return {group.pk: (group.name, f"group={group.code}") for group in groups}
