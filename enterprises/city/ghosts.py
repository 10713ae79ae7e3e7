"""Insured without working: leavers, strangers and the dead."""

import numpy as np

from .draws import Ints, chance
from .insurance import Records
from .months import OPEN_MONTH, first_day
from .parameters import ALL_SCHEMES
from .persons import LEFT, NONE
from .planting import Planting

GHOST_WINDOW = 12


def ghost_findings(plan: Planting, firm: Ints, person: Ints, start: Ints, until: Ints) -> None:
    """The months start..until, as far as they lie in the rule's window."""
    start = np.maximum(start, plan.now - GHOST_WINDOW + 1)
    until = np.minimum(until, plan.now)
    plan.truth.add(
        "ghost-worker", firm=firm, person=person, start=start, until=until,
        whole=until - start + 1,
    )  # fmt: skip


def insured_leavers(plan: Planting) -> None:
    """Left two months ago or earlier, insured on: for some months, or to this day."""
    cover, jobs = plan.cover, plan.jobs
    left = (jobs.career == LEFT) & cover.insured & ~plan.unaccounted[jobs.firm]
    left &= (cover.until <= plan.now - 2) & (cover.until >= plan.now - GHOST_WINDOW)
    rows = plan.choose("insured_leaver", left, 20)
    gone = cover.until[rows] + 1
    end = plan.between(gone + 1, np.full(len(rows), plan.now))
    open_end = chance(plan.rng, 5000, len(rows))
    cover.until[rows] = np.where(open_end, OPEN_MONTH, end)
    ghost_findings(plan, jobs.firm[rows], jobs.person[rows], gone, cover.until[rows])


def insured_strangers(plan: Planting) -> None:
    """Persons without any employment, insured by an enterprise that has staff."""
    free = (plan.persons.career == NONE) & ~plan.persons.taken
    person = plan.rng.permutation(np.flatnonzero(free))[: plan.quotas["insured_stranger"]]
    staffed = np.zeros(len(plan.firms), dtype=bool)
    staffed[plan.jobs.firm[plan.settled()]] = True
    firm = plan.rng.permutation(np.flatnonzero(staffed))[: len(person)]
    person = person[: len(firm)]
    plan.persons.taken[person] = True
    start = plan.now - plan.rng.integers(1, 20, len(person))
    until = np.where(chance(plan.rng, 6000, len(person)), OPEN_MONTH, plan.now)
    count = len(person)
    plan.extra.append(Records(
        person, firm, start, until, np.full(count, ALL_SCHEMES),
        np.full(count, 4000), np.ones(count, dtype=bool),
    ))  # fmt: skip
    ghost_findings(plan, firm, person, start, until)


def insured_dead(plan: Planting) -> None:
    """Died two to eight months ago, never taken off the books."""
    rows = plan.choose("insured_dead", plan.settled() & (plan.cover.due_from < plan.now - 9), 0)
    month = plan.now - plan.rng.integers(2, 9, len(rows))
    person = plan.jobs.person[rows]
    plan.persons.died[person] = first_day(month) + plan.rng.integers(0, 28, len(rows))
    ghost_findings(plan, plan.jobs.firm[rows], person, month + 1, plan.cover.until[rows])
