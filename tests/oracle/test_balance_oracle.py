"""The balance of load against its own measure, worked out anew, and against every other way."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from compliance.grid import balance

SEEDS = range(60)
Where = dict[str, str]


@dataclass
class Town:
    """A few areas in a row, with their load, their groups, and the inspectors of each group."""

    areas: list[dict[str, Any]]
    parts: dict[str, Decimal]

    @classmethod
    def drawn(cls, seed: int) -> Town:
        """A town of up to seven areas in up to three groups; a group may have no inspector."""
        chance = random.Random(seed)
        codes = "ABC"[: chance.randint(2, 3)]
        owners = sorted(chance.choice(codes) for _n in range(chance.randint(3, 7)))
        areas = [
            {"stem": f"370214101{n:03}", "name": f"示例社区{n}", "group_code": owner,
             "points": Decimal(chance.choice([0, 1, 3, 8, 20, 55])) / 2}
            for n, owner in enumerate(owners)
        ]  # fmt: skip
        parts = {code: Decimal(chance.choice(["0", "0.5", "1", "2"])) for code in codes}
        return cls(areas, parts)

    def where(self) -> Where:
        """The group of each area."""
        return {row["stem"]: row["group_code"] for row in self.areas}

    def measure(self, where: Where) -> float:
        """The standard deviation of the load, one value for each part of an inspector."""
        load = dict.fromkeys(self.parts, 0.0)
        for row in self.areas:
            load[where[row["stem"]]] += float(row["points"])
        each = [
            (load[code] / float(part), float(part)) for code, part in self.parts.items() if part
        ]
        people = sum(part for _value, part in each)
        if not people:
            return 0.0
        mean = sum(value * part for value, part in each) / people
        return math.sqrt(sum(part * (value - mean) ** 2 for value, part in each) / people)

    def steps(self, where: Where) -> Iterator[Where]:
        """Every placement one move away: to the group of an area beside it, not the last one."""
        busy = [row["stem"] for row in self.areas if row["points"] >= balance.SMALLEST]
        for at, stem in enumerate(busy):
            beside = {where[busy[n]] for n in (at - 1, at + 1) if 0 <= n < len(busy)}
            alone = sum(where[each] == where[stem] for each in busy) == 1
            for goal in beside - {where[stem]}:
                if self.parts[goal] and self.parts[where[stem]] and not alone:
                    yield {**where, stem: goal}

    def best_of_all(self) -> float:
        """The lowest measure of any placement that leaves groups without inspectors alone."""
        free = [row["stem"] for row in self.areas if self.parts[row["group_code"]]]
        staffed = [code for code, part in self.parts.items() if part]
        ways = itertools.product(staffed, repeat=len(free))
        return min(
            self.measure({**self.where(), **dict(zip(free, way, strict=True))}) for way in ways
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_each_move_lowers_the_measure_and_empties_no_group(seed: int) -> None:
    town = Town.drawn(seed)
    where = town.where()
    moves = balance.suggest(town.areas, town.parts)
    assert len({move.stem for move in moves}) == len(moves)
    for move in moves:
        before, steps = town.measure(where), list(town.steps(where))
        assert where[move.stem] == move.source
        where = {**where, move.stem: move.target}
        assert where in steps
        assert town.measure(where) == pytest.approx(float(move.deviation))
        assert town.measure(where) <= before - float(balance.LEAST_GAIN) + 1e-9
    assert set(where.values()) == set(town.where().values())
    if moves:
        gain = town.measure(town.where()) - town.measure(where)
        assert gain >= float(balance.WORTH_IT) - 1e-9


@pytest.mark.parametrize("seed", SEEDS)
def test_all_other_ways_agree_on_the_direction(seed: int) -> None:
    town = Town.drawn(seed)
    start = town.measure(town.where())
    moves = balance.suggest(town.areas, town.parts)
    reached = float(moves[-1].deviation) if moves else start
    assert town.best_of_all() <= reached + 1e-9
    nearest = min(map(town.measure, town.steps(town.where())), default=start)
    if start - nearest >= float(balance.WORTH_IT) + 1e-9:
        assert moves
        assert float(moves[0].deviation) == pytest.approx(nearest)
    if start - town.best_of_all() < float(balance.WORTH_IT) - 1e-9:
        assert moves == []


def test_the_towns_drawn_have_something_to_move_and_nothing() -> None:
    suggested = [bool(balance.suggest(t.areas, t.parts)) for t in map(Town.drawn, SEEDS)]
    assert 10 <= sum(suggested) <= len(suggested) - 10


def row_of(*loads: tuple[str, str]) -> list[dict[str, Any]]:
    """Areas in a row, given as group and points."""
    return [
        {
            "stem": f"370214101{n:03}",
            "name": "示例社区",
            "group_code": code,
            "points": Decimal(points),
        }
        for n, (code, points) in enumerate(loads)
    ]


def test_moves_too_small_to_show_are_not_suggested() -> None:
    """All moves together from 0.1 points on, a further one from 0.01."""
    one_each = {"A": Decimal(1), "B": Decimal(1)}
    level = row_of(("A", "10.00"), ("A", "0.08"), ("A", "0.06"), ("B", "10.00"))
    assert balance.suggest(level, one_each) == []  # from 0.07 to 0.01
    uneven = row_of(("A", "10.00"), ("A", "0.24"), ("A", "0.16"), ("B", "10.00"))
    assert [move.points for move in balance.suggest(uneven, one_each)] == [Decimal("0.16")]
    ten_each = {"A": Decimal(10), "B": Decimal(10)}
    row = row_of(("A", "100"), ("A", "0.08"), ("A", "0.08"), ("A", "20"), ("B", "80"))
    assert [move.points for move in balance.suggest(row, ten_each)] == [Decimal(20)]
