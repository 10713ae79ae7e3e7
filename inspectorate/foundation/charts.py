"""Small line charts as SVG geometry, made on the server; the table beside them is the equal way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

WIDTH, HEIGHT = 924, 180
LEFT, RIGHT, TOP, BOTTOM = 44, 96, 12, 22


@dataclass(frozen=True)
class Chart:
    """Two lines over the same marks: paths, end points with labels, grid and marks."""

    width: int
    height: int
    lines: list[dict[str, Any]]
    grid: list[dict[str, Any]]
    marks: list[dict[str, Any]]
    upright: float | None = None


def step_above(value: float) -> int:
    """A round number that is at least `value`: 1, 2 or 5 times a power of ten."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if factor * size >= value:
                return factor * size
        size *= 10


def line_chart(
    marks: Sequence[Any],
    series: Sequence[tuple[str, str, Sequence[float]]],
    *,
    top: int | None = None,
    upright: int | None = None,
) -> Chart | None:
    """Lines of (class suffix, name, values), a value per mark, from zero; None below two marks.

    A line may stop before the last mark. `top` is the end of the scale, by default a round number
    above the values; `upright` the mark at which a line stands across.
    """
    if len(marks) < 2:
        return None
    highest = max((max(values, default=0) for _key, _name, values in series), default=1)
    top = top or step_above(highest or 1)
    inner_width, inner_height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def x(n: int) -> float:
        return round(LEFT + n * inner_width / (len(marks) - 1), 1)

    def y(value: float) -> float:
        return round(TOP + inner_height * (1 - value / top), 1)

    every = max(1, round(len(marks) / 6))
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        lines=_apart(
            [
                {
                    "key": key,
                    "name": name,
                    "path": "M" + "L".join(f"{x(n)} {y(v)}" for n, v in enumerate(values)),
                    "x": x(len(values) - 1),
                    "label_x": x(len(values) - 1) + 8,
                    "y": y(values[-1]),
                    "label_y": y(values[-1]) + 4,
                }
                for key, name, values in series
                if values
            ]
        ),
        grid=[
            {
                "value": round(top * part / 2),
                "y": y(top * part / 2),
                "text_y": y(top * part / 2) + 4,
            }
            for part in (0, 1, 2)
        ],
        marks=[{"mark": marks[n], "x": x(n)} for n in range(0, len(marks), every)],
        upright=None if upright is None else x(min(upright, len(marks) - 1)),
    )


def _apart(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Moves the labels of the lines' ends apart where they would overlap."""
    ordered = sorted(lines, key=lambda line: line["label_y"])
    for upper, lower in pairwise(ordered):
        lower["label_y"] = max(lower["label_y"], upper["label_y"] + 15)
    return lines
