"""Insurance that people carry themselves, and why others have none."""

import numpy as np
import polars as pl

from .draws import chance, pick
from .months import day_column, month_column
from .persons import GOLDEN, NONE
from .planting import Planting

KINDS = pl.Series(["flexible", "resident", "elsewhere"])
REASONS = pl.Series(["employer", "own_choice", "short_term", "elsewhere", "unaware", "other"])
REASON_SHARES = (40, 16, 14, 12, 12, 6)
PLACES = pl.Series(["370202", "370214", "370281", "370700", "370600", "320300", "410100"])


def individual_rows(plan: Planting) -> pl.DataFrame:
    """The individual-insurance feed: half of those without a job, a fifth of the uncovered."""
    rng, persons = plan.rng, plan.persons
    uncovered = np.zeros(len(persons), dtype=bool)
    bare = plan.cover.employed & plan.cover.active & ~plan.cover.insured
    uncovered[plan.jobs.person[bare]] = True
    own = (persons.career == NONE) & chance(rng, 5000, len(persons))
    own |= uncovered & chance(rng, 2000, len(persons))
    person = np.repeat(np.flatnonzero(own), 2)
    kind = np.repeat(pick(rng, (5, 4, 2), len(person) // 2), 2)
    start = plan.calendar.as_of_month - np.repeat(rng.integers(1, 40, len(person) // 2), 2)
    elsewhere = pl.Series(np.where(kind == 2, 3, 0) + rng.integers(0, 3, len(person)))
    scheme = pl.Series(["pension", "medical"]).gather(np.arange(len(person)) % 2)
    return pl.DataFrame(
        {
            "id_number": persons.id_number.gather(person),
            "id_kind": persons.id_kind.gather(person),
            "kind": KINDS.gather(kind),
            "scheme": scheme,
            "from_month": month_column("from_month", start),
            "to_month": pl.Series([None] * len(person), dtype=pl.Utf8),
            "place_code": PLACES.gather(elsewhere),
        }
    )


def survey_rows(plan: Planting) -> pl.DataFrame:
    """The coverage-surveys feed: a third of the uncovered, some of those without a job."""
    rng, persons = plan.rng, plan.persons
    bare = plan.cover.employed & plan.cover.active & ~plan.cover.insured
    bare &= plan.jobs.career != GOLDEN
    asked = np.zeros(len(persons), dtype=bool)
    asked[plan.jobs.person[bare]] = True
    asked &= chance(rng, 3300, len(persons))
    asked |= (persons.career == NONE) & chance(rng, 300, len(persons))
    person = np.flatnonzero(asked)
    reason = pick(rng, REASON_SHARES, len(person))
    return pl.DataFrame(
        {
            "id_number": persons.id_number.gather(person),
            "id_kind": persons.id_kind.gather(person),
            "surveyed_on": day_column(
                "surveyed_on", plan.calendar.as_of - rng.integers(1, 300, len(person))
            ),
            "reason": REASONS.gather(reason),
            "remark": pl.Series([None] * len(person), dtype=pl.Utf8),
        }
    )
