"""Answers of the annual written review: most employers answer, some not, some not what is true."""

import numpy as np
import polars as pl

from .calendar import Calendar
from .draws import chance
from .filings import Filings
from .months import day_column
from .register import Enterprises
from .truth import decimal_text

# A stream of its own, so that the rest of the city is the same with and without these answers.
STREAM = 2
YES_NO = pl.Series(["yes", "no"])


def review_rows(
    seed: int, block: int, calendar: Calendar, firms: Enterprises, filings: Filings
) -> pl.DataFrame:
    """The written-reviews feed: answers for the year before the as-of day, nine in ten employers.

    Those who told the tax office of more people than they insure repeat the head count of the tax
    office; one in forty says that more people are insured than are.
    """
    rng = np.random.Generator(np.random.PCG64([seed, block, STREAM]))
    staffed = firms.open & (filings.headcount[:, -1] > 0)
    firm = np.flatnonzero(staffed & chance(rng, 9000, len(firms)))
    count = len(firm)
    headcount, insured = filings.headcount[firm, -1], filings.insured[firm, -1]
    boasting = chance(rng, 250, count)
    answered = calendar.as_of - rng.integers(1, 60, count)
    year = 1969 + calendar.as_of_month // 12
    unsigned = np.where(chance(rng, 400, count), rng.integers(1, 6, count), 0)
    owed = np.where(chance(rng, 150, count), rng.integers(1, 40, count) * 500_000, 0)
    return pl.DataFrame(
        {
            "uscc": firms.uscc.gather(firm),
            "year": np.full(count, year),
            "answered_on": day_column("answered_on", np.maximum(answered, firms.established[firm])),
            "headcount": headcount,
            "contracts_signed": np.maximum(headcount - unsigned, 0),
            "insured_headcount": np.where(boasting, headcount, np.minimum(insured, headcount)),
            "wages_owed": decimal_text(owed),
            "internal_rules": YES_NO.gather(chance(rng, 300, count).astype(np.int64)),
            "minors": np.where(chance(rng, 50, count), 1, 0),
        }
    )
