"""What a violation costs, in plain decimals: contributions, late fees, ranges of fines.

Contributions payable. Someone employed in a month and not insured there owes the scheme that
month's contribution, from the month of hire on: the thirty days of registration only put the
alert off. base = the month's wage, not below the year's floor and not above its cap; each share
(employer's, worker's) = base × its rate, rounded half up to the cent by itself, since two people
pay it. A line is one worker, month and scheme; its total is the sum of its two rounded shares;
every larger sum adds rounded lines and is never rounded again.

Late fee. 0.05 % of the unpaid amount for each day from the day after the due date up to and
including the as-of day, simple, rounded half up per line (Social Insurance Law, art. 86). No
ceiling: whether the principal is one (Administrative Coercion Law, art. 45) is disputed.

Ranges of fines, each an open choice between two ends: not registered and not corrected 1–3 × the
contributions payable, and 500–3,000 yuan for each person responsible (art. 84); arrears 1–3 × the
arrears without late fee (art. 86); fraud 2–5 × the amount obtained, which is repaid besides (arts.
87, 88); concealed wages or heads 1–3 × the concealed wages (Decree 423, art. 27); obstruction
2,000–20,000 yuan (art. 30).

To compare a real calculation: turn its inputs into `Job`, `Rate`, `Bounds` and a set of insured
(scheme, month), call `payable_lines`, and compare its lines as (month, scheme, base_yuan,
employer_yuan, worker_yuan); turn unpaid contributions into `Arrear` and compare `late_fees`.
A month is the date of its first day. All sums are `Decimal` yuan. Nothing of the project is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
LATE_FEE_PER_DAY = Decimal("0.0005")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Job:
    """One employment at the enterprise: active on d when hired_on ≤ d and d < left_on."""

    hired_on: date
    left_on: date | None
    monthly_wage: Decimal
    schemes: frozenset[str]  # those that apply to its kind of contract


@dataclass(frozen=True)
class Rate:
    """A scheme's shares from a month to a month, both included; `industry` None: every one.

    `collected_with`: from then on the scheme is part of another and owes nothing of its own.
    """

    scheme: str
    from_month: date
    to_month: date | None
    employer: Decimal
    worker: Decimal
    industry: str | None = None
    collected_with: str | None = None


@dataclass(frozen=True)
class Bounds:
    """A year's floor and cap of the contribution base."""

    year: int
    floor: Decimal
    cap: Decimal


@dataclass(frozen=True)
class Line:
    """The contribution of one worker, month and scheme."""

    month: date
    scheme: str
    base_yuan: Decimal
    employer_yuan: Decimal
    worker_yuan: Decimal

    @property
    def total_yuan(self) -> Decimal:
        """Both shares, each rounded before."""
        return self.employer_yuan + self.worker_yuan


@dataclass(frozen=True)
class Arrear:
    """What is unpaid of one contribution line: due − paid on the as-of day."""

    scheme: str
    month: date
    unpaid_yuan: Decimal
    due_on: date


@dataclass(frozen=True)
class LateFee:
    """The late fee of one contribution line."""

    arrear: Arrear
    days: int
    fee_yuan: Decimal


@dataclass(frozen=True)
class ConcealedMonth:
    """The wage of one worker and month as paid and as declared (nothing: a concealed head)."""

    paid_yuan: Decimal
    declared_yuan: Decimal


@dataclass(frozen=True)
class Span:
    """The least and the most a fine may be."""

    low_yuan: Decimal
    high_yuan: Decimal


def round_half_up(yuan: Decimal) -> Decimal:
    """To the cent, half a cent upwards."""
    return yuan.quantize(CENT, rounding=ROUND_HALF_UP)


def total(sums: Iterable[Decimal]) -> Decimal:
    """The sum of amounts that are rounded already."""
    return sum(sums, Decimal("0.00"))


def clipped(wage: Decimal, bounds: Bounds) -> Decimal:
    """The contribution base: the wage, not below the floor, not above the cap."""
    if wage < bounds.floor:
        return bounds.floor
    return min(wage, bounds.cap)


def month_of(day: date) -> date:
    """The first day of the month a day lies in."""
    return day.replace(day=1)


def is_active(job: Job, day: date) -> bool:
    """Whether the employment is active on a day."""
    return job.hired_on <= day and (job.left_on is None or day < job.left_on)


def job_of_each_month(jobs: Sequence[Job], scheme: str, as_of: date) -> dict[date, Job]:
    """Every month with a day (up to as-of) on which a job to which the scheme applies is active.

    With it the job whose wage counts: of those active in the month the one hired last.
    """
    found: dict[date, Job] = {}
    for job in sorted(jobs, key=lambda job: job.hired_on):
        if scheme in job.schemes:
            for n in range((as_of - job.hired_on).days + 1):
                day = job.hired_on + n * ONE_DAY
                if is_active(job, day):
                    found[month_of(day)] = job
    return found


