"""How random tables of figures are drawn: days, moments, amounts and places."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.oracle.figure_sheet import SHANGHAI

DAY = date(2026, 11, 17)
DISTRICTS = ("370202", "370203", "370214")
HOUSEHOLDS = ("", "local_urban", "local_rural", "migrant_urban", "migrant_rural")
TYPES = ("V1", "V1", "V2", "V2", "L6", "L6", "L7", "V3")
RULES = ("unregistered-worker", "contribution-arrears", "wage-arrears")
VERBS = ("confirm", "decide_penalty", "record_rectified", "record_compliance", "close")
ENTERPRISES, WORKERS, GROUPS, ALERTS, CASES = 24, 70, 5, 40, 34


class Draw:
    """Draws days, moments and places."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)

    def chance(self, share: float) -> bool:
        """True in a share of the draws."""
        return self.rng.random() < share

    def one(self, *values: Any) -> Any:
        """One of the values."""
        return self.rng.choice(values)

    def day(self, first: date = date(2024, 11, 1), last: date = DAY + timedelta(days=3)) -> date:
        """A day, often where something could go wrong."""
        edges = [DAY + timedelta(days=days) for days in (-31, -30, -1, 0, 1)]
        edges += [date(2024, 12, 31), date(2025, 1, 1), date(2026, 1, 1), date(2026, 10, 31)]
        fitting = [edge for edge in edges if first <= edge <= last]
        if fitting and self.chance(0.25):
            return self.rng.choice(fitting)
        return first + timedelta(days=self.rng.randint(0, max((last - first).days, 0)))

    def at(self, day: date) -> datetime:
        """A moment of a day in Asia/Shanghai, often its first or last second."""
        seconds = self.one(0, 86_399, *(self.rng.randrange(86_400) for _ in range(6)))
        return datetime.combine(day, time(), SHANGHAI) + timedelta(seconds=seconds)

    def after(self, moment: datetime, most_days: int = 60) -> datetime:
        """A later moment."""
        return moment + timedelta(seconds=self.rng.randrange(1, most_days * 86_400))

    def month(self) -> date:
        """The first day of a month."""
        return self.day(date(2025, 6, 1), date(2027, 1, 31)).replace(day=1)

    def yuan(self) -> Decimal:
        """An amount to the cent, sometimes none."""
        return self.one(Decimal(0), *(Decimal(self.rng.randrange(1, 10**7)) / 100,) * 5)

    def place(self) -> dict[str, Any]:
        """A group and its district; sometimes none."""
        group = self.rng.randint(1, GROUPS)
        if self.chance(0.1):
            return {"grid_group_id": None, "district_code": self.one("", DISTRICTS[0])}
        return {"grid_group_id": group, "district_code": DISTRICTS[group % 3]}
