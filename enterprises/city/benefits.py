"""Benefits and deaths: pensioners, the unemployed, the injured, mothers; and who was paid wrongly.

Pensioners are persons of their own: they appear here and in the death register only.
"""

import numpy as np
import polars as pl

from .draws import Ints, chance
from .identifiers import LOCAL_PLACES, identity_bodies, identity_numbers
from .months import OPEN_DAY, day_column, first_day, month_column, month_of
from .persons import LEFT, RETIRED_OFFSET, STABLE
from .planting import Planting
from .truth import decimal_text

COLUMNS = ("id_number", "id_kind", "kind", "month", "amount")
PENSION_MONTHS = 4
RETIRED_BORN_DAYS = 9_000


class Benefits:
    """Collects the benefits and deaths of one block."""

    def __init__(self, plan: Planting, block: int, retired: int) -> None:
        self.plan, self.now = plan, plan.calendar.as_of_month
        self.frames: list[pl.DataFrame] = []
        serials = np.arange(retired) + RETIRED_OFFSET + block * 100_000
        born = plan.calendar.as_of - 63 * 365 - RETIRED_BORN_DAYS - 400
        bodies = identity_bodies(serials, LOCAL_PLACES, born, RETIRED_BORN_DAYS)
        self.retired = identity_numbers(bodies)
        self.retired_died = np.full(retired, OPEN_DAY)

    def pay(self, numbers: pl.Series, kinds: pl.Series, kind: str, month: Ints, yuan: Ints) -> None:
        """Add one benefit per element."""
        cents = decimal_text(yuan * 100 + yuan * 37 % 100)
        self.frames.append(
            pl.DataFrame(
                {
                    "id_number": numbers,
                    "id_kind": kinds,
                    "kind": pl.Series([kind]).gather(np.zeros(len(month), dtype=np.int64)),
                    "month": month_column("month", month),
                    "amount": cents,
                }
            )
        )

    def pay_workers(self, kind: str, person: Ints, month: Ints, yuan: Ints) -> None:
        """Benefits of workers of the block."""
        persons = self.plan.persons
        numbers, kinds = persons.id_number.gather(person), persons.id_kind.gather(person)
        self.pay(numbers, kinds, kind, month, yuan)

    def rows(self) -> pl.DataFrame:
        """The benefits feed."""
        return pl.concat(self.frames).select(COLUMNS)

    def death_rows(self) -> pl.DataFrame:
        """The deaths feed."""
        persons, gone = self.plan.persons, np.flatnonzero(self.retired_died < OPEN_DAY)
        worker = np.flatnonzero(persons.died < OPEN_DAY)
        died = np.concatenate([self.retired_died[gone], persons.died[worker]])
        return pl.DataFrame(
            {
                "id_number": pl.concat(
                    [self.retired.gather(gone), persons.id_number.gather(worker)]
                ),
                "id_kind": pl.concat(
                    [pl.Series([None] * len(gone), dtype=pl.Utf8), persons.id_kind.gather(worker)]
                ),
                "died_on": day_column("died_on", died),
            }
        )


def benefits_of(plan: Planting, block: int) -> Benefits:
    """All benefits and deaths of the block, with those paid while employed or after death."""
    book = Benefits(plan, block, max(40, len(plan.persons) // 100))
    _workers_die(plan)
    _pensions(book)
    _unemployment(book)
    _short_benefits(book)
    _paid_while_employed(book)
    return book


def _workers_die(plan: Planting) -> None:
    """One in 40 of those who left did so by dying on their last day of work."""
    jobs, persons = plan.jobs, plan.persons
    able = (jobs.career == LEFT) & ~persons.taken[jobs.person] & chance(plan.rng, 250, len(jobs))
    persons.died[jobs.person[able]] = jobs.left[able] - 1


def _pensions(book: Benefits) -> None:
    """Pensions of the last months; 4 % of the pensioners died, a few of them are paid on."""
    plan, now, count = book.plan, book.now, len(book.retired)
    dead = chance(plan.rng, 400, count)
    dead[0] = True
    month = now - plan.rng.integers(2, PENSION_MONTHS + 3, count)
    month[0] = now - 2
    day = first_day(month) + plan.rng.integers(0, 28, count)
    book.retired_died[dead] = day[dead]
    wrong = dead & chance(plan.rng, 1500, count)
    wrong[0] = True
    last = np.where(dead, month, now)
    last = np.where(wrong, np.minimum(month + plan.rng.integers(1, 5, count), now), last)
    pension = plan.rng.integers(1800, 6500, count)
    span = np.arange(now - PENSION_MONTHS + 1, now + 1)
    person, at = np.nonzero(span[None, :] <= last[:, None])
    kinds = pl.Series([None], dtype=pl.Utf8).gather(np.zeros(len(person), dtype=np.int64))
    book.pay(book.retired.gather(person), kinds, "pension", span[at], pension[person])
    late = dead[person] & (span[at] > month[person])
    who, paid = person[late], pension[person[late]]
    plan.truth.add(
        "benefit-after-death",
        numbers=book.retired.gather(who),
        scheme=pl.Series(["pension"]).gather(np.zeros(len(who), dtype=np.int64)),
        start=span[at][late],
        cents=paid * 100 + paid * 37 % 100,
    )


def _unemployment(book: Benefits) -> None:
    """Those who left are paid for up to six months from the month after."""
    plan = book.plan
    jobs = plan.jobs.take(plan.jobs.career == LEFT)
    able = chance(plan.rng, 4000, len(jobs)) & (plan.persons.died[jobs.person] == OPEN_DAY)
    jobs = jobs.take(able)
    month = month_of(jobs.left)[:, None] + 1 + np.arange(6)[None, :]
    due = np.arange(6)[None, :] < plan.rng.integers(1, 7, len(jobs))[:, None]
    row, at = np.nonzero(due & (month <= book.now))
    amount = np.full(len(row), 1680)
    book.pay_workers("unemployment", jobs.person[row], month[row, at], amount)


def _short_benefits(book: Benefits) -> None:
    """Injury and maternity benefits of people at work."""
    plan = book.plan
    jobs = plan.jobs.take((plan.jobs.career == STABLE) & plan.cover.employed)
    alive = plan.persons.died[jobs.person] == OPEN_DAY
    draw = plan.rng.integers(0, 1000, len(jobs))
    for kind, drawn in (("injury", draw < 3), ("maternity", (draw >= 3) & (draw < 9))):
        person = jobs.person[drawn & alive]
        month = book.now - plan.rng.integers(0, 12, len(person))
        book.pay_workers(kind, person, month, plan.rng.integers(1500, 24_000, len(person)))


def _paid_while_employed(book: Benefits) -> None:
    """Unemployment benefit for one to four months in which the person has a job."""
    plan = book.plan
    able = plan.settled() & (month_of(plan.jobs.hired) < book.now - 4)
    rows = plan.choose("paid_while_employed", able, 0)
    paid = np.arange(4)[None, :] < plan.rng.integers(1, 5, len(rows))[:, None]
    row, back = np.nonzero(paid)
    month, amount = book.now - back, np.full(len(row), 1680)
    person = plan.jobs.person[rows][row]
    book.pay_workers("unemployment", person, month, amount)
    plan.truth.add(
        "benefit-while-employed",
        firm=plan.jobs.firm[rows][row],
        person=person,
        scheme=pl.Series(["unemployment"]).gather(np.zeros(len(row), dtype=np.int64)),
        start=month,
        cents=amount * 100 + amount * 37 % 100,
    )
