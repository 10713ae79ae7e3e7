"""When an exposed enterprise paid: a pair for each clause of the definition."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.test_figures_oracle import numbers, on

NEXT_DAY = {"wages_paid_on": on("2026-01-24")}
LISTED = {"dimension": "list=2026-Q1", "period": date(2026, 1, 1)}


@pytest.mark.parametrize(
    ("entry", "after", "apart"),
    [
        ({}, (0, 0, 0, 0), 0),
        ({"wages_paid_on": on("2026-01-22")}, None, 1),  # the day before publication
        ({"wages_paid_on": on("2025-09-13")}, None, 1),
        ({"wages_paid_on": on("2026-01-23")}, (1, 1, 1, 1), 0),  # that very day
        (NEXT_DAY, (1, 1, 1, 1), 0),
        ({"wages_paid_on": on("2026-01-25")}, (0, 1, 1, 1), 0),
        ({"wages_paid_on": on("2026-01-30")}, (0, 1, 1, 1), 0),
        ({"wages_paid_on": on("2026-01-31")}, (0, 0, 1, 1), 0),
        ({"wages_paid_on": on("2026-02-22")}, (0, 0, 1, 1), 0),
        ({"wages_paid_on": on("2026-02-23")}, (0, 0, 0, 1), 0),
        ({"wages_paid_on": on("2026-12-01")}, (0, 0, 0, 0), 0),  # after the as-of day
        ({"wages_paid_on": on("2025-12-01"), "arrears_wages_yuan": Decimal(0)}, None, 0),
        # Half of it is no payment; the later day counts; what was not owed does not.
        ({**NEXT_DAY, "arrears_contributions_yuan": Decimal(1)}, (0, 0, 0, 0), 0),
        ({"contributions_paid_on": on("2026-01-24")}, (0, 0, 0, 0), 0),
        ({**NEXT_DAY, "contributions_paid_on": on("2026-02-24")}, (1, 1, 1, 1), 0),
        (
            {
                "arrears_contributions_yuan": Decimal(1),
                "wages_paid_on": on("2025-09-13"),
                "contributions_paid_on": on("2026-01-25"),
            },
            (0, 1, 1, 1),
            0,
        ),
        ({**NEXT_DAY, "paid_day_known": False}, None, 1),
        ({"wages_paid_on": on("2026-12-01"), "paid_day_known": False}, (0, 0, 0, 0), 0),
        ({**NEXT_DAY, "status": "withdrawn"}, None, 0),
    ],
)
def test_when_an_exposed_enterprise_paid(
    entry: dict[str, Any], after: tuple | None, apart: int
) -> None:
    rows = {"publicentry": [entry]}
    codes = ("exposure_paid_1", "exposure_paid_7", "exposure_paid_30", "exposure_paid")
    found = [numbers(code, **LISTED, **rows) for code in codes]
    assert found == [None if after is None else (each, 1) for each in after or (None,) * 4]
    assert numbers("exposure_paid_apart", **LISTED, **rows) == ((apart, 0) if apart else None)
    exposed = entry.get("status") != "withdrawn"
    assert numbers("exposed", **LISTED, **rows) == ((1, 0) if exposed else None)
