"""Growth: the same city at 0.1, 0.3 and 1 of the scale; the time per row must stay flat."""

from __future__ import annotations

from typing import Any

from benchmarks.installation import measured_in, stop
from benchmarks.scales import Scale, parts_of
from benchmarks.targets import at_most, ratio

FLAT = 1.3


def measure(scale: Scale) -> dict[str, Any]:
    """Microseconds per row of import and of the first comparison at each size.

    Smaller cities pay the fixed cost of starting on fewer rows, so flat means: per row, the
    largest costs at most 1.3 × the cheapest of the smaller ones.
    """
    points = []
    for part in parts_of(scale):
        points.append(measured_in(part, "growth_point"))
        if part != scale:
            stop(part)
    largest, smaller = points[-1], points[:-1]
    return {
        "points": points,
        "targets": [
            at_most(
                f"{what} per row, largest / cheapest smaller",
                ratio(largest[what], min(point[what] for point in smaller)),
                FLAT,
                "x",
            )
            for what in ("import_microseconds", "comparison_microseconds")
        ],
    }
