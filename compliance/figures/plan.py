"""The plan of coverage extension: each target beside what the latest count reached of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from compliance.models import CoverageTarget
from compliance.models.snapshots import FigureValueQuerySet, PeriodKind


@dataclass(frozen=True)
class Planned:
    """A target, what was reached in its unit, and the day of the count; neither before one."""

    target: CoverageTarget
    reached: Decimal | None
    counted_on: date | None


def beside(targets: Iterable[CoverageTarget], *, rows: FigureValueQuerySet) -> list[Planned]:
    """The targets in their order with what was reached, as far as `rows` may be seen."""
    columns = ("period_on", "scope_kind", "scope_code", "dimension")
    counted = rows.filter(code="plan", period_kind=PeriodKind.YEAR, dimension_kind="measure")
    found = {
        (year.year, *key): (round(reached, 2), day)
        for year, *key, reached, day in counted.order_by().values_list(
            *columns, "numerator", "snapshot__as_of"
        )
    }
    return [Planned(each, *found.get(_key(each), (None, None))) for each in targets]


def _key(target: CoverageTarget) -> tuple[int, str, str, str]:
    return target.year, target.scope_kind, target.scope_code, target.measure
