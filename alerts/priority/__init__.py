"""Which door to knock at first: an alert's score with its reasons, an enterprise's category.

The weights are policy: those of the regimes are rows that people edit (RegimeWeight), the others
stand in weights.toml. The sums are made by the database.
"""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from alerts.models import RegimeWeight


@cache
def weights() -> dict[str, dict[str, Any]]:
    """The weights by section (`alert`, `category`), as SQL values."""
    text = (Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def alert_weights() -> dict[str, Any]:
    """The weights of an alert's score, those of the regimes as they stand now, as SQL values."""
    points = json.dumps(RegimeWeight.objects.points())
    return {**weights()["alert"], "regime_points": points}
