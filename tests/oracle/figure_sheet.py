"""What all figures share: the day, scopes, periods, rounding, and the sheet cells are summed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
Row = Mapping[str, Any]
Exact = Fraction | int
Scope = tuple[str, str]
Dimension = tuple[str, str]
TOTAL: Dimension = ("", "")


class Cell(NamedTuple):
    """What a figure is about."""

    code: str
    scope_kind: str
    scope_code: str
    dimension_kind: str
    dimension: str
    period_kind: str
    period: date


class Figure(NamedTuple):
    """Its numbers, each rounded as it is kept; 0 where the definition names none."""

    numerator: Decimal
    denominator: Decimal
    value: Decimal | None


def rounded(number: Fraction | Decimal | int, places: int) -> Decimal:
    """Half up to so many decimals, exactly."""
    if isinstance(number, int):
        return Decimal(number)
    exact = Fraction(number) * 10**places
    sign = -1 if exact < 0 else 1
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    return (Decimal(sign * whole) / Decimal(10) ** places).quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
    )


def day_of(moment: datetime) -> date:
    """The day of a moment where the inspectorate is."""
    return moment.astimezone(SHANGHAI).date()


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def by_id(rows: Iterable[Row]) -> dict[Any, Row]:
    """The rows of a table by their id."""
    return {row["id"]: row for row in rows}


def grouped(rows: Iterable[Row], column: str) -> dict[Any, list[Row]]:
    """The rows of a table by one of their columns, those without it left out."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        if row[column] is not None:
            found.setdefault(row[column], []).append(row)
    return found


@dataclass
class Sheet:
    """The tables, the day, and the sums of each cell.

    `tables` maps a table's name to its rows as `SELECT * FROM table` gives them.
    """

    tables: Mapping[str, list[Row]]
    as_of: date
    sums: dict[Cell, list[Any]] = field(default_factory=dict)
    figures: dict[Cell, Figure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.grid_codes = {row["id"]: row["code"] for row in self["organisation_gridgroup"]}

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables[table]

    @property
    def month(self) -> date:
        """M: the month of the as-of day."""
        return month_of(self.as_of)

    @property
    def month_before(self) -> date:
        """P: the month before."""
        first = self.month
        return date(first.year - (first.month == 1), (first.month + 10) % 12 + 1, 1)

    def flow_month(self, day: date | None) -> date | None:
        """The month a flow of that day is counted in; None outside the months kept."""
        if day is None or day > self.as_of or day.year < self.as_of.year - 1:
            return None
        return month_of(day)

    def scopes(self, row: Row, *, street: bool = False) -> list[Scope]:
        """The scopes a row that carries district and group lies in."""
        found = [("city", "")]
        if row["district_code"]:
            found.append(("district", row["district_code"]))
        if street and len(row["area_stem"]) >= 9:
            found.append(("street", row["area_stem"][:9]))
        grid = self.grid_codes.get(row["grid_group_id"])
        if grid:
            found.append(("grid", grid))
        return found

    def add(
        self,
        code: str,
        scopes: Iterable[Scope],
        dimensions: Iterable[Dimension],
        period: tuple[str, date] | None = None,
        *,
        numerator: Exact | Decimal = 0,
        denominator: Exact | Decimal = 0,
    ) -> None:
        """Adds to one cell for each scope and dimension; period: the month of the day."""
        of_period = period or ("month", self.month)
        top, bottom = exactly(numerator), exactly(denominator)
        for scope in scopes:
            for dimension in dimensions:
                sums = self.sums.setdefault(Cell(code, *scope, *dimension, *of_period), [0, 0])
                sums[0] += top
                sums[1] += bottom

    def close(self, *codes: str, value: Callable[[Exact, Exact], Decimal | None]) -> None:
        """Turns the sums of these codes into figures."""
        for cell in [cell for cell in self.sums if cell.code in codes]:
            top, bottom = self.sums.pop(cell)
            if top or bottom:
                self.figures[cell] = Figure(rounded(top, 4), rounded(bottom, 4), value(top, bottom))


def exactly(number: Exact | Decimal) -> Exact:
    """Money as a fraction, the rest as it is."""
    return Fraction(number) if isinstance(number, Decimal) else number


def count(top: Exact, bottom: Exact) -> Decimal | None:
    """Counts and sums: the numerator."""
    return rounded(top, 6)


def share(top: Exact, bottom: Exact) -> Decimal | None:
    """Shares: to six decimals."""
    return rounded(Fraction(top) / bottom, 6) if bottom else None


def load(top: Exact, bottom: Exact) -> Decimal | None:
    """Loads: to two decimals."""
    return rounded(Fraction(top) / bottom, 2) if bottom else None
