"""What was done to an installation, so that a benchmark broken off goes on where it stopped."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.installation import folder_of
from benchmarks.scales import Scale


def read(scale: Scale) -> dict[str, Any]:
    """The notes by topic; {} at the beginning."""
    path = folder_of(scale) / "benchmark.json"
    return dict(json.loads(path.read_text())) if path.exists() else {}


def write(scale: Scale, **topics: Any) -> None:
    """Adds (or replaces) topics."""
    path = folder_of(scale) / "benchmark.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps(read(scale) | topics, indent=1, default=str))
    half.rename(path)
