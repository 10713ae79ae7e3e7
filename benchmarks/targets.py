"""Targets and whether they were reached, side by side with the figure."""

from __future__ import annotations

from typing import Any


def at_most(what: str, value: float, target: float, unit: str = "") -> dict[str, Any]:
    """A figure that must not exceed its target."""
    return _judged(what, value, f"<= {target} {unit}".strip(), reached=value <= target)


def at_least(what: str, value: float, target: float, unit: str = "") -> dict[str, Any]:
    """A figure that must not fall short of its target."""
    return _judged(what, value, f">= {target} {unit}".strip(), reached=value >= target)


def _judged(what: str, value: float, target: str, *, reached: bool) -> dict[str, Any]:
    return {"what": what, "value": round(value, 4), "target": target, "reached": reached}


def ratio(part: float, whole: float) -> float:
    """part / whole; 0 where nothing is compared with nothing."""
    return part / whole if whole else 0.0


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, -(-int(share * 1000) * len(ranked) // 1000) - 1))]
