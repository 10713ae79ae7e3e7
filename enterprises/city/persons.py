"""The persons of one block: numbers, names, households and the career each will have."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .areas import Areas
from .calendar import Calendar
from .draws import Flags, Ints, chance, pick
from .identifiers import LOCAL_PLACES, MIGRANT_PLACES, birth_days, identity_bodies, identity_numbers
from .months import OPEN_DAY
from .names import person_names

HOUSEHOLDS = pl.Series(["local_urban", "local_rural", "migrant_urban", "migrant_rural"])
HOUSEHOLD_SHARES = (38, 27, 10, 25)
MIGRANT_FROM = 2
UNASSIGNED_PHONES = "1200"  # no mobile number begins so
ADULT_DAYS = 18 * 366
OLDEST_DAYS = 63 * 365

NONE, STABLE, MOVED, LEFT, SECOND, RENEWED, DISPATCHED, PART, GOLDEN = range(9)
CAREER_SHARES = (600, 7750, 700, 300, 150, 120, 150, 230)
GOLDEN_WORKERS = 265
RETIRED_OFFSET, ORPHAN_OFFSET = 40_000_000, 80_000_000


@dataclass
class Persons:
    """One block's workers as arrays; `taken` marks those who carry a planted violation.

    `adult` is the day number of the 18th birthday, `died` the day of death or OPEN_DAY.
    """

    id_number: pl.Series
    id_kind: pl.Series
    name: pl.Series
    household: Ints
    career: Ints
    adult: Ints
    died: Ints
    taken: Flags

    def __len__(self) -> int:
        return len(self.career)


def draw_persons(rng: np.random.Generator, serials: Ints, seed: int, calendar: Calendar) -> Persons:
    """Draw the workers with these serial numbers; the golden case's come first in block 0."""
    count = len(serials)
    household = pick(rng, HOUSEHOLD_SHARES, count)
    bodies = bodies_of(serials, household, seed, calendar)
    foreign = chance(rng, 8, count)
    career = pick(rng, CAREER_SHARES, count)
    if serials[0] == 0:
        career[:GOLDEN_WORKERS] = GOLDEN
        foreign[:GOLDEN_WORKERS] = False
    numbers, kinds = _documents(bodies, foreign, serials)
    return Persons(
        id_number=numbers,
        id_kind=kinds,
        name=person_names(rng.integers(0, 1 << 40, count)),
        household=household,
        career=career,
        adult=birth_days(bodies) + ADULT_DAYS,
        died=np.full(count, OPEN_DAY),
        taken=career == GOLDEN,
    )


def bodies_of(serials: Ints, household: Ints, seed: int, calendar: Calendar) -> Ints:
    """Identity number bodies of adults on the first observed day, at most 63 years old."""
    born_from = calendar.as_of - OLDEST_DAYS
    born_days = calendar.window - ADULT_DAYS - born_from
    moved = serials + seed % 1_000_003
    local = identity_bodies(moved, LOCAL_PLACES, born_from, born_days)
    migrant = identity_bodies(moved, MIGRANT_PLACES, born_from, born_days)
    return np.where(household >= MIGRANT_FROM, migrant, local)


def _documents(bodies: Ints, foreign: Flags, serials: Ints) -> tuple[pl.Series, pl.Series]:
    """Numbers and kinds: residents (kind blank), a few foreigners and Hong Kong residents."""
    frame = pl.DataFrame(
        {"resident": identity_numbers(bodies), "foreign": foreign, "serial": serials}
    )
    serial = pl.col("serial").cast(pl.Utf8).str.zfill(8)
    compatriot = pl.col("foreign") & (pl.col("serial") % 3 == 0)
    number = (
        pl.when(compatriot)
        .then(pl.lit("HYL") + serial)
        .when(pl.col("foreign"))
        .then(pl.lit("YL") + serial)
        .otherwise(pl.col("resident"))
    )
    kind = (
        pl.when(compatriot)
        .then(pl.lit("hk_mo_tw"))
        .when(pl.col("foreign"))
        .then(pl.lit("foreign"))
        .otherwise(pl.lit(None, dtype=pl.Utf8))
    )
    made = frame.select(id_number=number, id_kind=kind)
    return made["id_number"], made["id_kind"]


def worker_rows(rng: np.random.Generator, areas: Areas, persons: Persons) -> pl.DataFrame:
    """The workers feed."""
    count = len(persons)
    homes = areas.communities.gather(areas.draw(rng, count))
    phone = pl.Series(rng.integers(0, 10_000_000, count)).cast(pl.Utf8).str.zfill(7)
    return pl.DataFrame(
        {
            "id_number": persons.id_number,
            "id_kind": persons.id_kind,
            "name": persons.name,
            "area_code": homes,
            "household": HOUSEHOLDS.gather(persons.household),
            "phone": UNASSIGNED_PHONES + phone,
        }
    )
