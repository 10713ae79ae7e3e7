"""What a city is asked to be: its size, its calendar and the legal constants it obeys."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

MIN_ENTERPRISES = 40
MIN_WORKERS = 600
BLOCK_ENTERPRISES = 8192
CITY_ENTERPRISES = 433_193
CITY_GROUPS = 396

GRACE_DAYS = 30
BASE_FLOOR, BASE_CEILING = 4_000, 22_000

SCHEMES = ("pension", "medical", "unemployment", "work_injury", "maternity")
PENSION, MEDICAL, UNEMPLOYMENT, WORK_INJURY, MATERNITY = (1 << bit for bit in range(5))
ALL_SCHEMES = 31
# Employer's and worker's share together, in ten-thousandths of the base. Plausible, not binding.
SCHEME_RATES = (2400, 1050, 100, 50, 100)


class TooSmall(ValueError):
    """The city asked for has no room for the planted violations."""


@dataclass(frozen=True)
class CityParameters:
    """The whole input of a city: equal parameters, equal bytes.

    `months` is the length of the observed window that ends with the month of `as_of`;
    `contribution_months` and `filing_months` bound the two monthly ledgers (they count back from
    the as-of month and are never longer than the window). `dirt` is the share of rows made dirty.
    """

    enterprises: int
    workers: int
    seed: int
    months: int = 22
    as_of: dt.date = dt.date(2026, 10, 31)
    dirt: float = 0.003
    contribution_months: int = 6
    filing_months: int = 12
    areas: Path | None = None
    grid_groups: int | None = None

    def __post_init__(self) -> None:
        if self.enterprises < MIN_ENTERPRISES or self.workers < MIN_WORKERS:
            raise TooSmall(f"at least {MIN_ENTERPRISES} enterprises and {MIN_WORKERS} workers")
        if self.months < 14:
            raise TooSmall("at least 14 months")
        if self.seed < 0:
            raise ValueError("a seed is not negative")
        if not 0 <= self.dirt <= 0.05:
            raise ValueError("dirt is a share between 0 and 0.05")

    @property
    def blocks(self) -> int:
        """Into how many blocks the enterprises are cut (of nearly equal size)."""
        return max(1, round(self.enterprises / BLOCK_ENTERPRISES))

    @property
    def groups(self) -> int:
        """How many grid groups: as asked, else 396 at Qingdao's size, at least one per district."""
        if self.grid_groups:
            return self.grid_groups
        return min(CITY_GROUPS, max(10, self.enterprises // 1000))
