"""The money oracle against sums done by hand; its rates, floors and caps are samples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.oracle.money_oracle import (
    Arrear,
    Bounds,
    ConcealedMonth,
    Job,
    Line,
    Rate,
    Span,
    arrears_fine,
    concealed_wages,
    concealment_fine,
    fraud_fine,
    fraud_repayment,
    late_fee,
    late_fees,
    obstruction_fine,
    payable,
    payable_lines,
    round_half_up,
    unregistered_fine,
    unregistered_fine_of_each_person,
)


def day(text: str) -> date:
    """A day, or the first of a month written YYYY-MM."""
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01")


def rate(
    scheme: str,
    begins: str,
    ends: str | None,
    employer: str,
    worker: str,
    *,
    industry: str | None = None,
    collected_with: str | None = None,
) -> Rate:
    """A rate from strings."""
    until = day(ends) if ends else None
    shares = Decimal(employer), Decimal(worker)
    return Rate(scheme, day(begins), until, *shares, industry, collected_with)


RATES = [
    rate("pension", "2018-01", "2019-04", "0.18", "0.08"),
    rate("pension", "2019-05", None, "0.16", "0.08"),
    rate("medical", "2018-01", "2019-12", "0.09", "0.02"),
    rate("medical", "2020-01", None, "0.0835", "0.02"),
    rate("unemployment", "2018-01", None, "0.007", "0.003"),
    rate("work_injury", "2018-01", None, "0.002", "0", industry="1"),
    rate("work_injury", "2018-01", None, "0.009", "0", industry="4"),
    rate("maternity", "2018-01", "2019-12", "0.01", "0"),
    rate("maternity", "2020-01", None, "0", "0", collected_with="medical"),
]
BOUNDS = [
    Bounds(2019, Decimal("3500"), Decimal("18000")),
    Bounds(2020, Decimal("3600"), Decimal("18500")),
    Bounds(2024, Decimal("4242"), Decimal("21207.05")),
    Bounds(2025, Decimal("4416"), Decimal("22077.45")),
]
ALL = frozenset({"pension", "medical", "unemployment", "work_injury", "maternity"})


def job(
    hired: str, left: str | None = None, wage: str = "5000", schemes: frozenset[str] = ALL
) -> Job:
    """An employment from strings."""
    return Job(day(hired), day(left) if left else None, Decimal(wage), schemes)


def lines_of(
    *jobs: Job, as_of: str, insured: set[tuple[str, str]] | None = None, industry: str = "1"
) -> list[Line]:
    """The oracle's lines with the sample rates."""
    covered = {(scheme, day(month)) for scheme, month in insured or set()}
    return payable_lines(jobs, covered, RATES, BOUNDS, as_of=day(as_of), industry=industry)


# wage, month, scheme, class of industry, base, employer's share, worker's share
LINES = [
    ("5000", "2025-03", "pension", "1", "5000", "800.00", "400.00"),
    ("5000", "2025-03", "medical", "1", "5000", "417.50", "100.00"),
    ("5000", "2025-03", "unemployment", "1", "5000", "35.00", "15.00"),
    ("5000", "2025-03", "work_injury", "1", "5000", "10.00", "0.00"),
    ("5000", "2025-03", "work_injury", "4", "5000", "45.00", "0.00"),
    # floor and cap, each year its own
    ("4000", "2025-03", "pension", "1", "4416", "706.56", "353.28"),
    ("4416", "2025-03", "pension", "1", "4416", "706.56", "353.28"),
    ("4416.01", "2025-03", "pension", "1", "4416.01", "706.56", "353.28"),
    ("30000", "2025-01", "pension", "1", "22077.45", "3532.39", "1766.20"),
    ("22077.45", "2025-01", "pension", "1", "22077.45", "3532.39", "1766.20"),
    ("22077.44", "2025-01", "pension", "1", "22077.44", "3532.39", "1766.20"),
    ("30000", "2024-12", "pension", "1", "21207.05", "3393.13", "1696.56"),
    ("4000", "2024-12", "pension", "1", "4242", "678.72", "339.36"),
    ("4300", "2024-12", "pension", "1", "4300", "688.00", "344.00"),
    ("20000", "2019-12", "pension", "1", "18000", "2880.00", "1440.00"),
    ("20000", "2020-01", "pension", "1", "18500", "2960.00", "1480.00"),
    # half a cent goes up: 35.105 and 15.045, which half-even would leave down
    ("5015", "2025-03", "unemployment", "1", "5015", "35.11", "15.05"),
    ("5015", "2025-03", "work_injury", "4", "5015", "45.14", "0.00"),
    ("4562.50", "2025-03", "medical", "1", "4562.50", "380.97", "91.25"),
    # a rate ends with its month
    ("10000", "2019-04", "pension", "1", "10000", "1800.00", "800.00"),
    ("10000", "2019-05", "pension", "1", "10000", "1600.00", "800.00"),
    ("10000", "2019-12", "medical", "1", "10000", "900.00", "200.00"),
    ("10000", "2020-01", "medical", "1", "10000", "835.00", "200.00"),
    ("10000", "2019-12", "maternity", "1", "10000", "100.00", "0.00"),
]

