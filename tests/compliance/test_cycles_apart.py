"""Cycles that overlap already: the migration that forbids it names the two and what to do."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest

DAYS = [date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1), date(2024, 12, 31)]
FIRST = ("city", "2022-2023", DAYS[0], DAYS[2])


@pytest.mark.parametrize(
    ("second", "overlap"),
    [
        (("city", "2023-2024", DAYS[2], DAYS[3]), True),
        (("city", "2023-2024", date(2023, 1, 2), DAYS[3]), False),
        (("national", "2022", DAYS[0], DAYS[1]), False),
    ],
)
def test_cycles_that_overlap_are_named(second: tuple[str, str, date, date], overlap: bool) -> None:
    told = import_module("compliance.migrations.0034_cycles_apart").overlap_in([FIRST, second])
    assert bool(told) == overlap
    if overlap:
        assert told.startswith("The cycles “2022-2023” (2022-01-01 to 2023-01-01) and “2023-2024”")
        assert "of the scale “city” overlap" in told
