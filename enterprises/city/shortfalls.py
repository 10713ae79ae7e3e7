"""Violations towards single workers: no cover, part cover, late cover, gaps, too low a base."""

import numpy as np

from .draws import chance, pick
from .insurance import clipped, golden_cover
from .parameters import ALL_SCHEMES, MEDICAL, PENSION, UNEMPLOYMENT
from .planting import Planting
from .truth import spread_schemes

GOLDEN_UNCOVERED = 98


def golden_case(plan: Planting) -> None:
    """Of the golden case's 265 workers 98 have no cover."""
    rows = golden_cover(plan.cover, plan.jobs, GOLDEN_UNCOVERED)
    plan.unregistered_findings(rows)


def unregistered_workers(plan: Planting) -> None:
    """No scheme at all: never insured, or (one in four) insured once and dropped."""
    cover = plan.cover
    rows = plan.choose("unregistered", plan.settled(), 35)
    dropped = chance(plan.rng, 2500, len(rows)) & (cover.start[rows] < plan.now)
    never, stopped = rows[~dropped], rows[dropped]
    cover.insured[never] = False
    low = np.maximum(cover.start[stopped], plan.now - 18)
    cover.until[stopped] = plan.between(low, np.full(len(low), plan.now - 1))
    after = np.maximum(cover.until[stopped] + 1, cover.employed_from[stopped])
    plan.gap_findings(stopped, after, cover.employed_until[stopped], cover.mask[stopped])
    plan.unregistered_findings(rows)


def partial_schemes(plan: Planting) -> None:
    """Some schemes missing: from the start, or (one in three) given up later."""
    cover = plan.cover
    rows = plan.choose("partial", plan.settled(), 35)
    lacking = np.array((31 - PENSION, PENSION, MEDICAL | UNEMPLOYMENT, 16, 31 - 8, 7))
    missing = lacking[pick(plan.rng, (2, 4, 2, 3, 3, 1), len(rows))]
    given_up = chance(plan.rng, 3300, len(rows)) & (cover.start[rows] < plan.now)
    later = rows[given_up]
    end = plan.between(
        np.maximum(cover.start[later], plan.now - 18), np.full(len(later), plan.now - 1)
    )
    start = cover.start[later].copy()
    plan.add_records(later, start, end, cover.mask[later], cover.base[later])
    cover.start[later] = end + 1
    after = np.maximum(end + 1, cover.employed_from[later])
    plan.gap_findings(later, after, cover.employed_until[later], missing[given_up])
    cover.mask[rows] = ALL_SCHEMES & ~missing
    at, scheme = spread_schemes(missing)
    plan.truth.add(
        "partial-schemes",
        firm=plan.jobs.firm[rows][at],
        person=plan.jobs.person[rows][at],
        scheme=scheme,
    )


def late_enrolments(plan: Planting) -> None:
    """First insured one to twelve months after the month of the thirtieth day."""
    cover = plan.cover
    rows = plan.choose("late", plan.settled() & (cover.due_from < plan.now), 40)
    due = cover.due_from[rows]
    months = plan.between(np.ones_like(due), np.minimum(12, plan.now - due))
    cover.start[rows] = due + months
    person, firm = plan.jobs.person[rows], plan.jobs.firm[rows]
    plan.truth.add(
        "late-enrolment",
        firm=firm,
        person=person,
        start=due,
        until=due + months - 1,
        whole=months,
    )
    first = cover.employed_from[rows]
    plan.gap_findings(rows, first, due + months - 1, cover.mask[rows])


def gaps(plan: Planting) -> None:
    """Insured, then not for one to six months, then insured again."""
    cover = plan.cover
    room = np.maximum(cover.employed_from + 1, plan.now - 20)
    rows = plan.choose("gap", plan.settled() & (room <= plan.now - 1), 30)
    last = np.full(len(rows), plan.now - 1)
    start = plan.between(room[rows], last)
    until = plan.between(start, np.minimum(start + 5, last))
    plan.add_records(rows, cover.start[rows].copy(), start - 1, cover.mask[rows], cover.base[rows])
    cover.start[rows] = until + 1
    plan.gap_findings(rows, start, until, cover.mask[rows])


def underdeclared_bases(plan: Planting) -> None:
    """A base of 50 to 94 % of the clipped wage, for all schemes or (one in five) for two."""
    cover, jobs = plan.cover, plan.jobs
    rows = plan.choose("underdeclared", plan.settled() & jobs.wage_known, 50)
    owed = clipped(jobs.wage[rows])
    base = owed * plan.rng.integers(50, 95, len(rows)) // 100
    two = chance(plan.rng, 2000, len(rows))
    low_mask = np.where(two, PENSION | UNEMPLOYMENT, ALL_SCHEMES)
    split = rows[two]
    plan.add_records(
        split, cover.start[split].copy(), cover.until[split].copy(),
        ALL_SCHEMES & ~low_mask[two], cover.base[split],
    )  # fmt: skip
    plan.extra[-1].counts[:] = False
    cover.mask[rows], cover.base[rows] = low_mask, base
    at, scheme = spread_schemes(low_mask)
    plan.truth.add(
        "underdeclared-base",
        firm=jobs.firm[rows][at],
        person=jobs.person[rows][at],
        scheme=scheme,
        start=np.full(len(at), plan.now),
        cents=(owed - base)[at] * 100,
    )