# jobs as (hired, left), as-of day, months owed
MONTHS = [
    ([("2025-03-31", None)], "2025-05-01", ["2025-03", "2025-04", "2025-05"]),
    ([("2025-01-15", "2025-04-01")], "2025-12-31", ["2025-01", "2025-02", "2025-03"]),
    ([("2025-01-15", "2025-04-02")], "2025-12-31", ["2025-01", "2025-02", "2025-03", "2025-04"]),
    ([("2025-06-10", None)], "2025-06-09", []),
    ([("2025-06-10", None)], "2025-06-10", ["2025-06"]),
    ([("2025-06-10", "2025-06-10")], "2025-12-31", []),
    ([("2024-02-29", "2024-03-01")], "2024-12-31", ["2024-02"]),
    ([("2024-12-31", "2025-01-02")], "2025-12-31", ["2024-12", "2025-01"]),
    (
        [("2025-01-10", "2025-02-15"), ("2025-04-20", None)],
        "2025-05-05",
        ["2025-01", "2025-02", "2025-04", "2025-05"],
    ),
    (
        [("2025-01-10", "2025-02-15"), ("2025-02-20", "2025-02-25")],
        "2025-05-05",
        ["2025-01", "2025-02"],
    ),
]

# unpaid, due on, as-of day, days, fee
FEES = [
    ("10000", "2025-06-15", "2025-06-14", 0, "0.00"),
    ("10000", "2025-06-15", "2025-06-15", 0, "0.00"),
    ("10000", "2025-06-15", "2025-06-16", 1, "5.00"),
    ("10000", "2025-06-15", "2025-07-15", 30, "150.00"),
    ("1234.56", "2024-02-15", "2024-03-15", 29, "17.90"),  # 17.90112, with the leap day
    ("1234.56", "2025-02-15", "2025-03-15", 28, "17.28"),  # 17.28384
    ("9.99", "2025-06-15", "2025-06-16", 1, "0.00"),
    ("10", "2025-06-15", "2025-06-16", 1, "0.01"),  # 0.005
    ("50", "2025-06-15", "2025-06-16", 1, "0.03"),  # 0.025
    ("100", "2024-01-15", "2025-01-15", 366, "18.30"),
    ("100", "2025-01-15", "2026-01-15", 365, "18.25"),
    ("100", "2020-01-15", "2026-01-15", 2192, "109.60"),  # above the principal: no ceiling here
    ("0", "2025-06-15", "2025-07-15", 0, "0.00"),
    ("-5", "2025-06-15", "2025-07-15", 0, "0.00"),
]


@pytest.mark.parametrize(
    ("wage", "month", "scheme", "industry", "base", "employer", "worker"), LINES
)
def test_line_of_one_month(
    *, wage: str, month: str, scheme: str, industry: str, base: str, employer: str, worker: str
) -> None:
    hired = job(f"{month}-10", f"{month}-20", wage, frozenset({scheme}))
    lines = lines_of(hired, as_of=f"{month}-28", industry=industry)
    shares = Decimal(employer), Decimal(worker)
    assert lines == [Line(day(month), scheme, Decimal(base), *shares)]


@pytest.mark.parametrize(("jobs", "as_of", "months"), MONTHS)
def test_months_owed(jobs: list[tuple[str, str | None]], as_of: str, months: list[str]) -> None:
    hired = [job(begins, ends, schemes=frozenset({"pension"})) for begins, ends in jobs]
    assert [line.month for line in lines_of(*hired, as_of=as_of)] == [day(one) for one in months]


@pytest.mark.parametrize(("unpaid", "due", "as_of", "days", "fee"), FEES)
def test_late_fee(unpaid: str, due: str, as_of: str, days: int, fee: str) -> None:
    found = late_fee(Arrear("pension", day("2025-05"), Decimal(unpaid), day(due)), day(as_of))
    assert (found.days, found.fee_yuan) == (days, Decimal(fee))


def test_maternity_owes_nothing_once_collected_with_medical() -> None:
    lines = lines_of(job("2019-12-02", schemes=frozenset({"maternity"})), as_of="2020-03-31")
    assert [line.month for line in lines] == [day("2019-12")]


def test_insured_months_owe_nothing_scheme_by_scheme() -> None:
    lines = lines_of(
        job("2025-01-01", schemes=frozenset({"pension", "medical"})),
        as_of="2025-03-31",
        insured={("pension", "2025-02"), ("medical", "2025-01"), ("medical", "2025-03")},
    )
    assert [(line.month, line.scheme) for line in lines] == [
        (day("2025-01"), "pension"),
        (day("2025-02"), "medical"),
        (day("2025-03"), "pension"),
    ]


def test_wage_of_the_job_hired_last_in_the_month() -> None:
    pension = frozenset({"pension"})
    lines = lines_of(
        job("2025-02-01", "2025-03-10", "5000", pension),
        job("2025-03-20", None, "6000", pension),
        as_of="2025-03-31",
    )
    assert [line.base_yuan for line in lines] == [Decimal(5000), Decimal(6000)]