def rate_of(rates: Iterable[Rate], scheme: str, month: date, industry: str | None) -> Rate:
    """The one rate in force; LookupError where there is none or more than one."""
    fitting = [
        rate
        for rate in rates
        if rate.scheme == scheme
        and rate.from_month <= month
        and (rate.to_month is None or month <= rate.to_month)
        and rate.industry in {None, industry}
    ]
    if len(fitting) != 1:
        raise LookupError(f"{len(fitting)} rates of {scheme} in {month:%Y-%m}")
    return fitting[0]


def payable_lines(
    jobs: Sequence[Job],
    insured: Collection[tuple[str, date]],
    rates: Sequence[Rate],
    bounds: Sequence[Bounds],
    *,
    as_of: date,
    industry: str | None = None,
) -> list[Line]:
    """What one worker's missing insurance at one enterprise owes, by month and scheme.

    The month of the as-of day is among them. `insured` holds the months the worker is insured
    there, per scheme. LookupError where a rate or a year's floor and cap is missing.
    """
    lines = []
    for scheme in sorted({scheme for job in jobs for scheme in job.schemes}):
        for month, job in job_of_each_month(jobs, scheme, as_of).items():
            if (scheme, month) in insured:
                continue
            rate = rate_of(rates, scheme, month, industry)
            if rate.collected_with is not None:
                continue
            years = [entry for entry in bounds if entry.year == month.year]
            if len(years) != 1:
                raise LookupError(f"{len(years)} floors and caps of {month.year}")
            base = clipped(job.monthly_wage, years[0])
            shares = round_half_up(base * rate.employer), round_half_up(base * rate.worker)
            lines.append(Line(month, scheme, base, *shares))
    return sorted(lines, key=lambda line: (line.month, line.scheme))


def payable(lines: Iterable[Line]) -> Decimal:
    """Contributions payable, both shares: what art. 84 multiplies."""
    return total(line.total_yuan for line in lines)


def late_fee(arrear: Arrear, as_of: date) -> LateFee:
    """The late fee of one line up to and including the as-of day."""
    days, day = 0, arrear.due_on + ONE_DAY
    while day <= as_of:
        days, day = days + 1, day + ONE_DAY
    if arrear.unpaid_yuan <= 0:
        return LateFee(arrear, 0, Decimal("0.00"))
    return LateFee(arrear, days, round_half_up(arrear.unpaid_yuan * LATE_FEE_PER_DAY * days))


def late_fees(arrears: Iterable[Arrear], as_of: date) -> tuple[list[LateFee], Decimal]:
    """The late fee of each line and their sum."""
    fees = [late_fee(arrear, as_of) for arrear in arrears]
    return fees, total(fee.fee_yuan for fee in fees)


def times(yuan: Decimal, low: int, high: int) -> Span:
    """From so many times an amount to so many times."""
    return Span(yuan * low, yuan * high)


def unregistered_fine(lines: Iterable[Line]) -> Span:
    """V1, not corrected in time: the enterprise's fine (Social Insurance Law, art. 84)."""
    return times(payable(lines), 1, 3)


def unregistered_fine_of_each_person() -> Span:
    """V1, not corrected in time: the fine of each person responsible (art. 84)."""
    return Span(Decimal(500), Decimal(3000))


def arrears_fine(arrears: Iterable[Arrear]) -> Span:
    """V2, still unpaid after the order: on the arrears, without late fee (art. 86)."""
    return times(total(max(one.unpaid_yuan, Decimal(0)) for one in arrears), 1, 3)


def concealed_wages(months: Iterable[ConcealedMonth]) -> Decimal:
    """Wages paid and not declared; a month declared too high takes nothing from the others."""
    return total(max(one.paid_yuan - one.declared_yuan, Decimal(0)) for one in months)


def concealment_fine(months: Iterable[ConcealedMonth]) -> Span:
    """Concealed wages or head count (Decree 423, art. 27)."""
    return times(concealed_wages(months), 1, 3)


def fraud_repayment(obtained: Sequence[Decimal]) -> Decimal:
    """V3, V4: what was obtained is repaid (arts. 87, 88)."""
    return total(obtained)


def fraud_fine(obtained: Sequence[Decimal]) -> Span:
    """V3, V4: the fine besides the repayment (arts. 87, 88)."""
    return times(total(obtained), 2, 5)


def obstruction_fine() -> Span:
    """Obstruction, false evidence, a refused order or decision (Decree 423, art. 30, 1–3)."""
    return Span(Decimal(2000), Decimal(20000))
