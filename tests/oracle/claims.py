"""Rules about benefits and medical claims.

benefit-while-employed, benefit-after-death, claim-after-death, overlapping-inpatient, duplicate-
claim and provider-outlier. Claims are findings one by one, so equal rows may come more than once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.oracle.employment import employments_by_worker, is_active
from tests.oracle.facts import Claim, Facts
from tests.oracle.months import first_day, month_of
from tests.oracle.rows import Row, make_row


def benefit_while_employed(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Unemployment benefit of a month on whose first day the person is employed."""
    employments = employments_by_worker(facts.employments)
    for benefit in facts.benefits:
        if benefit.kind != "unemployment":
            continue
        employers = {
            employment.uscc
            for employment in employments.get(benefit.id_number, [])
            if is_active(employment, first_day(benefit.month))
        }
        for uscc in sorted(employers):
            yield make_row(
                "benefit-while-employed",
                uscc=uscc,
                id_number=benefit.id_number,
                scheme=benefit.kind,
                months=benefit.month,
                amount=benefit.amount,
            )


def benefit_after_death(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Any benefit of a month later than the month of death."""
    died = {death.id_number: death.died_on for death in facts.deaths}
    for benefit in facts.benefits:
        if benefit.id_number in died and benefit.month > month_of(died[benefit.id_number]):
            yield make_row(
                "benefit-after-death",
                id_number=benefit.id_number,
                scheme=benefit.kind,
                months=benefit.month,
                amount=benefit.amount,
            )


def claim_row(rule: str, claim: Claim) -> Row:
    """The evidence row of one claim."""
    return make_row(
        rule,
        provider_code=claim.provider_code,
        id_number=claim.id_number,
        months=month_of(claim.admitted_on),
        amount=claim.amount,
    )


def claim_after_death(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Admitted on a day later than the day of death."""
    died = {death.id_number: death.died_on for death in facts.deaths}
    for claim in facts.claims:
        if claim.id_number in died and claim.admitted_on > died[claim.id_number]:
            yield claim_row("claim-after-death", claim)


def overlapping_inpatient(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Stays of one person at different providers, each begun before the other ended."""
    stays: dict[str, list[Claim]] = defaultdict(list)
    for claim in facts.claims:
        if claim.kind == "inpatient":
            stays[claim.id_number].append(claim)
    for claims in stays.values():
        for claim in claims:
            if any(
                other.provider_code != claim.provider_code
                and begins_before_end(claim, other)
                and begins_before_end(other, claim)
                for other in claims
            ):
                yield claim_row("overlapping-inpatient", claim)


def begins_before_end(claim: Claim, other: Claim) -> bool:
    """Admitted before the other was discharged; blank: not yet discharged."""
    return other.discharged_on is None or claim.admitted_on < other.discharged_on


def duplicate_claim(facts: Facts, as_of: date, parameters: Any) -> Iterator[Row]:
    """Same person, provider, item, amount and day: all but the first claim number as text."""
    same: dict[tuple[str, str, str, Decimal, date], list[Claim]] = defaultdict(list)
    for claim in facts.claims:
        same[
            claim.id_number,
            claim.provider_code,
            claim.item_code,
            claim.amount,
            claim.admitted_on,
        ].append(claim)
    for claims in same.values():
        for claim in sorted(claims, key=lambda claim: claim.claim_no)[1:]:
            yield claim_row("duplicate-claim", claim)


def median(values: list[Decimal]) -> Decimal:
    """The middle value, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def provider_outlier(facts: Facts, as_of: date, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """Days on which a provider claimed far more often than the days of its kind."""
    first = as_of - timedelta(days=parameters["window_days"] - 1)
    kinds = {provider.code: provider.kind for provider in facts.providers}
    provider_days: dict[str, Counter[tuple[str, date]]] = defaultdict(Counter)
    for claim in facts.claims:
        if first <= claim.admitted_on <= as_of:
            provider_days[kinds[claim.provider_code]][claim.provider_code, claim.admitted_on] += 1
    for peers in provider_days.values():
        if len({code for code, _ in peers}) < parameters["min_providers"]:
            continue
        counts = [Decimal(count) for count in peers.values()]
        middle = median(counts)
        deviation = median([abs(count - middle) for count in counts])
        spread = max(Decimal("1.4826") * deviation, Decimal(1))
        limit = middle + Decimal(str(parameters["k"])) * spread
        for (code, day), count in peers.items():
            if count >= parameters["min_claims"] and count > limit:
                yield make_row(
                    "provider-outlier", provider_code=code, months=month_of(day), amount=count
                )
