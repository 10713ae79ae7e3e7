"""Monthly contributions of each enterprise, consistent with its insurance records; arrears."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .draws import Flags, Ints, chance
from .insurance import Records
from .months import OPEN_DAY, day_column, first_day, month_column
from .parameters import SCHEME_RATES
from .planting import Planting
from .register import Enterprises
from .truth import SCHEME_NAMES, decimal_text

DUE_DAY = 15


@dataclass
class Contributions:
    """One row per enterprise, month and scheme with somebody insured; money in cents."""

    firm: Ints
    month: Ints
    scheme: Ints
    headcount: Ints
    due: Ints
    paid: Ints
    paid_on: Ints
    overdue: Flags


def contributions_of(
    rng: np.random.Generator, calendar: Calendar, records: Records, firms: int, months: int
) -> Contributions:
    """What the records make each enterprise owe in the last `months` months, all paid in time.

    A month whose due day has not passed is mostly unpaid yet, which is no arrears.
    """
    span = np.arange(calendar.as_of_month - months + 1, calendar.as_of_month + 1)
    heads = np.zeros((firms, months, 5), dtype=np.int64)
    bases = np.zeros((firms, months, 5), dtype=np.int64)
    for column, month in enumerate(span):
        here = (records.start <= month) & (records.until >= month)
        firm, mask, base = records.firm[here], records.mask[here], records.base[here]
        for bit in range(5):
            inside = mask >> bit & 1 > 0
            heads[:, column, bit] = np.bincount(firm[inside], minlength=firms)
            sums = np.bincount(firm[inside], weights=base[inside], minlength=firms)
            bases[:, column, bit] = sums.astype(np.int64)
    firm, at, scheme = np.nonzero(heads)
    due = bases[firm, at, scheme] * np.array(SCHEME_RATES)[scheme] // 100
    paid, paid_on, overdue = _payments(rng, calendar, firm, span[at], due)
    return Contributions(
        firm, span[at], scheme, heads[firm, at, scheme], due, paid, paid_on, overdue
    )


def _payments(
    rng: np.random.Generator, calendar: Calendar, firm: Ints, month: Ints, due: Ints
) -> tuple[Ints, Ints, Flags]:
    """Paid cents and days: an enterprise pays all schemes of a month on one day."""
    slot = firm * 4096 + month % 4096
    _, back = np.unique(slot, return_inverse=True)
    slots = int(back.max(initial=-1)) + 1
    due_on = first_day(month + 1) + DUE_DAY - 1
    overdue = due_on < calendar.as_of
    late = chance(rng, 300, slots)[back]
    delay = rng.integers(1, 40, slots)[back]
    on_time = due_on - rng.integers(0, 12, slots)[back]
    paid_on = np.where(late, due_on + delay, on_time)
    paid_on = np.where(overdue, np.minimum(paid_on, calendar.as_of), paid_on)
    early = chance(rng, 3000, slots)[back]
    settled = overdue | (early & (paid_on <= calendar.as_of))
    return np.where(settled, due, 0), np.where(settled, paid_on, OPEN_DAY), overdue


def contribution_arrears(plan: Planting, ledger: Contributions) -> None:
    """Some enterprises leave the last months unpaid or part paid, for all schemes or for one."""
    able = ledger.overdue & (ledger.due > 0) & (ledger.firm != plan.firms.golden)
    firms = plan.rng.permutation(np.unique(ledger.firm[able]))
    firms = firms[: plan.quotas["contribution_arrears"]]
    if not len(firms):
        return
    last_overdue = int(ledger.month[able].max())
    back = np.zeros(len(plan.firms), dtype=np.int64)
    back[firms] = plan.rng.integers(1, 7, len(firms))
    only = np.full(len(plan.firms), -1)
    scheme = plan.rng.integers(0, 5, len(firms))
    only[firms] = np.where(chance(plan.rng, 2500, len(firms)), scheme, -1)
    part = np.zeros(len(plan.firms), dtype=np.int64)
    part[firms] = plan.rng.integers(0, 90, len(firms)) * chance(plan.rng, 4000, len(firms))
    single = only[ledger.firm]
    owing = able & (ledger.month > last_overdue - back[ledger.firm])
    owing &= (single < 0) | (single == ledger.scheme)
    rows = np.flatnonzero(owing)
    ledger.paid[rows] = ledger.due[rows] * part[ledger.firm[rows]] // 100
    ledger.paid_on[rows] = np.where(ledger.paid[rows] > 0, ledger.paid_on[rows], OPEN_DAY)
    plan.truth.add(
        "contribution-arrears",
        firm=ledger.firm[rows],
        scheme=ledger.scheme[rows],
        start=ledger.month[rows],
        cents=ledger.due[rows] - ledger.paid[rows],
    )


def contribution_rows(firms: Enterprises, ledger: Contributions) -> pl.DataFrame:
    """The contributions feed."""
    return pl.DataFrame(
        {
            "uscc": firms.uscc.gather(ledger.firm),
            "scheme": SCHEME_NAMES.gather(ledger.scheme),
            "month": month_column("month", ledger.month),
            "headcount": ledger.headcount,
            "due": decimal_text(ledger.due),
            "paid": decimal_text(ledger.paid),
            "paid_on": day_column("paid_on", ledger.paid_on),
        }
    )
