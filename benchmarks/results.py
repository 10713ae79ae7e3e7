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
    """Writes results/SCALE/NAME.json, and results/NAME.json unless that is of a larger city."""
    text = json.dumps(result, indent=1, ensure_ascii=False, default=str) + "\n"
    name = f"{result['name']}.json"
    (FOLDER / result["scale"]).mkdir(parents=True, exist_ok=True)
    (FOLDER / result["scale"] / name).write_text(text, encoding="utf-8")
    if _share_of(FOLDER / name) <= result["city_share"]:
        (FOLDER / name).write_text(text, encoding="utf-8")


def _share_of(path: Path) -> float:
    """The size of the city a kept result was measured on; 0 if there is none."""
    return float(json.loads(path.read_text())["city_share"]) if path.exists() else 0.0
