"""What a list achieved: how many of its entries had paid so many days after it was published.

The day of publication is day 0: who pays the next day has paid “after 1 day”, who pays on day 0 has
too. The day of the payment counts, not the one on which it was seen: who had paid before day 0, or
on a day no delivery names, stands apart, in neither number. Nor is a withdrawn entry, or one that
owed nothing. There is no share before its day has come. Beside it stands a comparable group that
was not exposed, counted in the same way (docs/figures.md), reckoned by a job.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

AFTER_DAYS = (1, 7, 30)


@dataclass(frozen=True)
class Share:
    """`paid` of `entries` after so many days; `paid` is None before the day has come."""

    after_days: int
    paid: int | None
    entries: int


@dataclass(frozen=True)
class Payment:
    """When an enterprise paid, None if it has not; without `day_known` the day it was seen."""

    paid_on: date | None
    day_known: bool = True

    def stands_apart(self, published_on: date, *, on: date) -> bool:
        """Whether, as known on a day, it was made before the publication or nobody can tell."""
        if self.paid_on is None or self.paid_on > on:
            return False
        return not self.day_known or self.paid_on < published_on


def in_the_count(published_on: date, payments: Iterable[Payment], *, on: date) -> list[date | None]:
    """The days of payment of those that stand in the count, as known on a day."""
    return [each.paid_on for each in payments if not each.stands_apart(published_on, on=on)]


def shares(
    published_on: date,
    paid_on: Sequence[date | None],
    *,
    on: date,
    after: Iterable[int] = AFTER_DAYS,
) -> list[Share]:
    """The share after each number of days, as known on a day; `paid_on` holds one for each that
    stands in the count.
    """
    return [
        Share(
            days,
            None
            if published_on + timedelta(days=days) > on
            else paid_by(paid_on, published_on + timedelta(days=days)),
            len(paid_on),
        )
        for days in after
    ]


def paid_by(paid_on: Iterable[date | None], last: date) -> int:
    """How many had paid by a day, included."""
    return sum(each is not None and each <= last for each in paid_on)


def curve(
    published_on: date, paid_on: Sequence[date | None], *, on: date, days: int
) -> list[float]:
    """The share paid in percent, for each day from publication to `on`, at most `days` of them."""
    if not paid_on:
        return []
    last = min(days, (on - published_on).days)
    return [
        100 * paid_by(paid_on, published_on + timedelta(days=n)) / len(paid_on)
        for n in range(last + 1)
    ]
