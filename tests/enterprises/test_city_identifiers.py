"""Identifiers are valid, unique and nobody's."""

import datetime as dt
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from stdnum.cn import uscc

from enterprises.city.identifiers import (
    LOCAL_PLACES,
    birth_days,
    identity_bodies,
    identity_numbers,
    social_credit_codes,
)
from tests.enterprises.city_files import make_city, read_lines

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
COUNT = 200_000


def check_digit(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    make_city(folder, dirt=0)
    return folder


def test_credit_codes_are_valid_and_never_assigned(city: Path) -> None:
    codes = [row["uscc"] for row in read_lines(city, "enterprises")]
    assert len(set(codes)) == len(codes)
    assert all(uscc.is_valid(code) for code in codes)
    assert all(code[:6] in {"913702", "923702", "933702"} for code in codes)
    assert {code[8:10] for code in codes} == {"YL"}


def test_identity_numbers_check_and_name_adults(city: Path) -> None:
    residents = [row["id_number"] for row in read_lines(city, "workers") if not row["id_kind"]]
    assert len(residents) > 3900
    for number in residents:
        assert number[-1] == check_digit(number[:17])
        born = dt.datetime.strptime(number[6:14], "%Y%m%d").replace(tzinfo=dt.UTC).date()
        assert dt.date(1963, 1, 1) < born < dt.date(2007, 1, 1)


def test_workers_are_all_different(city: Path) -> None:
    numbers = [row["id_number"] for row in read_lines(city, "workers")]
    assert len(set(numbers)) == len(numbers)


def test_serials_never_share_an_identifier() -> None:
    serials = np.arange(COUNT) * 17
    bodies = identity_bodies(serials, LOCAL_PLACES, -2500, 15_000)
    ones, places = np.ones(COUNT, dtype=np.int64), np.full(COUNT, 370_202)
    assert identity_numbers(bodies).n_unique() == COUNT
    assert social_credit_codes(serials, ones, places).n_unique() == COUNT


def test_birth_day_of_a_body_is_read_back() -> None:
    bodies = np.array([37_020_219_900_228_001, 37_021_419_691_231_002])
    expected = pl.Series([dt.date(1990, 2, 28), dt.date(1969, 12, 31)]).to_physical()
    assert birth_days(bodies).tolist() == expected.to_list()


def test_enterprises_are_named_as_examples(city: Path) -> None:
    marks = ("示例", "样例", "示范", "测试")
    names = [row["name"] for row in read_lines(city, "enterprises")]
    assert all(any(mark in name for mark in marks) for name in names)
    assert all(len(name) <= 255 for name in names)
