"""Snapshots against the oracle: every cell of every figure, on random cities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import pytest

from compliance.actions import snapshots
from compliance.models import FigureValue
from tests.oracle.figure_sheet import SHANGHAI, Cell
from tests.oracle.figure_worlds import DAY, random_tables
from tests.oracle.figures_oracle import figures
from tests.oracle.shadowing import shadow

Numbers = tuple[Decimal, Decimal, Decimal | None]


def counted() -> dict[Cell, Numbers]:
    """What a snapshot counts."""
    now = datetime.combine(DAY, time(23), SHANGHAI)
    snapshots.take(snapshots.ask(as_of=DAY, by=None, now=now), now=now)
    return {
        Cell(
            row.code,
            row.scope_kind,
            row.scope_code,
            row.dimension_kind,
            row.dimension,
            row.period_kind,
            row.period_on,
        ): (row.numerator or Decimal(0), row.denominator or Decimal(0), row.value)
        for row in FigureValue.objects.order_by("pk")
    }


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_snapshot_equals_the_recomputation(seed: int) -> None:
    tables = random_tables(seed)
    expected = {cell: tuple(figure) for cell, figure in figures(tables, DAY).items()}
    shadow(tables)
    found = counted()
    assert differences(found, expected) == []


def differences(found: Mapping[Cell, Any], expected: Mapping[Cell, Any]) -> list[str]:
    """A line for each cell that is not the same in both."""
    return [
        f"{words(cell)}: {words(found.get(cell))}, expected {words(expected.get(cell))}"
        for cell in sorted({*found, *expected})
        if found.get(cell) != expected.get(cell)
    ]


def words(parts: Sequence[Any] | None) -> str:
    """The parts of a cell, or of its numbers."""
    return "nothing" if parts is None else " ".join(map(str, parts))
