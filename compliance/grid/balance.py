"""Which areas to move so that every full-time inspector has about as much to do.

Plain and repeatable. Measured is how far the load of a full-time inspector lies from the average of
the district: the standard deviation over the inspectors, nought if all had the same. As long as one
move of one area to a neighbouring group lowers it, the move that lowers it most is made; of equal
ones the first by code. Areas are neighbours when their codes follow one another in the district;
those with next to nothing to do in them stay. A group without a full-time inspector neither gives
nor takes: there is no load each to even out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

DISTRICT_DIGITS = 6
SMALLEST = Decimal("0.05")  # points: an area that would be listed as 0.0 is not worth a move
LEAST_GAIN = Decimal("0.01")  # points off the average: a move that gains less shows no gain
WORTH_IT = Decimal("0.1")  # all moves together: less would not show in the headline


@dataclass(frozen=True)
class Move:
    """One area from one group to another; `deviation` is the measure once it is made."""

    stem: str
    name: str
    points: Decimal
    source: str
    target: str
    deviation: Decimal


def suggest(
    areas: Sequence[dict[str, Any]], parts: Mapping[str, Decimal], *, most: int = 200
) -> list[Move]:
    """The moves that even out points per full-time inspector, at most one for each area.

    `areas` are rows with stem, name, points and group_code; `parts` says how many full-time
    inspectors each group has. Each move lowers the measure, and none takes a group's last area.
    """
    units = sorted((row for row in areas if row["points"] >= SMALLEST), key=lambda row: row["stem"])
    where = {row["stem"]: row["group_code"] for row in units}
    carried = carried_by(areas, parts)
    before = so_far = deviation(carried, parts)
    moves: list[Move] = []
    done: set[str] = set()
    while len(moves) < most and (best := _best(units, where, carried, parts, done)):
        row, source, goal = best
        carried[source] -= row["points"]
        carried[goal] += row["points"]
        after = deviation(carried, parts)
        if so_far - after < LEAST_GAIN:
            break
        where[row["stem"]], so_far = goal, after
        done.add(row["stem"])
        moves.append(Move(row["stem"], row["name"], row["points"], source, goal, after))
    return moves if before - so_far >= WORTH_IT else []


def carried_by(areas: Sequence[dict[str, Any]], parts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The points of each group that has a full-time inspector."""
    carried = {code: Decimal(0) for code, part in sorted(parts.items()) if part}
    for row in areas:
        if row["group_code"] in carried:
            carried[row["group_code"]] += row["points"]
    return carried


def deviation(carried: Mapping[str, Decimal], parts: Mapping[str, Decimal]) -> Decimal:
    """How far an inspector's load lies from the average: the standard deviation, in points."""
    inspectors = sum((parts[code] for code in carried), Decimal(0))
    if not inspectors:
        return Decimal(0)
    average = sum(carried.values(), Decimal(0)) / inspectors
    squares = (parts[code] * (carried[code] / parts[code] - average) ** 2 for code in carried)
    return (sum(squares, Decimal(0)) / inspectors).sqrt()


def cut(areas: Sequence[dict[str, Any]], codes: Sequence[str]) -> dict[str, str]:
    """Areas in the order of their codes, cut into runs of about equal points: stem → group."""
    units = sorted(areas, key=lambda row: row["stem"])
    whole = sum((row["points"] for row in units), Decimal(0))
    chosen: dict[str, str] = {}
    so_far = Decimal(0)
    for at, row in enumerate(units):
        middle = so_far + row["points"] / 2
        by_points = int(middle * len(codes) / whole) if whole else at * len(codes) // len(units)
        chosen[row["stem"]] = codes[min(by_points, len(codes) - 1)]
        so_far += row["points"]
    if len(units) >= len(codes):  # nobody is left without an area
        for at, code in enumerate(codes):
            if code not in chosen.values():
                chosen[units[at if at == 0 else at - len(codes)]["stem"]] = code
    return chosen


def _best(
    units: Sequence[dict[str, Any]],
    where: Mapping[str, str],
    carried: Mapping[str, Decimal],
    parts: Mapping[str, Decimal],
    done: set[str],
) -> tuple[dict[str, Any], str, str] | None:
    """The area whose move gains most, where it lies and where it goes; None if none gains."""
    best: tuple[Decimal, str, str] | None = None
    found: tuple[dict[str, Any], str, str] | None = None
    for row, source, goal in _possible(units, where, carried, done):
        gain = _gain(row["points"], source, goal, carried, parts)
        rank = (-gain, row["stem"], goal)
        if gain > 0 and (best is None or rank < best):
            best, found = rank, (row, source, goal)
    return found


def _possible(
    units: Sequence[dict[str, Any]],
    where: Mapping[str, str],
    carried: Mapping[str, Decimal],
    done: set[str],
) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Every move to a neighbouring group that leaves its group an area with something to do."""
    sizes = Counter(where.values())
    for at, row in enumerate(units):
        source = where[row["stem"]]
        if row["stem"] in done or sizes[source] == 1 or source not in carried:
            continue
        for goal in sorted(_neighbours(units, where, at) - {source}):
            if goal in carried:
                yield row, source, goal


def _neighbours(units: Sequence[dict[str, Any]], where: Mapping[str, str], at: int) -> set[str]:
    beside = [units[n]["stem"] for n in (at - 1, at + 1) if 0 <= n < len(units)]
    district = units[at]["stem"][:DISTRICT_DIGITS]
    return {where[stem] for stem in beside if stem.startswith(district)}


def _gain(
    points: Decimal,
    source: str,
    goal: str,
    carried: Mapping[str, Decimal],
    parts: Mapping[str, Decimal],
) -> Decimal:
    """By how much the sum of squares behind the measure shrinks; the average does not change."""
    before = carried[source] ** 2 / parts[source] + carried[goal] ** 2 / parts[goal]
    left, grown = carried[source] - points, carried[goal] + points
    return before - left**2 / parts[source] - grown**2 / parts[goal]
