"""Results: one JSON object per measure, printed and kept with what it was measured on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.machine import commit, machine
from benchmarks.rows import counted
from benchmarks.scales import Scale

FOLDER = Path(__file__).parent / "results"


def complete(name: str, scale: Scale, measured: dict[str, Any]) -> dict[str, Any]:
    """The measure's own figures with commit, machine and count(*) of every table around them."""
    plans = measured.pop("plans", {})
    targets = measured.pop("targets", [])
    return {
        "name": name,
        "scale": scale.name,
        "city_share": scale.share,
        "commit": commit(),
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "targets": targets,
        "measured": measured,
        "rows": counted(),
        "plans": plans,
    }


def keep(result: dict[str, Any]) -> None:
    """Writes results/NAME.json (the latest run) and results/SCALE/NAME.json (that scale's)."""
    text = json.dumps(result, indent=1, ensure_ascii=False, default=str) + "\n"
    for folder in (FOLDER, FOLDER / result["scale"]):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{result['name']}.json").write_text(text, encoding="utf-8")
