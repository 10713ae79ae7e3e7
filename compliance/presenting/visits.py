"""Visits as a week shows them: by day, with who goes and what state each is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber, TruncWeek
from django.utils.translation import gettext as _

from compliance.models import Inspection, InspectionState
from inspectorate.foundation.writing import day_short
from inspectorate.organisation.working_days import calendar

YEAR = re.compile(r"20\d\d", re.ASCII)
WEEK = re.compile(r"(20\d\d)-W(\d{2})", re.ASCII)
MOST_OF_A_DAY = 400
MOST_IN_A_WEEK = 12  # of each day, until one day is asked for
MOST_OVERDUE = 12
TONES = {
    InspectionState.PLANNED: "live",
    InspectionState.DONE: "",
    InspectionState.CANCELLED: "off",
}


@dataclass(frozen=True)
class Day:
    """One day of the week: worked or not, today or not, its visits, and how many there are.

    `count` are those that stand, `cancelled_count` those that do not.
    """

    day: date
    worked: bool
    today: bool
    visits: list[Inspection]
    count: int
    cancelled_count: int

    @property
    def listed_count(self) -> int:
        """All that the list of the day has."""
        return self.count + self.cancelled_count

    @property
    def cut(self) -> bool:
        """Whether it has more visits than are shown."""
        return self.listed_count > len(self.visits)


@dataclass(frozen=True)
class Monday:
    """A week by its first day, with its visits if they are counted."""

    day: date
    count: int = 0

    @property
    def words(self) -> str:
        """2026-W47."""
        return _written(self.day)

    @property
    def short(self) -> str:
        """16 Nov, whatever the year."""
        return day_short(self.day, today=self.day)


@dataclass(frozen=True)
class Week:
    """A week with its visits by day; `overdue_count` planned ones of earlier days were not made.

    `last` and `next` are the nearest weeks before and after it with visits that stand.
    """

    monday: date
    days: list[Day]
    overdue: list[Inspection]
    overdue_count: int
    last: Monday | None = None
    next: Monday | None = None

    @property
    def words(self) -> str:
        """2026-W47, as it is written in an address."""
        return _written(self.monday)

    @property
    def title(self) -> str:
        """Week 47 of 2026."""
        year, week, _day = self.monday.isocalendar()
        return _("week %(week)s of %(year)s") % {"week": week, "year": year}

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
        """The visits of the week that stand."""
        return sum(day.count for day in self.days)

    @property
    def cancelled_count(self) -> int:
        """The visits of the week that were cancelled."""
        return sum(day.cancelled_count for day in self.days)


def monday_of(asked: str, *, today: date) -> date:
    """The Monday of a week written 2026-W47; of this week if it is not one."""
    found = WEEK.fullmatch(asked)
    try:
        if found:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        pass
    return today - timedelta(days=today.weekday())


def day_of(asked: str) -> date | None:
    """The day written 2026-11-24; None if it is not one."""
    try:
        return date.fromisoformat(asked) if YEAR.fullmatch(asked[:4]) else None
    except ValueError:
        return None


def week_of(
    visits: QuerySet[Inspection], *, monday: date, today: date, only: date | None = None
) -> Week:
    """The visits of a week by day, some of each, or all of one day (`only`).

    This week also has planned ones whose day passed before it.
    """
    listed = visits.select_related("enterprise", "provider", "grid_group", "case")
    listed = listed.prefetch_related("inspectors").order_by("planned_on", "planned_time", "id")
    within = visits.filter(planned_on__gte=monday, planned_on__lte=monday + timedelta(days=6))
    of_day = within.order_by().values_list("planned_on")
    off = Count("id", filter=Q(state=InspectionState.CANCELLED))
    counts = {day: (n, none) for day, n, none in of_day.annotate(n=Count("id"), off=off)}
    shown = _shown(listed, within, only=only)
    schedule = calendar()
    days = []
    for day in [only] if only else [monday + timedelta(days=n) for n in range(7)]:
        own = [visit for visit in shown if visit.planned_on == day]
        worked = schedule.is_working_day(day)
        listed_count, cancelled = counts.get(day, (0, 0))
        here = day == today
        days.append(Day(day, worked, here, own, listed_count - cancelled, cancelled))
    days = [day for day in days if day.worked or day.visits or day.today or only]
    if only:
        return Week(monday, days, [], 0)
    near = _near(visits, monday)
    if not monday <= today <= monday + timedelta(days=6):
        return Week(monday, days, [], 0, *near)
    late = visits.filter(planned_on__lt=monday, state=InspectionState.PLANNED)
    overdue = listed.filter(planned_on__lt=monday, state=InspectionState.PLANNED)
    return Week(monday, days, list(overdue[:MOST_OVERDUE]), late.count(), *near)


def year_of(asked: str) -> int | None:
    """The year written 2026; None if it is not one."""
    return int(asked) if YEAR.fullmatch(asked) else None


def weeks_of_year(visits: QuerySet[Inspection], year: int) -> list[Monday]:
    """The weeks of a year with visits that stand, each with their number."""
    of_year = visits.filter(planned_on__year=year).exclude(state=InspectionState.CANCELLED)
    weeks = of_year.order_by().values_list(TruncWeek("planned_on")).annotate(n=Count("id"))
    return [Monday(day, n) for day, n in sorted(weeks)]


def where_to_begin(weeks: Sequence[Monday], *, today: date) -> date | None:
    """The Monday of the first of these weeks that is not over; of the last one if all are."""
    coming = [week.day for week in weeks if week.day + timedelta(days=6) >= today]
    return coming[0] if coming else weeks[-1].day if weeks else None


def _near(visits: QuerySet[Inspection], monday: date) -> tuple[Monday | None, Monday | None]:
    """The nearest weeks before and after with visits that stand."""
    standing = visits.exclude(state=InspectionState.CANCELLED)
    before = standing.filter(planned_on__lt=monday).order_by("-planned_on", "-pk")
    after = standing.filter(planned_on__gt=monday + timedelta(days=6)).order_by("planned_on", "pk")
    days = (found.values_list("planned_on", flat=True).first() for found in (before, after))
    last, coming = (Monday(day - timedelta(days=day.weekday())) if day else None for day in days)
    return last, coming


def _shown(
    listed: QuerySet[Inspection], within: QuerySet[Inspection], *, only: date | None
) -> list[Inspection]:
    """The first of each day. They are picked before anything is joined to them."""
    if only:
        return list(listed.filter(planned_on=only)[:MOST_OF_A_DAY])
    rank = Window(
        RowNumber(),
        partition_by=F("planned_on"),
        order_by=[F("planned_time").asc(), F("id").asc()],
    )
    ranked = within.order_by().annotate(rank=rank).filter(rank__lte=MOST_IN_A_WEEK)
    return list(listed.filter(pk__in=list(ranked.values_list("pk", flat=True))))


def _written(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def tone_of(visit: Inspection) -> str:
    """The tone of the visit's state."""
    return TONES[InspectionState(visit.state)]
