"""Workers newly covered after inspection: the figure that says whether it helped.

Counted are people of a confirmed violation of registration, on the day a delivery (or a visit)
showed them covered; per month, and per case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max
from django.db.models.functions import TruncMonth

from compliance.models import Case, ViolationWorker
from inspectorate.organisation.models import User

MOST = 100


@dataclass(frozen=True)
class Covered:
    """The sum of a year, its months (month, people, width of the bar), its cases."""

    year: int
    total: int
    months: list[tuple[date, int, int]]
    cases: list[dict[str, Any]]


def covered_in(year: int, *, user: User) -> Covered:
    """The year's figures within sight."""
    people = ViolationWorker.objects.visible_to(user).newly_covered(
        since=date(year, 1, 1), until=date(year, 12, 31)
    )
    by_month = dict(
        people.annotate(month=TruncMonth("put_right_on"))
        .values("month")
        .annotate(people=Count("pk"))
        .order_by("month")
        .values_list("month", "people")
    )
    months = [date(year, month, 1) for month in range(1, 13)]
    largest = max(by_month.values(), default=0) or 1
    rows = [(m, by_month.get(m, 0), round(100 * by_month.get(m, 0) / largest)) for m in months]
    found = (
        people.values(case_pk=F("case"))
        .annotate(people=Count("pk"), last_on=Max("put_right_on"))
        .order_by("-last_on", "-case")[:MOST]
    )
    counted = list(found)
    cases = (
        Case.objects.visible_to(user)
        .select_related("enterprise")
        .in_bulk([row["case_pk"] for row in counted])
    )
    listed = [row | {"case": cases[row["case_pk"]]} for row in counted if row["case_pk"] in cases]
    return Covered(year, sum(by_month.values()), rows, listed)
