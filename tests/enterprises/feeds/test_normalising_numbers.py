"""Identity numbers and credit codes against slow references, vectors and python-stdnum."""

import csv
import datetime as dt
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.credit_codes import CreditCode, check_character
from enterprises.feeds.checks.identity_numbers import IdentityNumber, check_digit
from enterprises.feeds.checks.kind import Kind, Setting
from enterprises.feeds.faults import Fault
from tests.enterprises.feeds.makers import (
    ALPHABET,
    SHARED,
    TODAY,
    UNHURRIED,
    make_id_number,
    make_uscc,
)

SETTING = Setting(TODAY)
VECTORS = SHARED / "data" / "identifiers" / "uscc_ric_vectors.csv"
LOST = (
    "A spreadsheet has turned this number into {} and lost its last digits. "
    "Deliver the column formatted as text."
)
ROUNDED = (
    "This {} ends in 000 and its check {} is {}, not 0: a spreadsheet has rounded it. "
    "Deliver the column formatted as text."
)
OLD = "This is an old {0} of 15 {1}; the {0} of 18 characters is needed."
NEAR_NUMBERS = st.one_of(
    st.from_regex(r"[0-9]{17}[0-9Xx]", fullmatch=True),
    st.from_regex(r"37020219[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9X]", fullmatch=True),
    st.from_regex(r"[0-9A-Zx]{14,19}", fullmatch=True),
    st.text(max_size=20),
)


def judged(kind: Kind, *texts: str | None) -> tuple[list[Any], list[Fault]]:
    """The values and faults of these cells."""
    found = kind.judge(pl.Series(texts, dtype=pl.String), SETTING)
    faults = [0] * len(texts) if found.faults is None else found.faults.tolist()
    return found.values.to_list(), [Fault(fault) for fault in faults]


def is_good_number(number: str) -> bool:
    """The slow reference: form, birth date, check digit."""
    if len(number) != 18 or not number[:17].isascii() or not number[:17].isdigit():
        return False
    try:
        born = dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(number[:17]))
    return dt.date(1850, 1, 1) <= born <= TODAY and number[17] == "10X98765432"[total % 11]


@UNHURRIED
@given(st.lists(NEAR_NUMBERS, max_size=20))
def test_identity_numbers_agree_with_a_slow_reference(texts: list[str]) -> None:
    assume(all(text.isascii() and text == text.strip() for text in texts))
    _values, faults = judged(IdentityNumber(), *texts)
    for text, fault in zip(texts, faults, strict=True):
        assert (fault == Fault.NONE) == (text == "" or is_good_number(text.upper()))


@UNHURRIED
@given(st.dates(dt.date(1850, 1, 1), TODAY), st.integers(0, 999))
def test_good_identity_numbers_are_taken(born: dt.date, n: int) -> None:
    number = make_id_number(n, born=born.strftime("%Y%m%d"))
    values, faults = judged(IdentityNumber(), number, number.lower(), f" {number}\u3000")
    assert (values, faults) == ([number] * 3, [Fault.NONE] * 3)
    assert ric.calc_check_digit(number) == number[-1] == check_digit(number)


