"""What must hold whatever the figures: sums are of lines, ranges nest, two reckonings agree."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.money.counter import by_scheme
from compliance.money.lines import late_fee, lines_owed, months_between
from compliance.money.ranges import Span, cents, span_of
from enterprises.models import SchemeApplicability
from inspectorate.organisation.models import ContributionRate
from tests.compliance.money.made import AS_OF, calculated, lines_of, make_violation
from tests.factories import make_employment, make_enterprise, make_insurance, make_worker

yuan = st.decimals(min_value=0, max_value=10**9, places=2)
wages = st.none() | st.decimals(min_value=0, max_value=60_000, places=2)
shares = st.decimals(min_value=0, max_value=1, places=3)
days = st.dates(min_value=date(2018, 1, 1), max_value=AS_OF)


@given(base=yuan, least=st.integers(0, 3), more=st.integers(0, 3), a=shares, b=shares)
def test_the_part_of_a_grade_lies_within_the_range(base, least, more, a, b) -> None:
    whole = span_of(base, Decimal(least), Decimal(least + more))
    part = whole.part(min(a, b), max(a, b))
    assert whole.least <= part.least <= part.most <= whole.most
    assert part.least in whole
    assert part.most in whole


@given(base=yuan, cuts=st.lists(shares, min_size=1, max_size=4))
def test_grades_without_gap_leave_no_yuan_out(base, cuts) -> None:
    whole = span_of(base, Decimal(1), Decimal(3))
    bounds = [Decimal(0), *sorted(cuts), Decimal(1)]
    parts = [whole.part(x, y) for x, y in itertools.pairwise(bounds)]
    assert parts[0].least == whole.least
    assert parts[-1].most == whole.most
    assert all(x.most == y.least for x, y in itertools.pairwise(parts))


@given(amount=yuan, first=days, second=days)
def test_a_late_fee_never_falls_with_time(amount, first, second) -> None:
    month = date(2020, 5, 1)
    fees = [
        late_fee(amount, month, day=day, due_day=15, a_day=Decimal("0.0005"))
        for day in sorted((first, second))
    ]
    assert 0 <= fees[0] <= fees[1]


@given(value=st.decimals(min_value=0, max_value=10**6, places=6))
def test_rounding_moves_by_half_a_cent_at_most(value) -> None:
    assert abs(cents(value) - value) <= Decimal("0.005")
    assert cents(cents(value)) == cents(value)


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    wage=wages,
    post=st.tuples(days, st.sampled_from(["fixed", "part_time", "dispatch", ""])),
    industry=st.sampled_from(["", "C34", "B06", "J66"]),
    cover=st.none() | st.tuples(st.sampled_from(["1", "24", "12345"]), days, days),
)  # fmt: skip
def test_the_statement_agrees_with_the_second_reckoning(wage, post, industry, cover) -> None:
    hired_on, kind = post
    enterprise, worker = make_enterprise(industry_code=industry), make_worker()
    make_employment(enterprise, worker, hired_on=hired_on, monthly_wage=wage, contract_kind=kind)
    covered: set[tuple[int, date]] = set()
    if cover:
        start, end = (day.replace(day=1) for day in sorted(cover[1:]))
        make_insurance(enterprise, worker, schemes=cover[0], from_month=start, to_month=end)
        covered = {(int(s), month) for s in cover[0] for month in months_between(start, end)}
    calculation = calculated(make_violation(worker, enterprise=enterprise))
    lines = lines_of(calculation)
    applying = SchemeApplicability.objects.filter(contract_kind=kind)
    risk = {"": 0, "C34": 4, "B06": 8, "J66": 1}[industry]
    expected = [
        line
        for line in lines_owed(
            wage,
            months_between(hired_on, AS_OF),
            applying.values_list("scheme", flat=True),
            rates=ContributionRate.objects.all(),
            limits={},
            otherwise=(Decimal(4000), Decimal(22000)),
            industry_class=risk,
        )
        if (line.scheme, line.month) not in covered
    ]
    assert [(x.month, x.scheme, x.share, x.base_yuan, x.rate, x.amount_yuan) for x in lines] == [
        (x.month, x.scheme, x.share, x.base, x.rate, x.amount) for x in expected
    ]
    whole = sum((x.amount for x in expected), Decimal(0))
    assert calculation.base_yuan == whole
    assert sum(Decimal(part["yuan"]) for part in calculation.totals["parts"]) == whole
    assert sum(row["yuan"] for row in by_scheme(expected)) == whole
    assert Span(whole, 3 * whole) == Span(calculation.range_min_yuan, calculation.range_max_yuan)
