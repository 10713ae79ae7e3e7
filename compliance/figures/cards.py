"""A card of a dashboard: a sentence, a table, and how the table is drawn as a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from inspectorate.foundation import writing

from . import names
from .boards import Number, Numbers
from .catalogue import FIGURES, Figure, Unit

DASH = "–"


@dataclass(frozen=True)
class Cell:
    """A number of a table: as it is, as it is written, and as a chart draws it."""

    value: Number
    unit: Unit

    @property
    def text(self) -> str:
        """As people read it."""
        if self.value is None:
            return DASH
        match self.unit:
            case Unit.SHARE:
                return writing.share(self.value, 1)
            case Unit.YUAN:
                return writing.yuan(self.value)
            case Unit.HOURS | Unit.EACH:
                return f"{self.value:,.1f}"
            case _:
                return writing.number_whole(self.value)

    @property
    def drawn(self) -> str:
        """As a chart takes it: shares in per cent; '' where there is none."""
        if self.value is None:
            return ""
        return f"{self.value * 100:.2f}" if self.unit == Unit.SHARE else f"{self.value:.2f}"

    @property
    def plain(self) -> Any:
        """As a spreadsheet takes it."""
        if self.value is None or self.value != self.value.to_integral_value():
            return self.value
        return int(self.value)


@dataclass(frozen=True)
class Column:
    """A column of numbers; `drawn` if the chart shows it."""

    words: Any
    drawn: bool = False


@dataclass(frozen=True)
class Row:
    """A row: its name, the short name a chart writes, its numbers, and where its name leads."""

    name: str
    cells: Sequence[Cell]
    address: str = ""
    short: str = ""
    chinese: bool = False


@dataclass(frozen=True)
class Card:
    """One card. `chart` is lines, columns, bars, stack (of bars) or '' (a table alone).

    `target` is drawn as a line across; `whole` is the end of a scale of per cent.
    """

    key: str
    title: Any
    heading: Any
    columns: Sequence[Column]
    rows: Sequence[Row]
    say: Any = ""
    note: Any = ""
    chart: str = ""
    target: Number = None
    figures: Sequence[Figure] = field(default_factory=list)
    unit: str = ""
    wide: bool = False

    @property
    def target_drawn(self) -> str:
        return "" if self.target is None else f"{self.target:.2f}"


def defined(*codes: str) -> list[Figure]:
    """The definitions a card shows."""
    return [FIGURES[code] for code in codes]


def cell(code: str, numbers: Numbers) -> Cell:
    """The value of a figure in its unit."""
    return Cell(numbers.value, FIGURES[code].unit)


def counted(number: Number) -> Cell:
    """A whole number."""
    return Cell(number, Unit.COUNT)


def row_of_month(month: date, cells: Sequence[Cell]) -> Row:
    """The row of a month; a chart writes it short."""
    return Row(writing.month(month), cells, short=writing.month_short(month))


def rows_by(
    kind: str,
    found: Mapping[str, Numbers],
    cells: Callable[[str], Sequence[Cell]],
    *,
    word: Callable[[str], str] | None = None,
) -> list[Row]:
    """A row for each value of a dimension: `found` has the numbers they are ordered by."""
    said = word or partial(names.label, kind)
    sizes = {
        code: numbers.denominator or numbers.value or Decimal(0) for code, numbers in found.items()
    }
    return [Row(said(code), cells(code)) for code in ordered(kind, found, sizes)]


def ordered(kind: str, codes: Iterable[str], sizes: dict[str, Decimal]) -> list[str]:
    """Values of a dimension in their own order, others the largest first; unknown ones last."""
    listed = names.ORDERS.get(kind)
    if listed:
        known = [code for code in listed if code in codes]
        return known + sorted(code for code in codes if code not in listed)
    return sorted(codes, key=lambda code: (code == "", -sizes.get(code, Decimal(0)), code))
