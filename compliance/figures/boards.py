"""The rows of a dashboard: read once from the snapshots, a handful of statements for any scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Sum

from compliance.models import PeriodKind, Snapshot, SnapshotState
from compliance.models.snapshots import FigureValueQuerySet

from . import names
from .catalogue import FIGURES, Figure
from .scopes import Place

Number = Decimal | None
# Counted of what the public lists and the cycles say at the time.
OF_LISTS = ("grades", "lists")
STOCKS = [code for code, figure in FIGURES.items() if not figure.flow]
FLOWS = [code for code, figure in FIGURES.items() if figure.flow]


class Numbers(NamedTuple):
    """What stands in one cell."""

    numerator: Number = None
    denominator: Number = None
    value: Number = None


NONE = Numbers()


@dataclass
class Board:
    """One scope and year. `month` is the last one of it whose flows are counted.

    `counted_on` is the day of the year's last snapshot, None where it has none; stocks stand as of
    that day.

    `totals` maps (code, dimension) to {period: Numbers} of months, `years` the same of years;
    `split` maps (code, dimension kind) to {dimension: Numbers} of the month (stocks) or summed over
    the year so far (flows); `lists` those of public lists and cycles.
    """

    place: Place
    snapshot: Snapshot
    year: int
    month: date
    counted_on: date | None = None
    totals: dict[tuple[str, str], dict[date, Numbers]] = field(default_factory=dict)
    years: dict[tuple[str, str], dict[int, Numbers]] = field(default_factory=dict)
    split: dict[tuple[str, str], dict[str, Numbers]] = field(default_factory=dict)
    lists: dict[str, list[tuple[date, str, Numbers]]] = field(default_factory=dict)

    @cached_property
    def sizes(self) -> dict[str, str]:
        """The size bands in words, as they held on the day that was counted."""
        return names.sizes(on=self.counted_on or self.snapshot.as_of)

    def word(self, kind: str, code: str) -> str:
        """A value of a dimension in words."""
        named = self.sizes.get(code) if kind == "size" else None
        return named or names.label(kind, code)

    @property
    def flows_counted_on(self) -> date | None:
        """The day on which flows and lists were counted where it is not that of the stocks."""
        return None if self.snapshot.as_of == self.counted_on else self.snapshot.as_of

    def day_of(self, figures: Iterable[Figure]) -> date | None:
        """The day of a card with these figures: flows and lists are counted by every snapshot."""
        anew = any(figure.flow or figure.family in OF_LISTS for figure in figures)
        return self.snapshot.as_of if anew else self.counted_on

    @property
    def stock_month(self) -> date:
        """The month whose stocks the year shows."""
        return self.counted_on.replace(day=1) if self.counted_on else self.month

    def now(self, code: str) -> Numbers:
        """A stock as of the year's last snapshot."""
        return self.in_month(code, self.stock_month)

    def in_month(self, code: str, month: date) -> Numbers:
        """The total of a month."""
        return self.totals.get((code, ""), {}).get(month, NONE)

    def in_year(self, code: str, dimension: str, year: int | None = None) -> Numbers:
        """What is counted by the year: hours by measure, the plan's targets by what they are of."""
        return self.years.get((code, dimension), {}).get(year or self.year, NONE)

    def by(self, code: str, kind: str) -> dict[str, Numbers]:
        """A figure by the values of a dimension."""
        return self.split.get((code, kind), {})

    def of_year(self, code: str, year: int | None = None) -> Numbers:
        """A flow over the year so far; of a year before, over the same months."""
        chosen = year or self.year
        found = [
            numbers
            for period, numbers in self.totals.get((code, ""), {}).items()
            if period.year == chosen and period.month <= self.month.month
        ]
        return summed(found)

    def months(self) -> list[date]:
        """The twelve months that end with the last one."""
        ends = self.month.year * 12 + self.month.month
        return [date((n - 1) // 12, (n - 1) % 12 + 1, 1) for n in range(ends - 11, ends + 1)]


def summed(found: list[Numbers]) -> Numbers:
    """Numerators and denominators added up; a value that is their ratio, or the sum."""
    if not found:
        return NONE
    top = sum((each.numerator or Decimal(0) for each in found), Decimal(0))
    if all(each.denominator is None for each in found):
        return Numbers(top, None, top)
    bottom = sum((each.denominator or Decimal(0) for each in found), Decimal(0))
    return Numbers(top, bottom, top / bottom if bottom else None)


def last_snapshot() -> Snapshot | None:
    """The finished snapshot of the latest day."""
    done = Snapshot.objects.filter(state=SnapshotState.DONE)
    return done.order_by("-as_of", "-id").first()


def counted_on(snapshot: Snapshot, year: int) -> date | None:
    """The day of the last finished snapshot of a year; None if there is none."""
    if snapshot.as_of.year == year:
        return snapshot.as_of
    of_year = Snapshot.objects.filter(state=SnapshotState.DONE, as_of__year=year)
    return of_year.order_by("-as_of").values_list("as_of", flat=True).first()


def board_of(place: Place, *, rows: FigureValueQuerySet, snapshot: Snapshot, year: int) -> Board:
    """Everything a dashboard of the place shows, but its map and its parts."""
    ends = snapshot.as_of.replace(day=1)
    month = ends if year == ends.year else date(year, 12, 1)
    board = Board(place, snapshot, year, month, counted_on(snapshot, year))
    own = rows.of(place.kind, place.code)
    _read_totals(board, own)
    _read_split(board, own)
    if place.kind == "city":
        _read_lists(board, own)
    return board


def _read_totals(board: Board, own: FigureValueQuerySet) -> None:
    found = own.filter(
        dimension_kind__in=("", "measure"), period_on__gte=date(board.year - 1, 1, 1)
    ).exclude(period_kind__in=(PeriodKind.CYCLE, PeriodKind.LIST))
    for code, dimension, kind, period, *numbers in found.order_by().values_list(
        "code", "dimension", "period_kind", "period_on", "numerator", "denominator", "value"
    ):
        cell = Numbers(*numbers)
        if kind == PeriodKind.YEAR:
            board.years.setdefault((code, dimension), {})[period.year] = cell
        else:
            board.totals.setdefault((code, dimension), {})[period] = cell


def _read_split(board: Board, own: FigureValueQuerySet) -> None:
    split = own.exclude(dimension_kind__in=("", "measure")).filter(period_kind=PeriodKind.MONTH)
    columns = ("code", "dimension_kind", "dimension")
    stocks = split.filter(code__in=STOCKS, period_on=board.stock_month).order_by()
    for code, kind, dimension, *numbers in stocks.values_list(
        *columns, "numerator", "denominator", "value"
    ):
        board.split.setdefault((code, kind), {})[dimension] = Numbers(*numbers)
    flows = split.filter(code__in=FLOWS, period_on__range=(date(board.year, 1, 1), board.month))
    sums: Any = (
        flows.order_by().values(*columns).annotate(top=Sum("numerator"), bottom=Sum("denominator"))
    )
    for row in sums:
        top, bottom = row["top"], row["bottom"]
        value = top if bottom is None else (top / bottom if bottom else None)
        by = board.split.setdefault((row["code"], row["dimension_kind"]), {})
        by[row["dimension"]] = Numbers(top, bottom, value)


def _read_lists(board: Board, own: FigureValueQuerySet) -> None:
    found = own.filter(period_kind__in=(PeriodKind.CYCLE, PeriodKind.LIST))
    for code, dimension, period, *numbers in found.order_by("-period_on", "dimension").values_list(
        "code", "dimension", "period_on", "numerator", "denominator", "value"
    ):
        board.lists.setdefault(code, []).append((period, dimension, Numbers(*numbers)))


def parts_of(
    place: Place,
    *,
    rows: FigureValueQuerySet,
    month: date,
    codes: list[str],
    kind: str,
    among: list[str] | None = None,
) -> dict[str, dict[str, Numbers]]:
    """Totals of the parts of a place in a month: code of the part → figure → numbers.

    `among` names the parts where the codes do not say which those are.
    """
    found = rows.filter(
        code__in=codes,
        scope_kind=kind,
        dimension_kind="",
        period_kind=PeriodKind.MONTH,
        period_on=month,
    )
    if place.kind == "district" and kind == "street":
        found = found.filter(scope_code__startswith=place.code)
    if among is not None:
        found = found.filter(scope_code__in=among)
    parts: dict[str, dict[str, Numbers]] = {}
    for code, scope, *numbers in found.order_by().values_list(
        "code", "scope_code", "numerator", "denominator", "value"
    ):
        parts.setdefault(scope, {})[code] = Numbers(*numbers)
    return parts
