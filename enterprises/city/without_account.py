"""Employers without an insurance account: never registered, or cancelled while people work on.

Nobody can be insured there, so every worker of theirs is a finding too.
"""

import numpy as np

from .draws import Ints
from .jobs import DISPATCH, SCHEMES_BY_CONTRACT
from .persons import RENEWED
from .planting import Planting


def enterprises_without_account(plan: Planting) -> None:
    """Enterprises never registered with the insurer, or whose registration was cancelled."""
    jobs, cover, firms = plan.jobs, plan.cover, plan.firms
    staff = cover.active & cover.employed & (jobs.contract != DISPATCH)
    tangled = (jobs.career == RENEWED) | (plan.persons.taken[jobs.person])
    able = np.bincount(jobs.firm[staff], minlength=len(firms)) > 0
    able &= np.bincount(jobs.firm[tangled], minlength=len(firms)) == 0
    able &= ~firms.agency & firms.open & (firms.established < plan.calendar.as_of - 60)
    able &= (firms.size < 60) | (plan.rng.integers(0, 10, len(firms)) == 0)
    chosen = plan.rng.permutation(np.flatnonzero(able))[: plan.quotas["unaccounted"]]
    plan.unaccounted[chosen] = True
    plan.account_until[chosen] = 0
    cancelled = chosen[1::3]
    cancelled = cancelled[firms.established[cancelled] < plan.calendar.as_of - 400]
    back = plan.rng.integers(2, 10, len(cancelled))
    plan.account_until[cancelled] = plan.now - back
    cut_cover(plan, np.flatnonzero(plan.unaccounted[jobs.firm]))
    here = staff & plan.unaccounted[jobs.firm]
    plan.unregistered_findings(np.flatnonzero(here))
    workers = np.bincount(jobs.firm[here], minlength=len(firms))
    firm = np.flatnonzero(plan.unaccounted)
    plan.truth.add("enterprise-unregistered", firm=firm, whole=workers[firm])


def cut_cover(plan: Planting, rows: Ints) -> None:
    """End the cover of these jobs with their enterprise's account."""
    cover, end = plan.cover, plan.account_until[plan.jobs.firm[rows]]
    plan.persons.taken[plan.jobs.person[rows]] = True
    kept = cover.insured[rows] & (cover.start[rows] <= end)
    cover.insured[rows] = kept
    rows, end = rows[kept], np.minimum(end[kept], cover.until[rows[kept]])
    cover.until[rows] = end
    after = np.maximum(end + 1, cover.employed_from[rows])
    owed = cover.mask[rows] & SCHEMES_BY_CONTRACT[plan.jobs.contract[rows]]
    mask = np.where(cover.employed[rows], owed, 0)
    plan.gap_findings(rows, after, cover.employed_until[rows], mask)
