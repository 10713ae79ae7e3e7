"""The employments of one block, made from each person's career.

A career is: none, one stable job, moved from one job to the next, left without a new one, a second
part-time job beside the main one, a renewed job, a dispatched worker, part-time only.
"""

from dataclasses import dataclass, fields

import numpy as np
import polars as pl

from .calendar import Calendar
from .draws import Flags, Ints, chance, pick
from .hosts import Hosts
from .months import OPEN_DAY, day_column, first_day
from .parameters import ALL_SCHEMES, WORK_INJURY
from .persons import (
    DISPATCHED,
    GOLDEN,
    HOUSEHOLDS,
    LEFT,
    MOVED,
    PART,
    RENEWED,
    SECOND,
    STABLE,
    Persons,
)
from .register import Enterprises

CONTRACTS = pl.Series([None, "fixed", "open_ended", "project", "dispatch", "part_time"])
BLANK, FIXED, OPEN_ENDED, PROJECT, DISPATCH, PART_TIME = range(6)
CONTRACT_SHARES = (7, 68, 19, 6)
SCHEMES_BY_CONTRACT = np.array([ALL_SCHEMES, ALL_SCHEMES, ALL_SCHEMES, ALL_SCHEMES, 0, WORK_INJURY])
WAGES = (2600, 3000, 3400, 3800, 4200, 4600, 5000, 5500, 6000, 6600, 7300, 8200, 9500, 11500,
         14500, 19000, 24000, 36000)  # fmt: skip
WAGE_SHARES = (2, 4, 6, 8, 10, 11, 11, 10, 9, 8, 6, 5, 4, 3, 2, 1, 1, 1)
# Hirings by calendar month: after the Spring Festival and in late summer.
SEASON = (6, 9, 15, 10, 8, 8, 12, 11, 12, 7, 6, 4)
HIRING_YEARS = 18


@dataclass
class Jobs:
    """Employments as arrays. Days are day numbers; `left` is OPEN_DAY while not left.

    `shown` is false for a dispatched worker's job at the agency when only the host registered it;
    such a job still carries the agency's insurance. `prior` is the row of the job before it, or -1.
    """

    person: Ints
    firm: Ints
    hired: Ints
    left: Ints
    contract: Ints
    wage: Ints
    wage_known: Flags
    career: Ints
    shown: Flags
    prior: Ints

    def __len__(self) -> int:
        return len(self.person)

    def take(self, rows: Ints | Flags) -> "Jobs":
        """The same arrays, only these rows (`prior` is kept as it is)."""
        return Jobs(*(getattr(self, field.name)[rows] for field in fields(self)))


def hiring_days(rng: np.random.Generator, calendar: Calendar, count: int) -> Ints:
    """Days of hire of people still employed: seasonal, rarer long ago, up to the as-of day."""
    months = np.arange(calendar.as_of_month - HIRING_YEARS * 12, calendar.as_of_month + 1)
    age = (calendar.as_of_month - months) // 12
    weights = np.array(SEASON)[months % 12] * 1000 // (age + 2)
    month = months[pick(rng, tuple(int(weight) for weight in weights), count)]
    return np.minimum(first_day(month) + rng.integers(0, 28, count), calendar.as_of)


def draw_jobs(
    rng: np.random.Generator, calendar: Calendar, firms: Enterprises, persons: Persons
) -> Jobs:
    """All employments of the block."""
    hosts = Hosts(rng, firms)
    current = hosts.fill(np.isin(persons.career, (STABLE, MOVED, SECOND, RENEWED, PART)))
    maker = _Maker(rng, calendar, firms, persons)
    parts = [
        maker.current(STABLE, current),
        maker.current(SECOND, current),
        maker.current(PART, current, PART_TIME),
        *maker.moved(current, hosts),
        maker.ended(LEFT, hosts),
        *maker.renewed(current),
        maker.second(current, hosts),
        *maker.dispatched(hosts),
        maker.golden(),
    ]
    return _joined([part for part in parts if len(part)])


