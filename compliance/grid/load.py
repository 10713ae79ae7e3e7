"""How much there is to do, by group, by person and by area: one statement each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from compliance.models import FigureCode, LegalFigure
from inspectorate.foundation.statements import fetch

VISITS_AHEAD = timedelta(days=14)
COUNTED = ("enterprises", "alerts", "cases", "visits")


@dataclass(frozen=True)
class Weights:
    """Points of load that a case, an alert and an enterprise count as (rows with their source)."""

    case: Decimal
    alert: Decimal
    enterprise: Decimal

    def points(self, row: dict[str, Any]) -> Decimal:
        """The load of a row with counts of cases, alerts and enterprises."""
        return (
            self.case * row["cases"]
            + self.alert * row["alerts"]
            + self.enterprise * row["enterprises"]
        )


def weights(*, on: date) -> Weights:
    """The weights in force on a day."""
    codes = {
        "case": FigureCode.LOAD_CASE,
        "alert": FigureCode.LOAD_ALERT,
        "enterprise": FigureCode.LOAD_ENTERPRISE,
    }
    begun = LegalFigure.objects.filter(code__in=codes.values(), from_on__lte=on)
    values = dict(begun.order_by("from_on").values_list("code", "value"))
    return Weights(**{name: values[code.value] for name, code in codes.items()})


def load_of_groups(groups: Iterable[int], *, on: date) -> list[dict[str, Any]]:
    """A row per group: counts, staff, points, and points per full-time inspector (None: nobody)."""
    weigh = weights(on=on)
    rows = fetch(
        "compliance", "load_of_groups", groups=list(groups), on=on, until=on + VISITS_AHEAD
    )
    for row in rows:
        row["points"] = weigh.points(row)
        row["per_inspector"] = per_inspector(row["points"], row["full_time_parts"])
        row["alerts_each"] = per_inspector(row["alerts"], row["full_time_parts"])
        row["enterprises_each"] = per_inspector(row["enterprises"], row["full_time_parts"])
    return rows


def per_inspector(amount: Decimal | int, parts: Decimal) -> Decimal | None:
    """The amount for each whole full-time inspector; None where there is no part of one."""
    return Decimal(amount) / parts if parts else None


def load_of_people(people: Iterable[int], *, on: date) -> list[dict[str, Any]]:
    """A row per inspector: groups, open alerts in them, own cases and visits, away until when."""
    return fetch(
        "compliance", "load_of_people", people=list(people), on=on, until=on + VISITS_AHEAD
    )


def areas_of_groups(groups: Iterable[int], *, on: date) -> list[dict[str, Any]]:
    """A row per smallest area of the groups, with the group it lies in, its counts and points."""
    weigh = weights(on=on)
    rows = fetch("compliance", "areas_of_groups", groups=list(groups))
    for row in rows:
        row["points"] = weigh.points(row)
    return rows