def test_a_job_to_which_the_scheme_does_not_apply_gives_no_wage() -> None:
    lines = lines_of(
        job("2025-03-01", None, "5000", frozenset({"pension", "work_injury"})),
        job("2025-03-20", None, "6000", frozenset({"work_injury"})),
        as_of="2025-03-31",
    )
    assert [(line.scheme, line.base_yuan) for line in lines] == [
        ("pension", Decimal(5000)),
        ("work_injury", Decimal(6000)),
    ]


def test_sum_of_five_schemes_over_the_turn_of_a_year() -> None:
    """2024, base 4242: 1018.08 + 439.05 + 42.42 + 8.48 = 1508.03, twice; 2025, base 4416:
    1059.84 + 457.06 + 44.16 + 8.83 = 1569.89."""
    lines = lines_of(job("2024-11-20", wage="4000"), as_of="2025-01-31")
    months = [line.month for line in lines if line.scheme == "pension"]
    assert [payable(line for line in lines if line.month == month) for month in months] == [
        Decimal("1508.03"),
        Decimal("1508.03"),
        Decimal("1569.89"),
    ]
    assert payable(lines) == Decimal("4585.95")
    assert unregistered_fine(lines) == Span(Decimal("4585.95"), Decimal("13757.85"))


def test_a_total_adds_rounded_shares() -> None:
    """35.11 + 15.05, not 1 % of 5015 = 50.15."""
    lines = lines_of(
        job("2025-03-10", wage="5015", schemes=frozenset({"unemployment"})), as_of="2025-03-31"
    )
    assert payable(lines) == Decimal("50.16")


def test_late_fees_are_rounded_before_they_are_added() -> None:
    """Three times 0.005 is three cents, not two."""
    arrears = [
        Arrear(scheme, day("2025-05"), Decimal(10), day("2025-06-15"))
        for scheme in ("pension", "medical", "unemployment")
    ]
    fees, sum_yuan = late_fees(arrears, day("2025-06-16"))
    assert [fee.fee_yuan for fee in fees] == [Decimal("0.01")] * 3
    assert sum_yuan == Decimal("0.03")


@pytest.mark.parametrize(
    ("unpaid", "low", "high"),
    [
        (["10000"], "10000", "30000"),
        (["1234.56", "0.44"], "1235.00", "3705.00"),
        (["100", "-40"], "100", "300"),  # another line paid too much takes nothing off
        ([], "0", "0"),
    ],
)
def test_fine_on_arrears_leaves_out_the_late_fee(unpaid: list[str], low: str, high: str) -> None:
    arrears = [Arrear("pension", day("2024-01"), Decimal(one), day("2024-02-15")) for one in unpaid]
    assert arrears_fine(arrears) == Span(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("months", "concealed", "high"),
    [
        ([("8000", "5000"), ("8000", "5000")], "6000", "18000"),
        ([("6000", "0")], "6000", "18000"),  # a concealed head
        ([("8000", "5000"), ("4000", "4500")], "3000", "9000"),
        ([("5000", "5000")], "0", "0"),
    ],
)
def test_concealed_wages(months: list[tuple[str, str]], concealed: str, high: str) -> None:
    entries = [ConcealedMonth(Decimal(paid), Decimal(declared)) for paid, declared in months]
    assert concealed_wages(entries) == Decimal(concealed)
    assert concealment_fine(entries) == Span(Decimal(concealed), Decimal(high))


@pytest.mark.parametrize(
    ("obtained", "repaid", "low", "high"),
    [
        (["1000"], "1000", "2000", "5000"),
        (["333.33", "0.01"], "333.34", "666.68", "1666.70"),
    ],
)
def test_fraud(obtained: list[str], repaid: str, low: str, high: str) -> None:
    amounts = [Decimal(one) for one in obtained]
    assert fraud_repayment(amounts) == Decimal(repaid)
    assert fraud_fine(amounts) == Span(Decimal(low), Decimal(high))


def test_fines_between_fixed_ends() -> None:
    assert unregistered_fine_of_each_person() == Span(Decimal(500), Decimal(3000))
    assert obstruction_fine() == Span(Decimal(2000), Decimal(20000))


@pytest.mark.parametrize(
    ("exact", "cents"),
    [("0.005", "0.01"), ("0.015", "0.02"), ("0.0049", "0.00"), ("2.675", "2.68")],
)
def test_half_a_cent_goes_up(exact: str, cents: str) -> None:
    assert round_half_up(Decimal(exact)) == Decimal(cents)


@pytest.mark.parametrize(
    ("rates", "bounds"),
    [
        ([one for one in RATES if one.scheme != "pension"], BOUNDS),
        ([*RATES, rate("pension", "2025-01", None, "0.14", "0.08")], BOUNDS),
        (RATES, [one for one in BOUNDS if one.year != 2025]),
    ],
)
def test_a_missing_or_double_number_is_an_error(rates: list[Rate], bounds: list[Bounds]) -> None:
    hired = job("2025-03-01", schemes=frozenset({"pension"}))
    with pytest.raises(LookupError):
        payable_lines([hired], set(), rates, bounds, as_of=day("2025-03-31"))
