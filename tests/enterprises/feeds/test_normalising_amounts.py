"""Money, headcounts and coordinates."""

from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.feeds.checks.numbers import Degrees, Headcount, Money
from enterprises.feeds.faults import Fault
from tests.enterprises.feeds.makers import UNHURRIED
from tests.enterprises.feeds.test_normalising_numbers import SETTING, judged

LARGEST = 99_999_999_999_999
FEN = st.integers(0, LARGEST)


def yuan(fen: int, *, comma: str = "") -> str:
    """Fen as yuan with two decimals."""
    return f"{fen // 100:{comma}}.{fen % 100:02d}"


@UNHURRIED
@given(st.lists(FEN, min_size=1, max_size=10))
def test_money_is_exact(amounts: list[int]) -> None:
    expected = (amounts, [Fault.NONE] * len(amounts))
    assert judged(Money(), *[yuan(fen) for fen in amounts]) == expected
    assert judged(Money(), *[yuan(fen, comma=",") for fen in amounts]) == expected
    below = judged(Money(signed=True), *["-" + yuan(fen) for fen in amounts])
    assert below == ([-fen for fen in amounts], expected[1])


@UNHURRIED
@given(st.text("0123456789.,-+eE ", max_size=14))
def test_money_agrees_with_a_slow_reference(text: str) -> None:
    (value,), (fault,) = judged(Money(signed=True), text)
    plain = text.strip().replace(",", "")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        amount = None
    if fault == Fault.NONE and plain:
        assert amount is not None
        assert value == amount * 100
    elif plain:
        assert value is None


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("5000", 500000),
        ("5,000.5", 500050),
        ("1,234,567", 123456700),
        ("０．５", 50),
        (" 12 ", 1200),
        ("１，２３４．５６", 123456),
        ("0", 0),
        ("-0", 0),
        ("007", 700),
    ],
)
def test_money_that_is_read(text: str, fen: int) -> None:
    assert judged(Money(), text) == ([fen], [Fault.NONE])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12.345", "12.345 has more than two decimals."),
        ("-5", "-5 is below zero; only amounts due and paid may be."),
        ("1234567890123", "1234567890123 is too large; at most 12 digits before the point."),
        ("12,34", "“12,34” is not a number that can be read; write it as 1234.50."),
        ("1e3", "“1e3” is not a number that can be read; write it as 1234.50."),
        ("￥5", "“￥5” is not a number that can be read; write it as 1234.50."),
        ("5元", "“5元” is not a number that can be read; write it as 1234.50."),
        ("nan", "“nan” is not a number that can be read; write it as 1234.50."),
        (".5", "“.5” is not a number that can be read; write it as 1234.50."),
        ("5.", "“5.” is not a number that can be read; write it as 1234.50."),
        ("+5", "“+5” is not a number that can be read; write it as 1234.50."),
        ("--5", "“--5” is not a number that can be read; write it as 1234.50."),
    ],
)
def test_money_that_cannot_be_read(text: str, sentence: str) -> None:
    assert judged(Money(), text) == ([None], [Fault.BAD_NUMBER])
    assert Money().explain(Fault.BAD_NUMBER, text, SETTING) == sentence


def test_signed_money() -> None:
    assert judged(Money(signed=True), "-1,000.05", "－３") == ([-100005, -300], [Fault.NONE] * 2)


@pytest.mark.parametrize(
    ("text", "count"), [("0", 0), ("25", 25), ("1,250", 1250), ("５", 5), ("25.0", 25)]
)
def test_headcounts(text: str, count: int) -> None:
    assert judged(Headcount(), text) == ([count], [Fault.NONE])


@pytest.mark.parametrize("text", ["12.5", "-1", "x", "1e2", "1234567890", "1,2"])
def test_bad_headcounts(text: str) -> None:
    assert judged(Headcount(), text) == ([None], [Fault.BAD_NUMBER])


def test_sentences_of_headcounts() -> None:
    explain = Headcount().explain
    assert explain(Fault.BAD_NUMBER, "12.5", SETTING) == "12.5 is not a whole number."
    assert explain(Fault.BAD_NUMBER, "x", SETTING) == (
        "“x” is not a number that can be read; write it as 25."
    )


def test_coordinates() -> None:
    texts = ["120.3826", "-180", "180.01", "x", "1.5e2", ""]
    values, faults = judged(Degrees(180), *texts)
    assert values == [120.3826, -180.0, None, None, None, None]
    assert faults == [0, 0, Fault.BAD_NUMBER, Fault.BAD_NUMBER, Fault.BAD_NUMBER, 0]
    assert Degrees(180).explain(Fault.BAD_NUMBER, "180.01", SETTING) == (
        "180.01 degrees lie outside -180 to 180."
    )
    assert judged(Degrees(90), "90.5")[1] == [Fault.BAD_NUMBER]
