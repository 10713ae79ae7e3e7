"""Pages measured in turns, each in a process of its own; of each page the quietest turn counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.installation import measured_in
from benchmarks.scales import Scale

TURNS = 3

Times = dict[str, dict[str, Any]]


def quietest(scale: Scale, name: str) -> Times:
    """Each page's quietest turn, as `benchmarks.<name>` times it as the web role."""
    [times] = quietest_of([scale], name)
    return times


def quietest_of(scales: Sequence[Scale], name: str) -> list[Times]:
    """The same at several scales, in turns, so that all of them meet the same neighbours."""
    found = [measured_in(scale, name, role="web") for scale in scales]
    for _turn in range(TURNS - 1):
        for n, scale in enumerate(scales):
            found[n] = _quieter(found[n], measured_in(scale, name, role="web"))
    return found


def _quieter(one: Times, other: Times) -> Times:
    return {
        page: min(one[page], other[page], key=lambda times: times["p95_milliseconds"])
        for page in one
    }