class _Maker:
    """Makes the jobs of each career."""

    def __init__(
        self, rng: np.random.Generator, calendar: Calendar, firms: Enterprises, persons: Persons
    ) -> None:
        self.rng, self.calendar, self.firms, self.persons = rng, calendar, firms, persons

    def people(self, career: int) -> Ints:
        return np.flatnonzero(self.persons.career == career)

    def earliest(self, person: Ints, firm: Ints) -> Ints:
        return np.maximum(self.firms.established[firm], self.persons.adult[person])

    def make(self, person: Ints, firm: Ints, hired: Ints, left: Ints, contract: int = -1) -> Jobs:
        count = len(person)
        drawn = pick(self.rng, CONTRACT_SHARES, count)
        kind = drawn if contract < 0 else np.full(count, contract)
        wage = np.array(WAGES)[pick(self.rng, WAGE_SHARES, count)]
        wage = wage * self.rng.integers(92, 109, count) // 100
        wage = np.maximum(wage * self.firms.wage_level[firm] // 1000 * 10, 2300)
        wage = np.where(kind == PART_TIME, 800 + wage // 100 * 15, wage)
        return Jobs(
            person, firm, hired, left, kind, wage, ~chance(self.rng, 80, count),
            self.persons.career[person], np.ones(count, dtype=bool), np.full(count, -1),
        )  # fmt: skip

    def current(self, career: int, current: Ints, contract: int = -1) -> Jobs:
        person = self.people(career)
        firm = current[person]
        hired = hiring_days(self.rng, self.calendar, len(person))
        hired = np.maximum(hired, self.earliest(person, firm))
        announced = chance(self.rng, 30, len(person))
        leaving = self.calendar.as_of + self.rng.integers(5, 60, len(person))
        return self.make(person, firm, hired, np.where(announced, leaving, OPEN_DAY), contract)

    def ended(self, career: int, hosts: Hosts) -> Jobs:
        person = self.people(career)
        count, window, as_of = len(person), self.calendar.window, self.calendar.as_of
        firm = hosts.draw(count, ended=True)
        closed = self.firms.closed[firm]
        left = window + self.rng.integers(5, as_of - window, count)
        with_firm = (closed < OPEN_DAY) & (closed >= window) & chance(self.rng, 7000, count)
        left = np.where(with_firm, closed, np.minimum(left, closed))
        brief = chance(self.rng, 800, count)
        tenure = np.where(
            brief, self.rng.integers(3, 33, count), self.rng.integers(40, 1500, count)
        )
        hired = np.maximum(left - tenure, self.earliest(person, firm))
        jobs = self.make(person, firm, hired, left)
        return jobs.take(hired < left)

    def moved(self, current: Ints, hosts: Hosts) -> tuple[Jobs, Jobs]:
        before = self.ended(MOVED, hosts)
        person = before.person
        firm = current[person]
        pause = np.where(
            chance(self.rng, 3500, len(person)), 0, self.rng.integers(1, 120, len(person))
        )
        hired = np.maximum(before.left + pause, self.firms.established[firm])
        after = self.make(person, firm, hired, np.full(len(person), OPEN_DAY))
        after.prior = np.arange(len(person))
        return before, after.take((hired <= self.calendar.as_of) & (firm != before.firm))

    def renewed(self, current: Ints) -> tuple[Jobs, Jobs]:
        person = self.people(RENEWED)
        firm, count = current[person], len(person)
        earliest = self.earliest(person, firm)
        hired = np.maximum(self.calendar.as_of - self.rng.integers(5, 600, count), earliest)
        pause = np.where(chance(self.rng, 6000, count), 0, self.rng.integers(70, 150, count))
        left = hired - pause
        began = np.maximum(left - self.rng.integers(40, 1500, count), earliest)
        after = self.make(person, firm, hired, np.full(count, OPEN_DAY))
        before = Jobs(**{**after.__dict__, "hired": began, "left": left})
        real = began < left
        after.prior = np.where(real, np.cumsum(real) - 1, -1)
        return before.take(real), after

    def second(self, current: Ints, hosts: Hosts) -> Jobs:
        person = self.people(SECOND)
        firm = hosts.draw(len(person), ended=False)
        hired = hiring_days(self.rng, self.calendar, len(person))
        hired = np.maximum(hired, self.earliest(person, firm))
        jobs = self.make(person, firm, hired, np.full(len(person), OPEN_DAY), PART_TIME)
        return jobs.take(firm != current[person])

    def dispatched(self, hosts: Hosts) -> tuple[Jobs, Jobs]:
        """The job at the host, and the one at the agency that insures (half of them shown)."""
        person = self.people(DISPATCHED)
        if not len(hosts.agencies):
            person = person[:0]
        firm = hosts.draw(len(person), ended=False)
        hired = hiring_days(self.rng, self.calendar, len(person))
        hired = np.maximum(hired, self.earliest(person, firm))
        agency = (
            hosts.agencies[self.rng.integers(0, max(len(hosts.agencies), 1), len(person))]
            if len(person)
            else person
        )
        hired = np.maximum(hired, self.firms.established[agency])
        host = self.make(person, firm, hired, np.full(len(person), OPEN_DAY), DISPATCH)
        insurer = Jobs(**{**host.__dict__, "firm": agency, "contract": np.full(len(person), FIXED)})
        insurer.shown = chance(self.rng, 5000, len(person))
        return host, insurer

    def golden(self) -> Jobs:
        """The golden case's workers, hired at various times, all more than 30 days ago."""
        person = self.people(GOLDEN)
        # Most of them in the last years: the square of an even draw.
        drawn = self.rng.integers(0, 10_000, len(person))
        ago = 31 + drawn * drawn * 2_969 // 100_000_000
        firm = np.zeros(len(person), dtype=np.int64)
        hired = np.maximum(self.calendar.as_of - ago, np.minimum(
            self.earliest(person, firm), self.calendar.as_of - 31))  # fmt: skip
        jobs = self.make(person, firm, hired, np.full(len(person), OPEN_DAY), FIXED)
        jobs.wage_known[:] = True
        return jobs


def _joined(parts: list[Jobs]) -> Jobs:
    """One set of arrays; `prior` becomes the row in it."""
    whole = {
        f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Jobs)
    }
    start = 0
    for before, part in zip([None, *parts], parts, strict=False):
        if before is not None and (part.prior >= 0).any():
            rows = slice(start, start + len(part))
            whole["prior"][rows] = np.where(part.prior >= 0, part.prior + start - len(before), -1)
        start += len(part)
    return Jobs(**whole)


def employment_rows(firms: Enterprises, persons: Persons, jobs: Jobs) -> pl.DataFrame:
    """The employments feed (agency jobs that nobody registered are left out)."""
    jobs = jobs.take(jobs.shown)
    wage = pl.DataFrame({"wage": jobs.wage, "known": jobs.wage_known}).select(
        pl.when(pl.col("known")).then(pl.col("wage"))
    )
    return pl.DataFrame(
        {
            "id_number": persons.id_number.gather(jobs.person),
            "id_kind": persons.id_kind.gather(jobs.person),
            "name": persons.name.gather(jobs.person),
            "uscc": firms.uscc.gather(jobs.firm),
            "hired_on": day_column("hired_on", jobs.hired),
            "left_on": day_column("left_on", jobs.left),
            "monthly_wage": wage.to_series(),
            "contract_kind": CONTRACTS.gather(jobs.contract),
            "household": HOUSEHOLDS.gather(persons.household[jobs.person]),
        }
    )
