"""Which door to knock at first: an alert's score with its reasons, an enterprise's category.

The weights are policy: rows that people edit, with source and reason (OrderWeight, RegimeWeight).
The sums are made by the database.
"""

import json
from typing import Any

from alerts.models import OrderWeight, RegimeWeight


def alert_weights() -> dict[str, Any]:
    """The weights of an alert's score as they stand now, as SQL values."""
    known = OrderWeight.objects.by_section()["alert"]
    severity = [known.pop(f"severity_{grade}") for grade in (1, 2, 3)]
    points = json.dumps(RegimeWeight.objects.points())
    return {**known, "severity_points": severity, "regime_points": points}


def category_weights() -> dict[str, Any]:
    """The weights of an enterprise's category as they stand now, as SQL values."""
    known = OrderWeight.objects.by_section()
    return {**known["category"], "sector_points": json.dumps(known["sector"])}
