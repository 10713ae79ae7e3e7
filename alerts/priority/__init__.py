"""Which door to knock at first: an alert's score with its reasons, an enterprise's category.

The weights are policy and stand in weights.toml; the sums are made by the database.
"""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def weights() -> dict[str, dict[str, Any]]:
    """The weights by section (`alert`, `category`), as SQL values."""
    text = (Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    read["alert"]["regime_points"] = json.dumps(read["alert"]["regime_points"])
    return read
