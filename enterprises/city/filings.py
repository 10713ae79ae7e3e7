"""Monthly tax filings: head count and wages, and the two violations seen in them."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .draws import Flags, Ints, chance
from .insurance import Records
from .jobs import DISPATCH, Jobs
from .months import first_day, month_column
from .planting import Planting
from .register import Enterprises
from .truth import decimal_text


@dataclass
class Filings:
    """Enterprise by month: shapes (enterprises, months). Money in whole yuan.

    `full` counts the employments other than dispatch active on every day of the month, `full_wages`
    adds up their registered wages (blank: 0).
    """

    months: Ints
    insured: Ints
    headcount: Ints
    wages: Ints
    full: Ints
    full_wages: Ints
    filed: Flags


def filings_of(
    rng: np.random.Generator,
    calendar: Calendar,
    firms: Enterprises,
    jobs: Jobs,
    records: Records,
    *,
    months: int,
) -> Filings:
    """Law-abiding filings of the `months` months before the as-of month.

    The head count is that of the insured or up to three more; wages are paid.
    """
    span = np.arange(calendar.as_of_month - months, calendar.as_of_month)
    starts = first_day(np.append(span, calendar.as_of_month))
    shape = (len(firms), months)
    insured, staff, wages, full, full_wages = (np.zeros(shape, dtype=np.int64) for _ in range(5))
    jobs = jobs.take(jobs.shown & (jobs.contract != DISPATCH))
    known = np.where(jobs.wage_known, jobs.wage, 0)
    for at, month in enumerate(span):
        here = (records.start <= month) & (records.until >= month) & records.counts
        insured[:, at] = np.bincount(records.firm[here], minlength=len(firms))
        some = (jobs.hired < starts[at + 1]) & (jobs.left > starts[at])
        staff[:, at] = np.bincount(jobs.firm[some], minlength=len(firms))
        wages[:, at] = _sum(jobs.firm[some], jobs.wage[some], len(firms))
        whole = (jobs.hired <= starts[at]) & (jobs.left >= starts[at + 1])
        full[:, at] = np.bincount(jobs.firm[whole], minlength=len(firms))
        full_wages[:, at] = _sum(jobs.firm[whole], known[whole], len(firms))
    headcount = insured + rng.integers(0, 4, shape) * (staff > insured)
    wages = np.maximum(wages, headcount * 3000)
    filed = (insured > 0) | (staff > 0) | _idle_filers(rng, firms, starts[:-1])
    filed &= rng.integers(0, 100, shape) > 0
    return Filings(span, insured, headcount, wages, full, full_wages, filed)


def _idle_filers(rng: np.random.Generator, firms: Enterprises, starts: Ints) -> Flags:
    """Half of the enterprises file in every month they trade, staff or not."""
    trading = (firms.established[:, None] < starts) & (firms.closed[:, None] > starts)
    half: Flags = trading & chance(rng, 5000, len(firms))[:, None]
    return half


def _sum(firm: Ints, wage: Ints, firms: int) -> Ints:
    return np.bincount(firm, weights=wage, minlength=firms).astype(np.int64)


def headcount_mismatches(plan: Planting, filings: Filings) -> None:
    """Some enterprises tell the tax office of many more people than they insure."""
    able = np.flatnonzero((filings.insured[:, -1] > 0) & _plantable(plan))
    firm = plan.rng.permutation(able)[: plan.quotas["headcount"]]
    months = filings.insured.shape[1]
    length = plan.rng.integers(1, min(7, months + 1), len(firm))
    at = np.arange(months)[None, :] >= months - length[:, None]
    row, column = np.nonzero(at)
    here = (firm[row], column)
    insured = filings.insured[here]
    more = np.maximum(5, insured // 9 + 1) + plan.rng.integers(0, 9, len(row))
    more = np.where(chance(plan.rng, 1000, len(row)), np.maximum(5, -(-insured // 9)), more)
    filings.headcount[here] = insured + more
    filings.wages[here] = np.maximum(filings.wages[here], (insured + more) * 3000)
    filings.filed[here] = True
    plan.truth.add("headcount-mismatch", firm=firm[row], start=filings.months[column], whole=more)


def wage_arrears(plan: Planting, filings: Filings) -> None:
    """Some enterprises pay no wages for one to five months."""
    months = filings.full.shape[1]
    able = np.flatnonzero((filings.full > 0).all(axis=1) & _plantable(plan))
    firm = plan.rng.permutation(able)[: plan.quotas["wage_arrears"]]
    length = plan.rng.integers(1, min(6, months + 1), len(firm))
    start = plan.rng.integers(0, months - length + 1)
    span = np.arange(months)[None, :]
    unpaid = (span >= start[:, None]) & (span < (start + length)[:, None])
    row, column = np.nonzero(unpaid)
    filings.wages[firm[row], column] = 0
    filings.filed[firm[row], column] = True
    owed = (filings.full_wages[firm] * unpaid).sum(axis=1)
    plan.truth.add(
        "wage-arrears",
        firm=firm,
        start=filings.months[start],
        until=filings.months[start + length - 1],
        cents=owed * 100,
    )


def _plantable(plan: Planting) -> Flags:
    return ~plan.firms.agency & (np.arange(len(plan.firms)) != plan.firms.golden)


def filing_rows(firms: Enterprises, filings: Filings) -> pl.DataFrame:
    """The tax-filings feed."""
    firm, column = np.nonzero(filings.filed)
    return pl.DataFrame(
        {
            "uscc": firms.uscc.gather(firm),
            "month": month_column("month", filings.months[column]),
            "headcount": filings.headcount[firm, column],
            "wages_paid": decimal_text(filings.wages[firm, column] * 100),
        }
    )
