"""Which areas to move so that every full-time inspector has about as much to do.

Plain and repeatable: each group ought to carry points in the proportion of its full-time
inspectors. As long as one move of one area to a neighbouring group brings the city nearer to that,
the move that helps most is made; of equal ones the first by code. Areas are neighbours when their
codes follow one another in the district; those with next to nothing to do in them stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

DISTRICT_DIGITS = 6
SMALLEST = Decimal("0.05")  # points: an area that would be listed as 0.0 is not worth a move
NOBODY = Decimal("0.01")  # so that a group without a full-time inspector still gets nearly nothing


@dataclass(frozen=True)
class Move:
    """One area from one group to another."""

    stem: str
    name: str
    points: Decimal
    source: str
    target: str


def suggest(
    areas: Sequence[dict[str, Any]], parts: dict[str, Decimal], *, most: int = 200
) -> list[Move]:
    """The moves that even out points per full-time inspector, at most one for each area.

    `areas` are rows with stem, name, points and group_code; `parts` says how many full-time
    inspectors each group has.
    """
    units = sorted((row for row in areas if row["points"] >= SMALLEST), key=lambda row: row["stem"])
    where = {row["stem"]: row["group_code"] for row in units}
    carried = _carried(units, parts)
    wanted = targets(carried, parts)
    moves: list[Move] = []
    done: set[str] = set()
    for _turn in range(most):
        best = _best(units, where, carried, wanted, done)
        if best is None:
            break
        row, goal = best
        source = where[row["stem"]]
        carried[source] -= row["points"]
        carried[goal] += row["points"]
        where[row["stem"]] = goal
        done.add(row["stem"])
        moves.append(Move(row["stem"], row["name"], row["points"], source, goal))
    return moves


def targets(carried: dict[str, Decimal], parts: dict[str, Decimal]) -> dict[str, Decimal]:
    """The points each group ought to carry: all of them, in proportion to its inspectors."""
    weights = {code: parts.get(code, Decimal(0)) or NOBODY for code in carried}
    whole, all_parts = sum(carried.values(), Decimal(0)), sum(weights.values())
    return {code: whole * weight / all_parts for code, weight in weights.items()}


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


def spread(points_each: Iterable[Decimal | float | None]) -> float:
    """The largest load per inspector less the smallest, over groups that have one."""
    known = [float(each) for each in points_each if each is not None]
    return round(max(known) - min(known), 1) if known else 0.0


def _carried(units: Sequence[dict[str, Any]], parts: dict[str, Decimal]) -> dict[str, Decimal]:
    carried = dict.fromkeys([*parts, *(row["group_code"] for row in units)], Decimal(0))
    for row in units:
        carried[row["group_code"]] += row["points"]
    return dict(sorted(carried.items()))


def _best(
    units: Sequence[dict[str, Any]],
    where: dict[str, str],
    carried: dict[str, Decimal],
    wanted: dict[str, Decimal],
    done: set[str],
) -> tuple[dict[str, Any], str] | None:
    sizes = Counter(where.values())
    best: tuple[Decimal, str, str] | None = None
    found: tuple[dict[str, Any], str] | None = None
    for at, row in enumerate(units):
        source = where[row["stem"]]
        if row["stem"] in done or sizes[source] == 1:
            continue
        for goal in sorted(_neighbours(units, where, at) - {source}):
            gain = _gain(row["points"], source, goal, carried, wanted)
            rank = (-gain, row["stem"], goal)
            if gain > 0 and (best is None or rank < best):
                best, found = rank, (row, goal)
    return found


def _neighbours(units: Sequence[dict[str, Any]], where: dict[str, str], at: int) -> set[str]:
    beside = [units[n]["stem"] for n in (at - 1, at + 1) if 0 <= n < len(units)]
    district = units[at]["stem"][:DISTRICT_DIGITS]
    return {where[stem] for stem in beside if stem.startswith(district)}


def _gain(
    points: Decimal,
    source: str,
    goal: str,
    carried: dict[str, Decimal],
    wanted: dict[str, Decimal],
) -> Decimal:
    """By how much the squared distance of both groups from their targets shrinks, relatively."""

    def distance(code: str, amount: Decimal) -> Decimal:
        goal_points = wanted[code] or NOBODY
        return (amount - wanted[code]) ** 2 / goal_points

    before = distance(source, carried[source]) + distance(goal, carried[goal])
    after = distance(source, carried[source] - points) + distance(goal, carried[goal] + points)
    return before - after
