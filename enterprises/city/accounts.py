"""Insurance accounts of enterprises, and the penalties an earlier system recorded."""

import numpy as np
import polars as pl

from .calendar import Calendar
from .draws import chance, pick
from .jobs import Jobs
from .months import OPEN_MONTH, day_column, first_day
from .planting import Planting
from .register import Enterprises
from .truth import decimal_text

VIOLATIONS = pl.Series(["V1", "V2", "V5", "L1", "L2", "L4", "L5", "L6", "L8", "L9"])
VIOLATION_SHARES = (30, 20, 2, 4, 10, 2, 8, 20, 2, 2)


def registration_rows(plan: Planting, jobs: Jobs) -> pl.DataFrame:
    """The insurance-registrations feed: every employer but the planted; one in fifty had two."""
    firms, rng, calendar = plan.firms, plan.rng, plan.calendar
    count = len(firms)
    staffed = np.bincount(jobs.firm, minlength=count) > 0
    registered = firms.established + rng.integers(0, 30, count)
    registered = np.minimum(np.minimum(registered, calendar.as_of), firms.closed)
    ended = plan.account_until < OPEN_MONTH
    account_end = first_day(np.where(ended, plan.account_until, 0)) + 20
    cancelled = np.where(ended, account_end, firms.closed)
    has = (staffed | firms.agency | chance(rng, 5000, count)) & (plan.account_until > 0)
    again = has & (registered < calendar.window - 900) & chance(rng, 200, count)
    first_end = registered + rng.integers(30, 400, count)
    firm = np.concatenate([np.flatnonzero(again), np.flatnonzero(has)])
    start = np.where(again, first_end + 20, registered)
    return pl.DataFrame(
        {
            "uscc": firms.uscc.gather(firm),
            "registered_on": day_column(
                "registered_on", np.concatenate([registered[again], start[has]])
            ),
            "cancelled_on": day_column(
                "cancelled_on", np.concatenate([first_end[again], cancelled[has]])
            ),
        }
    )


def penalty_rows(
    rng: np.random.Generator, calendar: Calendar, firms: Enterprises, block: int
) -> pl.DataFrame:
    """The penalties feed: decisions of the two years before the as-of day, one unit in 150."""
    able = np.flatnonzero(firms.open & (np.arange(len(firms)) != firms.golden))
    firm = np.sort(rng.permutation(able)[: max(1, len(firms) // 150)])
    decided = calendar.as_of - rng.integers(1, 720, len(firm))
    decided = np.maximum(decided, firms.established[firm])
    serial = pl.Series(np.arange(len(firm)) + block * 100_000 + 1).cast(pl.Utf8).str.zfill(8)
    fined = chance(rng, 7000, len(firm))
    amounts = decimal_text(rng.integers(5, 400, len(firm)) * 10_000)
    amount = pl.DataFrame({"amount": amounts, "fined": fined}).select(
        pl.when(pl.col("fined")).then(pl.col("amount"))
    )
    return pl.DataFrame(
        {
            "uscc": firms.uscc.gather(firm),
            "decided_on": day_column("decided_on", decided),
            "violation_type": VIOLATIONS.gather(pick(rng, VIOLATION_SHARES, len(firm))),
            "document_no": "青示人社监罚字第" + serial + "号",
            "amount": amount.to_series(),
        }
    )
