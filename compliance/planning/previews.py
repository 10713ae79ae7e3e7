"""The plan of a year before it is adopted: per group what it can do, must do, and does besides.

A full-time inspector leads so many routine visits a week (a figure with its source); a group has
the part of each that falls to it, less the working days they are away. Quotas come first; what they
leave of the capacity goes to enterprises by category.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from compliance.models import FigureCode, LegalFigure
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.working_days import calendar

DAYS_A_WEEK = 5  # a week of work, into which the year's working days are counted


@dataclass
class GroupPlan:
    """The plan of one group, in visits; `short` is what the quotas ask beyond the capacity."""

    code: str
    name: str
    capacity: int
    regimes: dict[str, int] = field(default_factory=dict)
    quota: dict[str, int] = field(default_factory=dict)
    category: dict[str, int] = field(default_factory=dict)
    short: int = 0

    @property
    def by_quota(self) -> int:
        """Visits the quotas ask, as far as the capacity goes."""
        return sum(self.quota.values())

    @property
    def by_category(self) -> int:
        """Visits by category."""
        return sum(self.category.values())

    @property
    def visits(self) -> int:
        """All visits planned."""
        return self.by_quota + self.by_category

    def kept(self) -> dict[str, Any]:
        """As it is kept with the plan."""
        return {**vars(self), "visits": self.visits}


@dataclass(frozen=True)
class Preview:
    """The groups' plans, and what they were made from."""

    groups: list[GroupPlan]
    capacities: dict[int, int]
    days: list[date]
    provisional: bool

    @property
    def visits(self) -> int:
        """All visits planned."""
        return sum(group.visits for group in self.groups)

    @property
    def capacity(self) -> int:
        """Visits all groups can make."""
        return sum(self.capacities.values())


def first_day(year: int, *, today: date) -> date:
    """Where the plan of a year begins: on 1 January, or tomorrow if that has passed."""
    return max(date(year, 1, 1), today + timedelta(days=1))


def preview(groups: Iterable[GridGroup], *, year: int, today: date) -> Preview:
    """What the plan of these groups would hold."""
    known = {group.pk: group for group in groups}
    first, last = first_day(year, today=today), date(year, 12, 31)
    schedule = calendar()
    span = (last - first).days + 1
    days = [day for n in range(span) if schedule.is_working_day(day := first + timedelta(days=n))]
    capacities = _capacities(list(known), days=days, first=first, last=last)
    plans = {
        pk: GroupPlan(group.code, group.name, capacities.get(pk, 0)) for pk, group in known.items()
    }
    for row in fetch("compliance", "regimes_of_groups", groups=list(known), first_on=first):
        plans[row["grid_group_id"]].regimes[row["regime"]] = row["enterprises"]
    values = {"capacities": json.dumps(capacities), "first_on": first}
    for row in fetch("compliance", "preview_plan", **values):
        _add(plans[row["grid_group_id"]], row)
    return Preview(
        groups=sorted(plans.values(), key=lambda plan: plan.code),
        capacities=capacities,
        days=days,
        provisional=schedule.is_provisional(last),
    )


def _add(plan: GroupPlan, row: dict[str, Any]) -> None:
    if not row["within_capacity"]:
        plan.short += row["visits"]
        return
    part, key = (plan.quota, "regime") if row["by_quota"] else (plan.category, "risk_class")
    part[row[key]] = part.get(row[key], 0) + row["visits"]


def _capacities(groups: list[int], *, days: list[date], first: date, last: date) -> dict[int, int]:
    """Visits of each group: the working days of its inspectors' parts, times visits a week."""
    figures = LegalFigure.objects
    each_week = figures.value_of(FigureCode.VISITS_A_WEEK, on=first)
    rows = fetch("compliance", "spells_of_groups", groups=groups, first_on=first, last_on=last)
    away: dict[tuple[int, int], set[date]] = defaultdict(set)
    parts: dict[tuple[int, int], Decimal] = {}
    for row in rows:
        key = (row["grid_group_id"], row["inspector_id"])
        parts[key] = Decimal(1) / row["groups_count"]
        if row["from_on"]:
            away[key] |= {day for day in days if row["from_on"] <= day <= row["until_on"]}
    worked: dict[int, Decimal] = dict.fromkeys(groups, Decimal(0))
    for key, part in parts.items():
        worked[key[0]] += part * (len(days) - len(away[key]))
    return {group: int(amount * each_week / DAYS_A_WEEK) for group, amount in worked.items()}
