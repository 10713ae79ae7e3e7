"""Who is insured where and when: first as the law asks, later bent by the planted violations.

A law-abiding job is insured from the month of hire (or of the thirtieth day after it) to the month
of its last day, in the schemes of its contract, on the wage clipped between floor and ceiling.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .draws import Flags, Ints, chance
from .jobs import SCHEMES_BY_CONTRACT, Jobs
from .months import OPEN_MONTH, month_column, month_of
from .parameters import ALL_SCHEMES, BASE_CEILING, BASE_FLOOR, GRACE_DAYS, SCHEMES
from .persons import GOLDEN, PART, Persons
from .register import Enterprises


def _mask_names() -> pl.Series:
    return pl.Series(
        [";".join(s for bit, s in enumerate(SCHEMES) if mask >> bit & 1) for mask in range(32)]
    )


MASK_NAMES = _mask_names()


@dataclass
class Cover:
    """One stretch of insurance per job, by row of Jobs (months; `until` OPEN_MONTH while insured).

    `due_from` is the month of the thirtieth day after hire. The months employed are
    `employed_from`..`employed_until` where `employed` holds. `insured` says whether the stretch
    exists at all.
    """

    due_from: Ints
    employed: Flags
    employed_from: Ints
    employed_until: Ints
    active: Flags
    insured: Flags
    start: Ints
    until: Ints
    mask: Ints
    base: Ints


@dataclass
class Records:
    """Insurance records as arrays; `counts` is false for the second of two that share months."""

    person: Ints
    firm: Ints
    start: Ints
    until: Ints
    mask: Ints
    base: Ints
    counts: Flags

    def __len__(self) -> int:
        return len(self.person)


def clipped(wage: Ints) -> Ints:
    """The wage as the base may be at least and at most."""
    return np.clip(wage, BASE_FLOOR, BASE_CEILING)


def law_abiding_cover(rng: np.random.Generator, calendar: Calendar, jobs: Jobs) -> Cover:
    """The cover of every job if everybody kept to the law."""
    count = len(jobs)
    active = jobs.left > calendar.as_of
    last = np.minimum(jobs.left - 1, calendar.as_of)
    employed = last - jobs.hired > GRACE_DAYS
    due_from = month_of(jobs.hired + GRACE_DAYS)
    start = np.where(chance(rng, 2000, count) & employed, due_from, month_of(jobs.hired))
    until = np.where(active, OPEN_MONTH, month_of(last))
    insured = employed | (active & chance(rng, 6000, count))
    voluntary = (jobs.career == PART) & chance(rng, 3000, count)
    mask = np.where(voluntary, ALL_SCHEMES, SCHEMES_BY_CONTRACT[jobs.contract])
    cover = Cover(
        due_from, employed, month_of(jobs.hired + GRACE_DAYS + 1), month_of(last), active,
        insured & (mask > 0), start, until, mask, _bases(rng, jobs.wage),
    )  # fmt: skip
    _after_prior(cover, jobs, calendar)
    return cover


def _bases(rng: np.random.Generator, wage: Ints) -> Ints:
    """Declared bases: the clipped wage, or up to 4 % less, a few exactly 5 % less (still legal)."""
    owed = clipped(wage)
    base = np.where(
        chance(rng, 1500, len(wage)), owed * rng.integers(96, 100, len(wage)) // 100 + 1, owed
    )
    edge = (owed % 20 == 0) & chance(rng, 100, len(wage))
    return np.where(edge, owed // 20 * 19, base)


def _after_prior(cover: Cover, jobs: Jobs, calendar: Calendar) -> None:
    """A following job is insured from the month after the one before it ended."""
    later = np.flatnonzero(jobs.prior >= 0)
    before = jobs.prior[later]
    free_from = np.where(cover.insured[before], cover.until[before] + 1, 0)
    cover.start[later] = np.maximum(cover.start[later], free_from)
    cover.insured[later] &= cover.start[later] <= calendar.as_of_month


def golden_cover(cover: Cover, jobs: Jobs, uncovered: int) -> Ints:
    """Take all cover from the `uncovered` last hired of the golden case; returns their rows."""
    rows = np.flatnonzero(jobs.career == GOLDEN)
    if not len(rows):
        return rows
    chosen = np.sort(rows[np.argsort(-jobs.hired[rows], kind="stable")][:uncovered])
    cover.insured[chosen] = False
    return chosen


def records_of(
    rng: np.random.Generator, calendar: Calendar, jobs: Jobs, cover: Cover, extra: list[Records]
) -> Records:
    """All records: one per insured job, some cut where the base rose in January, and `extra`."""
    rows = np.flatnonzero(cover.insured)
    plain = Records(
        jobs.person[rows], jobs.firm[rows], cover.start[rows], cover.until[rows],
        cover.mask[rows], cover.base[rows], np.ones(len(rows), dtype=bool),
    )  # fmt: skip
    january = calendar.as_of_month - calendar.as_of_month % 12
    cut = (plain.start < january) & (plain.until >= january) & chance(rng, 200, len(rows))
    older = take_records(plain, cut)
    older.until = np.full(len(older), january - 1)
    older.base = older.base * 19 // 20
    plain.start[cut] = january
    return joined_records([plain, older, *extra])


def take_records(records: Records, rows: Ints | Flags) -> Records:
    """The same arrays, only these rows."""
    return Records(**{name: values[rows] for name, values in records.__dict__.items()})


def joined_records(parts: list[Records]) -> Records:
    """The records of all parts, in their order."""
    names = parts[0].__dict__
    return Records(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    )


def record_rows(firms: Enterprises, persons: Persons, records: Records) -> pl.DataFrame:
    """The insurance-records feed, several schemes in a cell as agencies write them."""
    return pl.DataFrame(
        {
            "id_number": persons.id_number.gather(records.person),
            "id_kind": persons.id_kind.gather(records.person),
            "uscc": firms.uscc.gather(records.firm),
            "scheme": MASK_NAMES.gather(records.mask),
            "from_month": month_column("from_month", records.start),
            "to_month": month_column("to_month", records.until),
            "base": records.base,
        }
    )


def scheme_rows(mask: Ints) -> int:
    """How many rows the masks are when each scheme is read as its own row."""
    return int(sum((mask >> bit & 1).sum() for bit in range(5)))
