"""The violations of employers towards single workers.

Each is planted on workers with one stable job, a few workers at each of a few enterprises, and
every finding it implies under any rule is written down at once. A worker carries one violation.
"""

from dataclasses import dataclass

import numpy as np

from .calendar import Calendar
from .draws import Flags, Ints
from .insurance import Cover, Records
from .jobs import Jobs
from .months import OPEN_MONTH
from .parameters import ALL_SCHEMES
from .persons import STABLE, Persons
from .register import Enterprises
from .truth import Truth, spread_schemes

# Enterprises (for strangers: persons) per ten thousand enterprises that carry each violation.
RATES = {
    "unaccounted": 30, "unregistered": 80, "partial": 40, "late": 45, "gap": 40,
    "underdeclared": 80, "multiple": 12, "paid_while_employed": 8, "insured_dead": 6,
    "insured_stranger": 8, "insured_leaver": 10, "headcount": 40, "contribution_arrears": 80,
    "wage_arrears": 25,
}  # fmt: skip


@dataclass
class Quotas:
    """How many enterprises of this block carry each violation: by rate, one at least in block 0."""

    first: int
    after: int

    def __getitem__(self, violation: str) -> int:
        rate = RATES[violation]
        share = rate * self.after // 10_000 - rate * self.first // 10_000
        return max(share, 1) if self.first == 0 else share


class Planting:
    """Bends the cover of one block; `extra` are records besides the cover of the jobs."""

    def __init__(
        self,
        rng: np.random.Generator,
        calendar: Calendar,
        quotas: Quotas,
        firms: Enterprises,
        *,
        persons: Persons,
        jobs: Jobs,
        cover: Cover,
        truth: Truth,
    ) -> None:
        self.rng, self.calendar, self.quotas, self.truth = rng, calendar, quotas, truth
        self.firms, self.persons, self.jobs, self.cover = firms, persons, jobs, cover
        self.now = calendar.as_of_month
        self.extra: list[Records] = []
        self.unaccounted = np.zeros(len(firms), dtype=bool)
        self.account_until = np.full(len(firms), OPEN_MONTH)

    def settled(self) -> Flags:
        """Jobs of workers with one stable job beyond the grace, insured, without a violation."""
        jobs = self.jobs
        usable = (jobs.career == STABLE) & self.cover.employed & self.cover.active
        usable &= self.cover.insured & (self.cover.mask == ALL_SCHEMES)
        return usable & ~self.persons.taken[jobs.person] & ~self.unaccounted[jobs.firm]

    def choose(self, violation: str, eligible: Flags, share: int) -> Ints:
        """Job rows at as many enterprises as the quota says: one each, others by share (in 100)."""
        rows = np.flatnonzero(eligible)
        firms, first = np.unique(self.jobs.firm[rows], return_index=True)
        chosen = self.rng.permutation(len(firms))[: self.quotas[violation]]
        picked = np.isin(self.jobs.firm[rows], firms[chosen])
        more = picked & (self.rng.integers(0, 100, len(rows)) < share)
        more[first[chosen]] = True
        rows = rows[more]
        self.persons.taken[self.jobs.person[rows]] = True
        return rows

    def unregistered_findings(self, rows: Ints) -> None:
        """These jobs have no cover in the as-of month."""
        self.truth.add(
            "unregistered-worker", firm=self.jobs.firm[rows], person=self.jobs.person[rows]
        )

    def gap_findings(self, rows: Ints, start: Ints, until: Ints, mask: Ints) -> None:
        """Coverage gaps start..until for every scheme of the masks, where there is a month."""
        mask = np.where(start <= until, mask, 0)
        at, scheme = spread_schemes(mask)
        self.truth.add(
            "coverage-gap",
            firm=self.jobs.firm[rows][at],
            person=self.jobs.person[rows][at],
            scheme=scheme,
            start=start[at],
            until=until[at],
        )

    def add_records(self, rows: Ints, start: Ints, until: Ints, mask: Ints, base: Ints) -> None:
        """Another stretch of insurance for each of these jobs."""
        person, firm = self.jobs.person[rows], self.jobs.firm[rows]
        counts = np.ones(len(rows), dtype=bool)
        self.extra.append(Records(person, firm, start, until, mask, base, counts))

    def between(self, low: Ints, high: Ints) -> Ints:
        """A whole number from low to high, both included, element by element."""
        return self.rng.integers(low, high + 1)
