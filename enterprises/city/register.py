"""The enterprises of one block: who they are, where, since when, and how large."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .areas import Areas
from .draws import Flags, Ints, chance, pick
from .identifiers import social_credit_codes
from .months import OPEN_DAY, day_column
from .names import (
    AGENCY_INDUSTRY,
    COMPANY,
    COOPERATIVE,
    GOLDEN_INDUSTRY,
    GOLDEN_NAME,
    HOUSEHOLD_BUSINESS,
    INDUSTRIES,
    enterprise_names,
    person_names,
)

# Head counts and how many in a thousand enterprises have about that many: most are tiny.
SIZES = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 55, 75, 100, 140, 200, 300, 450, 700, 1100,
         2000, 4200)  # fmt: skip
SIZE_SHARES = (2900, 1800, 1100, 700, 500, 400, 400, 350, 300, 260, 230, 200, 170, 140, 110, 90,
               70, 50, 40, 30, 20, 12, 6, 2)  # fmt: skip
STATUS = pl.Series(["active", "revoked", "deregistered"])
ACTIVE, REVOKED, DEREGISTERED = range(3)
AGENCY = len(INDUSTRIES)


@dataclass
class Enterprises:
    """One block's enterprises as arrays of equal length, in order of their serial number.

    `closed_day` is OPEN_DAY while open; `golden` is the position of the golden case or -1.
    """

    uscc: pl.Series
    name: pl.Series
    kinds: Ints
    industry: Ints
    wage_level: Ints
    community: Ints
    established: Ints
    closed: Ints
    status: Ints
    size: Ints
    agency: Flags
    golden: int
    draws: Ints

    def __len__(self) -> int:
        return len(self.kinds)

    @property
    def open(self) -> Flags:
        """Those that still trade on the as-of day."""
        return self.closed == OPEN_DAY


def draw_enterprises(
    rng: np.random.Generator, areas: Areas, serials: Ints, as_of: int, window: int
) -> Enterprises:
    """Draw a block; serial 0 is the golden case. `window` is the first day observed."""
    count = len(serials)
    golden = 0 if serials[0] == 0 else -1
    size = _sizes(rng, count)
    industry = pick(rng, tuple(row[1] for row in INDUSTRIES), count)
    agency = np.arange(count) % 400 == 9
    industry[agency] = AGENCY
    kinds = _kinds(rng, size, agency)
    established = as_of - rng.integers(20, 9000, count)
    established = np.where(
        chance(rng, 800, count), window + rng.integers(0, 600, count), established
    )
    established = np.minimum(established, as_of - 5)
    closed, status = _ends(rng, established, as_of, window)
    community = areas.draw(rng, count)
    if golden == 0:
        size[0], kinds[0], agency[0], closed[0], status[0] = 0, COMPANY, False, OPEN_DAY, ACTIVE
        established[0], community[0] = as_of - 7700, areas.golden_community()
        industry[0] = [row[0] for row in INDUSTRIES].index(GOLDEN_INDUSTRY)
    closed[agency], status[agency] = OPEN_DAY, ACTIVE
    established[agency] = as_of - 5000
    draws = rng.integers(0, 1 << 40, count)
    return _named(areas, serials, Enterprises(
        pl.Series(), pl.Series(), kinds, industry, _wage_levels()[industry], community,
        established, closed, status, size, agency, golden, draws,
    ))  # fmt: skip


def _named(areas: Areas, serials: Ints, enterprises: Enterprises) -> Enterprises:
    district = areas.district_of[enterprises.community]
    places = np.array([int(code) for code in areas.districts])[district]
    enterprises.uscc = social_credit_codes(serials, enterprises.kinds, places)
    titles = pl.Series(areas.district_names).gather(district)
    name = enterprise_names(enterprises.draws, enterprises.industry, enterprises.kinds, titles)
    if enterprises.golden == 0:
        name[0] = GOLDEN_NAME
    enterprises.name = name
    return enterprises


def _sizes(rng: np.random.Generator, count: int) -> Ints:
    size = np.array(SIZES)[pick(rng, SIZE_SHARES, count)]
    spread = np.maximum(size * 3 // 10, 0)
    return size + rng.integers(-spread, spread + 1)


def _kinds(rng: np.random.Generator, size: Ints, agency: Flags) -> Ints:
    small = (size <= 5) & chance(rng, 6000, len(size)) & ~agency
    cooperative = chance(rng, 60, len(size)) & ~agency
    kinds = np.where(small, HOUSEHOLD_BUSINESS, COMPANY)
    return np.where(cooperative, COOPERATIVE, kinds)


def _wage_levels() -> Ints:
    return np.array([row[2] for row in INDUSTRIES] + [90])


def _ends(
    rng: np.random.Generator, established: Ints, as_of: int, window: int
) -> tuple[Ints, Ints]:
    """Closing days and states: 2 % closed before the window, 3 % inside it."""
    count = len(established)
    draw = rng.integers(0, 100, count)
    before = (draw < 2) & (established < window - 400)
    inside = (draw >= 2) & (draw < 5) & (established < window - 100)
    closed = np.full(count, OPEN_DAY)
    closed[before] = window - rng.integers(1, 300, int(before.sum()))
    closed[inside] = window + rng.integers(60, as_of - window - 10, int(inside.sum()))
    ended = before | inside
    status = np.where(ended, np.where(chance(rng, 1500, count), REVOKED, DEREGISTERED), ACTIVE)
    return closed, status


def enterprise_rows(rng: np.random.Generator, areas: Areas, firms: Enterprises) -> pl.DataFrame:
    """The enterprises feed."""
    count = len(firms)
    district = areas.district_of[firms.community]
    middle = areas.middles()[district] * 1000 + rng.integers(-60_000, 60_000, (count, 2))
    street = pl.Series(areas.street_names).gather(areas.street_of[firms.community])
    coarse = pl.Series(chance(rng, 300, count))
    industries = pl.Series([row[0] for row in INDUSTRIES] + [AGENCY_INDUSTRY])
    frame = pl.DataFrame(
        {
            "uscc": firms.uscc,
            "name": firms.name,
            "address": "山东省青岛市"
            + pl.Series(areas.district_names).gather(district)
            + street
            + "示例路"
            + pl.Series(rng.integers(1, 999, count)).cast(pl.Utf8)
            + "号",
            "area_code": areas.communities.gather(firms.community),
            "industry_code": industries.gather(firms.industry),
            "legal_representative": person_names(rng.integers(0, 1 << 40, count)),
            "established_on": day_column("established_on", firms.established),
            "closed_on": day_column("closed_on", firms.closed),
            "status": STATUS.gather(firms.status),
            "phone": "0532-000" + pl.Series(rng.integers(10_000, 99_999, count)).cast(pl.Utf8),
            "longitude": middle[:, 0] / 1_000_000,
            "latitude": middle[:, 1] / 1_000_000,
        }
    )
    short = pl.when(coarse).then(pl.col("area_code").str.slice(0, 9))
    return frame.with_columns(short.otherwise(pl.col("area_code")).alias("area_code"))
