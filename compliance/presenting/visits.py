"""Visits as a week shows them: by day, with who goes and what state each is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from compliance.models import Inspection, InspectionState
from inspectorate.organisation.working_days import calendar

WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
MOST = 400
MOST_OVERDUE = 50
TONES = {
    InspectionState.PLANNED: "live",
    InspectionState.DONE: "",
    InspectionState.CANCELLED: "off",
}


@dataclass(frozen=True)
class Day:
    """One day of the week: worked or not, today or not, and its visits."""

    day: date
    worked: bool
    today: bool
    visits: list[Inspection]


@dataclass(frozen=True)
class Week:
    """A week with its visits; `cut` if there are more than are shown."""

    monday: date
    days: list[Day]
    overdue: list[Inspection]
    cut: bool

    @property
    def words(self) -> str:
        """2026-W47."""
        return _written(self.monday)

    @property
    def before(self) -> str:
        """The week before, as it is written in an address."""
        return _written(self.monday - timedelta(days=7))

    @property
    def after(self) -> str:
        """The week after, as it is written in an address."""
        return _written(self.monday + timedelta(days=7))

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def count(self) -> int:
        """The visits of the week."""
        return sum(len(day.visits) for day in self.days)


def monday_of(asked: str, *, today: date) -> date:
    """The Monday of a week written 2026-W47; of this week if it is not one."""
    found = WEEK.fullmatch(asked)
    try:
        if found:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        pass
    return today - timedelta(days=today.weekday())


def week_of(visits: QuerySet[Inspection], *, monday: date, today: date) -> Week:
    """The visits of a week by day; this week also planned ones whose day passed before it."""
    listed = visits.select_related("enterprise", "provider", "grid_group", "case")
    listed = listed.prefetch_related("inspectors").order_by("planned_on", "planned_time", "id")
    within = listed.filter(planned_on__gte=monday, planned_on__lte=monday + timedelta(days=6))
    found = list(within[: MOST + 1])
    schedule = calendar()
    days = []
    for n in range(7):
        day = monday + timedelta(days=n)
        own = [visit for visit in found[:MOST] if visit.planned_on == day]
        days.append(Day(day, schedule.is_working_day(day), day == today, own))
    days = [day for day in days if day.worked or day.visits or day.today]
    current = monday <= today <= monday + timedelta(days=6)
    late = listed.filter(planned_on__lt=monday, state=InspectionState.PLANNED)
    overdue = list(late[:MOST_OVERDUE]) if current else []
    return Week(monday, days, overdue, len(found) > MOST)


def _written(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def tone_of(visit: Inspection) -> str:
    """The tone of the visit's state."""
    return TONES[InspectionState(visit.state)]