@UNHURRIED
@given(st.integers(0, 999_999_999), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXYIOZSV"))
def test_credit_codes_agree_with_stdnum(n: int, last: str) -> None:
    code = make_uscc(n)[:17] + last
    _values, faults = judged(CreditCode(), code)
    assert (faults == [Fault.NONE]) == uscc.is_valid(code)


@UNHURRIED
@given(st.integers(10, 99), st.text("0123456789", max_size=6), st.text(ALPHABET, max_size=12))
def test_any_text_of_the_alphabet_agrees_with_stdnum(head: int, place: str, rest: str) -> None:
    text = f"{head}{place}{rest}"
    _values, faults = judged(CreditCode(), text)
    assert (faults == [Fault.NONE]) == uscc.is_valid(text)
    if len(text) >= 17:
        assert check_character(text + "0") == uscc.calc_check_digit(text[:17] + "0")


def test_credit_codes_of_rural_collectives_are_taken() -> None:
    code = make_uscc(head="N2370202")
    assert judged(CreditCode(), code) == ([code], [Fault.NONE])


@pytest.mark.skipif(not VECTORS.exists(), reason="the vectors lie in the shared data")
def test_vectors_of_many_suites() -> None:
    with VECTORS.open(encoding="utf-8") as file:
        vectors = list(csv.DictReader(file))
    codes = [row for row in vectors if row["kind"] == "uscc" and " " not in row["number"]]
    _values, faults = judged(CreditCode(), *[row["number"] for row in codes])
    assert len(codes) > 200
    for row, fault in zip(codes, faults, strict=True):
        assert (fault == Fault.NONE) == (row["expected_by_source"] == "valid"), row["number"]
    numbers = [row["number"] for row in vectors if row["kind"] == "ric"]
    _values, faults = judged(IdentityNumber(), *numbers)
    assert len(numbers) > 80
    for number, fault in zip(numbers, faults, strict=True):
        assert (fault == Fault.NONE) == is_good_number(number.upper()), number


@pytest.mark.skipif(not VECTORS.exists(), reason="the vectors lie in the shared data")
def test_vectors_valid_at_their_source_are_good_but_for_old_numbers() -> None:
    with VECTORS.open(encoding="utf-8") as file:
        numbers = [
            row["number"]
            for row in csv.DictReader(file)
            if row["kind"] == "ric" and row["expected_by_source"] == "valid"
        ]
    _values, faults = judged(IdentityNumber(), *numbers)
    bad = {n for n, fault in zip(numbers, faults, strict=True) if fault != Fault.NONE}
    assert {len(number) for number in bad} == {15}


@pytest.mark.parametrize("area", ["370202", "370203", "370211", "830000", "999999"])
def test_area_and_age_are_not_asked(area: str) -> None:
    number = make_id_number(area=area, born="19620401")
    assert judged(IdentityNumber(), number) == ([number], [Fault.NONE])


@pytest.mark.parametrize(
    ("text", "fault", "sentence"),
    [
        ("370202199003070018", Fault.BAD_ID_NUMBER, "The check digit of this number is 1, not 8."),
        ("37020219901301001X", Fault.BAD_ID_NUMBER, "There is no month 13 (digits 11 and 12)."),
        ("370202198806310010", Fault.BAD_ID_NUMBER, "1988-06-31 is not a date of birth."),
        ("370202190002290010", Fault.BAD_ID_NUMBER, "1900-02-29 is not a date of birth."),
        ("370202160002290010", Fault.BAD_ID_NUMBER, "1600-02-29 is not a date of birth."),
        (
            "370202203001010010",
            Fault.BAD_ID_NUMBER,
            "The date of birth 2030-01-01 lies in the future.",
        ),
        ("370202900307001", Fault.BAD_ID_NUMBER, OLD.format("number", "digits")),
        (
            "37020219900307001",
            Fault.BAD_ID_NUMBER,
            "An identity number has 18 characters, this one has 17.",
        ),
        (
            "37020219900307A017",
            Fault.BAD_ID_NUMBER,
            "An identity number is 17 digits and then a digit or X.",
        ),
        ("3.70202E+17", Fault.MANGLED_BY_SPREADSHEET, LOST.format("3.70202E+17")),
        (
            "370202199003070000",
            Fault.MANGLED_BY_SPREADSHEET,
            ROUNDED.format("number", "digit", "3"),
        ),
        (
            "370202199013990000",
            Fault.MANGLED_BY_SPREADSHEET,
            ROUNDED.format("number", "digit", "6"),
        ),
    ],
)
def test_faults_of_identity_numbers(text: str, fault: Fault, sentence: str) -> None:
    assert judged(IdentityNumber(), text) == ([None], [fault])
    assert IdentityNumber().explain(fault, text, SETTING) == sentence


def test_number_ending_in_000_with_a_right_check_digit_is_good() -> None:
    numbers = [make_id_number(0, born=f"199003{day:02d}") for day in range(1, 31)]
    good = [number[:14] + "000" + check_digit(number[:14] + "0000") for number in numbers]
    zeros = [number for number in good if number.endswith("0000")]
    assert zeros
    assert judged(IdentityNumber(), *zeros) == (zeros, [Fault.NONE] * len(zeros))


@pytest.mark.parametrize(
    ("text", "fault", "sentence"),
    [
        ("91370202000000000X", Fault.BAD_USCC, "The check character of this code is U, not X."),
        ("9137020200000000I6", Fault.BAD_USCC, "Character 17 of the code cannot be “I”."),
        ("9137020A0000000006", Fault.BAD_USCC, "Character 8 of the code cannot be “A”."),
        ("370202000000000", Fault.BAD_USCC, OLD.format("code", "characters")),
        ("9137", Fault.BAD_USCC, "A unified social credit code has 18 characters, this one has 4."),
        ("9.1370202E+17", Fault.MANGLED_BY_SPREADSHEET, LOST.format("9.1370202E+17")),
        (
            "913702020000000000",
            Fault.MANGLED_BY_SPREADSHEET,
            ROUNDED.format("code", "character", "U"),
        ),
    ],
)
def test_faults_of_credit_codes(text: str, fault: Fault, sentence: str) -> None:
    assert judged(CreditCode(), text) == ([None], [fault])
    assert CreditCode().explain(fault, text, SETTING) == sentence


def test_full_width_and_small_letters_in_codes() -> None:
    number, code = make_id_number(), make_uscc(7, head="91370202MA"[:8])
    wide = "".join(chr(ord(character) + 0xFEE0) for character in number)
    assert judged(IdentityNumber(), wide, None, " ") == ([number, None, None], [Fault.NONE] * 3)
    assert judged(CreditCode(), f"\ufeff{code.lower()}\u00a0") == ([code], [Fault.NONE])


def test_numbers_of_other_documents_are_asked_for_their_form_alone() -> None:
    cells = [
        "E12345678",
        "h1234567",
        "1234",
        "3.70202E+17",
        "X" * 21,
        make_id_number(),
        "",
        "x",
        "A-1",
    ]
    kinds = ["foreign", "hk_mo_tw", "foreign", "foreign", "hk_mo_tw", "resident", "foreign", "visa",
             "foreign"]  # fmt: skip
    beside = Choice(("resident", "foreign", "hk_mo_tw")).judge(pl.Series(kinds), SETTING)
    found = IdentityNumber().judge_beside(pl.Series(cells), beside, SETTING)
    assert found.faults is not None
    bad, mangled = Fault.BAD_ID_NUMBER, Fault.MANGLED_BY_SPREADSHEET
    assert found.faults.tolist() == [0, 0, bad, mangled, bad, 0, 0, 0, bad]
    assert found.values.to_list()[:2] == ["E12345678", "H1234567"]
