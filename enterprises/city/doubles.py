"""Multiple affiliation: two full-time jobs at once, each insured in every scheme."""

from dataclasses import fields

import numpy as np

from .calendar import Calendar
from .draws import Ints
from .insurance import Cover
from .jobs import FIXED, Jobs
from .months import OPEN_DAY
from .persons import STABLE, Persons
from .register import Enterprises
from .truth import Truth

DOUBLE = 9
AFFILIATION_SCHEMES = np.array([0, 1, 2, 4])


def add_doubles(
    rng: np.random.Generator,
    calendar: Calendar,
    firms: Enterprises,
    persons: Persons,
    jobs: Jobs,
    *,
    count: int,
) -> Jobs:
    """Give `count` stable workers a second full-time job; theirs are the last rows returned."""
    able = (jobs.career == STABLE) & (jobs.hired < calendar.as_of - 60)
    able &= jobs.left == OPEN_DAY
    first = rng.permutation(np.flatnonzero(able))[:count]
    hosts = able & (firms.established[jobs.firm] < calendar.as_of - 500)
    host = _other_firms(rng, np.unique(jobs.firm[hosts]), jobs.firm[first])
    persons.career[jobs.person[first]] = DOUBLE
    persons.taken[jobs.person[first]] = True
    jobs.career[first] = DOUBLE
    second = jobs.take(first)
    second.firm = host
    second.hired = calendar.as_of - rng.integers(35, 400, len(first))
    second.hired = np.maximum(second.hired, persons.adult[second.person])
    second.contract = np.full(len(first), FIXED)
    second.prior = np.full(len(first), -1)
    return Jobs(
        **{
            field.name: np.concatenate([getattr(jobs, field.name), getattr(second, field.name)])
            for field in fields(Jobs)
        }
    )


def _other_firms(rng: np.random.Generator, firms: Ints, than: Ints) -> Ints:
    """An enterprise other than the given one, element by element."""
    at = rng.integers(0, len(firms), len(than))
    return np.where(firms[at] == than, firms[(at + 1) % len(firms)], firms[at])


def double_findings(truth: Truth, jobs: Jobs, cover: Cover, now: int) -> None:
    """The months both employers insure, at each of them, for every scheme but work injury."""
    rows = np.flatnonzero(jobs.career == DOUBLE)
    pairs = rows[np.argsort(jobs.person[rows], kind="stable")].reshape(-1, 2)
    start = cover.start[pairs].max(axis=1)
    for side in (0, 1):
        at: Ints = np.repeat(pairs[:, side], 4)
        truth.add(
            "multiple-affiliation",
            firm=jobs.firm[at],
            person=jobs.person[at],
            scheme=np.tile(AFFILIATION_SCHEMES, len(pairs)),
            start=np.repeat(start, 4),
            until=np.full(len(at), now),
        )
