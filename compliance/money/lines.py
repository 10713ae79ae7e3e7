"""Contribution lines of one wage over some months, reckoned in Python.

The counter's calculator uses it; tests use it as a second opinion on the statement for whole cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from inspectorate.organisation.models import ContributionRate

from .ranges import cents


@dataclass(frozen=True)
class Line:
    """One share of one scheme's contribution of a month."""

    month: date
    scheme: int
    share: str
    base: Decimal
    rate: Decimal
    amount: Decimal
    law: str
    article: str


def months_between(first: date, last: date) -> list[date]:
    """The firsts of the months from that of `first` to that of `last`."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [date(index // 12, index % 12 + 1, 1) for index in range(start, end + 1)]


def base_of_month(
    wage: Decimal | None,
    month: date,
    limits: Mapping[int, tuple[Decimal, Decimal]],
    otherwise: tuple[Decimal, Decimal],
) -> Decimal:
    """The wage within floor and cap of the month's year; the floor if no wage is known."""
    floor, cap = limits.get(month.year, otherwise)
    return max(floor, min(cap, wage)) if wage else floor


def rate_in(
    rates: Iterable[ContributionRate], month: date, scheme: int, share: str, industry_class: int
) -> ContributionRate | None:
    """The rate in force: that of the industry's class before the general one, newest first."""
    fitting = [
        rate
        for rate in rates
        if rate.scheme == scheme
        and rate.share == share
        and rate.industry_class in (0, industry_class)
        and rate.from_month <= month
    ]
    return max(fitting, key=lambda rate: (rate.industry_class, rate.from_month), default=None)


def lines_owed(
    wage: Decimal | None,
    months: Iterable[date],
    schemes: Iterable[int],
    *,
    rates: Iterable[ContributionRate],
    limits: Mapping[int, tuple[Decimal, Decimal]],
    otherwise: tuple[Decimal, Decimal],
    industry_class: int = 0,
) -> list[Line]:
    """A line per month, scheme and share, each rounded half up to the cent."""
    known, chosen = list(rates), sorted(schemes)
    lines = []
    for month in months:
        base = base_of_month(wage, month, limits, otherwise)
        for scheme in chosen:
            for share in ("employer", "worker"):
                rate = rate_in(known, month, scheme, share, industry_class)
                if rate is not None and rate.rate:
                    amount = cents(base * rate.rate)
                    lines.append(
                        Line(month, scheme, share, cents(base), rate.rate, amount, rate.law,
                             rate.article)
                    )  # fmt: skip
    return lines


def late_fee(amount: Decimal, month: date, *, day: date, due_day: int, a_day: Decimal) -> Decimal:
    """The late fee on an unpaid amount of a month, to a day inclusive."""
    following = (month.replace(day=1) + timedelta(days=32)).replace(day=due_day)
    return cents(amount * a_day * max(0, (day - following).days))
