"""The claims settled by the providers of one block, clean but for the planted ones.

Clean claims: at most DAILY_LIMIT per provider and day, one per person and day, one hospital stay
per person (some are moved to another hospital on the day of discharge), none after death.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .draws import Flags, Ints, chance
from .months import OPEN_DAY, day_column
from .persons import Persons
from .providers import CLINIC, HOSPITAL, PHARMACY, Providers
from .truth import decimal_text

CLAIM_DAYS = 365
DAILY_LIMIT = 10
CLAIMS_PER_100_WORKERS = 35
INPATIENT, OUTPATIENT, AT_PHARMACY = range(3)
KINDS = pl.Series(["inpatient", "outpatient", "pharmacy"])
ITEM_LETTERS = pl.Series(["IN", "OP", "RX"])


@dataclass
class Claims:
    """Claims as arrays; `person` counts the block's workers first, then its pensioners."""

    person: Ints
    provider: Ints
    kind: Ints
    admitted: Ints
    discharged: Ints
    item: Ints
    cents: Ints
    planted: Flags

    def __len__(self) -> int:
        return len(self.person)

    def take(self, rows: Ints | Flags) -> "Claims":
        """The same arrays, only these rows."""
        return Claims(**{name: values[rows] for name, values in self.__dict__.items()})


def joined_claims(parts: list[Claims]) -> Claims:
    """The claims of all parts, in their order."""
    names = parts[0].__dict__
    return Claims(**{name: np.concatenate([getattr(p, name) for p in parts]) for name in names})


def make_claims(
    rng: np.random.Generator,
    person: Ints,
    provider: Ints,
    kind: Ints,
    admitted: Ints,
) -> Claims:
    """Claims with drawn items and amounts; hospital stays last two to twenty days."""
    count = len(person)
    stay = kind == INPATIENT
    discharged = np.where(stay, admitted + rng.integers(2, 21, count), OPEN_DAY)
    cents = np.where(
        stay, rng.integers(200_000, 4_000_000, count), rng.integers(1_000, 80_000, count)
    )
    planted = np.zeros(count, dtype=bool)
    item = rng.integers(1, 400, count)
    return Claims(person, provider, kind, admitted, discharged, item, cents, planted)


def clean_claims(
    rng: np.random.Generator, calendar: Calendar, persons: Persons, providers: Providers
) -> Claims:
    """The block's law-abiding claims, in order of day."""
    first = max(calendar.window, calendar.as_of - CLAIM_DAYS + 1)
    count = len(persons) * CLAIMS_PER_100_WORKERS // 100
    provider = rng.integers(0, len(providers), count)
    kind = np.select(
        [providers.kind[provider] == PHARMACY, providers.kind[provider] == CLINIC],
        [np.full(count, AT_PHARMACY), np.full(count, OUTPATIENT)],
        np.where(chance(rng, 2500, count), INPATIENT, OUTPATIENT),
    )
    admitted = rng.integers(first, calendar.as_of + 1, count)
    person = rng.integers(0, len(persons), count)
    claims = make_claims(rng, person, provider, kind, admitted)
    claims = claims.take(persons.died[person] >= admitted)
    claims = claims.take(_firsts(claims.person * 4096 + claims.admitted - first))
    stays = claims.kind == INPATIENT
    once = np.zeros(len(claims), dtype=bool)
    once[np.flatnonzero(stays)[_firsts(claims.person[stays])]] = True
    claims = claims.take(once | ~stays)
    claims = claims.take(_within_limit(claims.provider * 4096 + claims.admitted - first))
    moved = _transfers(rng, calendar, persons, providers, claims)
    claims = joined_claims([claims, moved])
    claims.discharged[claims.discharged > calendar.as_of] = OPEN_DAY
    return claims.take(np.argsort(claims.admitted, kind="stable"))


def _firsts(keys: Ints) -> Ints:
    """Rows that are the first of their key, in order."""
    return np.sort(np.unique(keys, return_index=True)[1])


def _within_limit(cells: Ints) -> Ints:
    """Rows that are among the first DAILY_LIMIT of their provider and day, in order."""
    order = np.argsort(cells, kind="stable")
    ordered = cells[order]
    start = np.searchsorted(ordered, ordered, side="left")
    rank = np.arange(len(cells)) - start
    return np.sort(order[rank < DAILY_LIMIT])


def _transfers(
    rng: np.random.Generator,
    calendar: Calendar,
    persons: Persons,
    providers: Providers,
    claims: Claims,
) -> Claims:
    """One stay in twenty goes on at another hospital from the day of discharge: no overlap."""
    able = (claims.kind == INPATIENT) & (claims.discharged <= calendar.as_of)
    able &= (persons.died[claims.person] == OPEN_DAY) & chance(rng, 500, len(claims))
    rows = np.flatnonzero(able)
    other = another_hospital(rng, providers, claims.provider[rows])
    kind = np.full(len(rows), INPATIENT)
    return make_claims(rng, claims.person[rows], other, kind, claims.discharged[rows])


def another_hospital(rng: np.random.Generator, providers: Providers, than: Ints) -> Ints:
    """A hospital other than the given one, element by element."""
    hospitals = np.flatnonzero(providers.kind == HOSPITAL)
    position = np.searchsorted(hospitals, than)
    step = rng.integers(1, len(hospitals), len(than))
    return hospitals[(position + step) % len(hospitals)]


def claim_rows(
    claims: Claims, providers: Providers, numbers: pl.Series, kinds: pl.Series, block: int
) -> pl.DataFrame:
    """The medical-claims feed; claim numbers rise with the rows."""
    return pl.DataFrame(
        {
            "claim_no": claim_numbers(len(claims), block),
            "id_number": numbers.gather(claims.person),
            "id_kind": kinds.gather(claims.person),
            "provider_code": providers.code.gather(claims.provider),
            "kind": KINDS.gather(claims.kind),
            "admitted_on": day_column("admitted_on", claims.admitted),
            "discharged_on": day_column("discharged_on", claims.discharged),
            "item_code": ITEM_LETTERS.gather(claims.kind)
            + pl.Series(claims.item).cast(pl.Utf8).str.zfill(4),
            "amount": decimal_text(claims.cents),
        }
    )


def claim_numbers(count: int, block: int) -> pl.Series:
    """C, three digits of the block, eight of the row: text order is row order."""
    serial = pl.Series(np.arange(count)).cast(pl.Utf8).str.zfill(8)
    return f"C{block:03d}" + serial
