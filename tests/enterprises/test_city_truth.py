"""truth.csv names every finding there is, and the golden case is in it."""

import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from enterprises.city import parameters
from tests.enterprises.city_files import (
    AS_OF,
    IMPORTED_ON,
    golden_code,
    make_city,
    read_lines,
)
from tests.oracle.facts import read_facts
from tests.oracle.recompute import RULES, findings

COLUMNS = [
    "rule", "uscc", "provider_code", "id_number", "scheme", "from_month", "to_month", "amount",
]  # fmt: skip
Key = tuple[str, ...]


def key_of(values: list[str]) -> Key:
    amount = str(Decimal(values[7]).normalize()) if values[7] else ""
    return (*values[:7], amount)


def truth_of(folder: Path) -> Counter[Key]:
    return Counter(key_of(list(row.values())) for row in read_lines(folder, "truth"))


def recomputed(folder: Path, as_of: dt.date) -> Counter[Key]:
    facts = read_facts(folder, today=IMPORTED_ON)
    return Counter(key_of(list(row)) for row in findings(facts, as_of=as_of))


@pytest.mark.parametrize(
    ("seed", "as_of"),
    [
        (7, AS_OF),
        (13, dt.date(2026, 3, 1)),
        (14, dt.date(2026, 2, 28)),
        (15, dt.date(2025, 12, 16)),
    ],
)
def test_truth_is_what_the_oracle_finds(tmp_path: Path, seed: int, as_of: dt.date) -> None:
    make_city(tmp_path, enterprises=200, workers=2500, seed=seed, as_of=as_of, dirt=0.005)
    truth = truth_of(tmp_path)
    assert truth == recomputed(tmp_path, as_of)
    assert {row[0] for row in truth} == set(RULES)


def test_truth_of_many_blocks_is_what_the_oracle_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parameters, "BLOCK_ENTERPRISES", 75)
    make_city(tmp_path, enterprises=300, workers=3000)
    assert truth_of(tmp_path) == recomputed(tmp_path, AS_OF)


def test_truth_has_the_columns_of_an_export(tmp_path: Path) -> None:
    make_city(tmp_path)
    assert list(read_lines(tmp_path, "truth")[0]) == COLUMNS


@pytest.mark.parametrize("seed", [1, 99])
def test_golden_case_misses_cover_for_98_of_265(tmp_path: Path, seed: int) -> None:
    make_city(tmp_path, seed=seed)
    code = golden_code(tmp_path)
    assert code[2:8] == "370214"
    staff = {r["id_number"] for r in read_lines(tmp_path, "employments") if r["uscc"] == code}
    insured = {
        r["id_number"] for r in read_lines(tmp_path, "insurance-records") if r["uscc"] == code
    }
    planted = [row for row in read_lines(tmp_path, "truth") if row["uscc"] == code]
    assert (len(staff), len(staff - insured)) == (265, 98)
    assert {row["rule"] for row in planted} == {"unregistered-worker"}
    assert {row["id_number"] for row in planted} == staff - insured


def test_golden_case_hired_the_uncovered_at_various_times(tmp_path: Path) -> None:
    make_city(tmp_path)
    code = golden_code(tmp_path)
    uncovered = {r["id_number"] for r in read_lines(tmp_path, "truth") if r["uscc"] == code}
    days = [
        dt.date.fromisoformat(row["hired_on"])
        for row in read_lines(tmp_path, "employments")
        if row["uscc"] == code and row["id_number"] in uncovered
    ]
    assert max(days) < AS_OF - dt.timedelta(days=30)
    assert len({(day.year, day.month) for day in days}) >= 8


def test_few_enterprises_violate_anything(tmp_path: Path) -> None:
    make_city(tmp_path, enterprises=3000, workers=40_000)
    violating = {row["uscc"] for row in read_lines(tmp_path, "truth") if row["uscc"]}
    assert 0.03 < len(violating) / 3000 < 0.07
