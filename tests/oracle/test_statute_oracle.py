"""The oracle of the two years against days written down by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.oracle.statute_oracle import last_day_in_time, out_of_time


@pytest.mark.parametrize(
    ("ended", "found", "continuing", "late"),
    [
        ("2024-03-05", "2024-03-05", False, False),
        ("2024-03-05", "2026-03-04", False, False),
        ("2024-03-05", "2026-03-05", False, False),  # the same date two years later
        ("2024-03-05", "2026-03-06", False, True),
        ("2024-03-05", "2030-01-01", False, True),
        ("2024-03-05", "2030-01-01", True, False),  # still going on when it was found
        ("2024-02-29", "2026-02-28", False, False),  # no such day: the last of the month
        ("2024-02-29", "2026-03-01", False, True),
        ("2022-02-28", "2024-02-28", False, False),
        ("2022-02-28", "2024-02-29", False, True),  # a leap year gives no day more
        ("2023-12-31", "2025-12-31", False, False),
        ("2023-12-31", "2026-01-01", False, True),
        ("2024-11-23", "2026-11-23", False, False),
        ("2024-11-21", "2026-11-23", False, True),  # its end, a Saturday, does not move
    ],
)
def test_two_years(ended: str, found: str, continuing: bool, late: bool) -> None:
    assert (
        out_of_time(date.fromisoformat(ended), date.fromisoformat(found), continuing=continuing)
        is late
    )


def test_the_last_day_in_time_of_a_leap_day() -> None:
    assert last_day_in_time(date(2024, 2, 29)) == date(2026, 2, 28)
