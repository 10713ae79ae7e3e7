"""Dirt is what it says it is, and an import sees it so."""

import json
from collections import Counter
from pathlib import Path

import pytest

from enterprises.city.faults import FAULTS
from tests.enterprises.city_files import IMPORTED_ON, make_city, read_lines
from tests.oracle.reading import Register, read_directory

HELD = {"repeated", "orphaned"}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    make_city(folder, dirt=0.01)
    return folder


@pytest.fixture(scope="module")
def register(city: Path) -> Register:
    return read_directory(city, today=IMPORTED_ON)


def rows_per_line(feed: str) -> int:
    """Most insurance lines name five schemes, each read as one row."""
    return 5 if feed == "insurance-records" else 1


@pytest.mark.parametrize("feed", sorted(FAULTS))
def test_every_fault_is_rejected_with_its_code(city: Path, register: Register, feed: str) -> None:
    made = json.loads((city / "city.json").read_text(encoding="utf-8"))["dirty_rows"][feed]
    report = next(report for report in register.reports if report.feed == feed)
    codes = Counter(reject.code for reject in report.rejects)
    expected = {fault.code for fault in FAULTS[feed]} - HELD
    assert set(codes) == expected
    for code in expected:
        assert made[code] <= codes[code] <= made[code] * rows_per_line(feed)
    assert made["repeated"] <= report.repeated <= made["repeated"] * rows_per_line(feed)
    orphans = made.get("orphaned", 0)
    assert orphans <= report.orphaned <= orphans * rows_per_line(feed)


def test_odd_forms_are_read_as_the_same_facts(tmp_path: Path, register: Register) -> None:
    make_city(tmp_path, dirt=0)
    clean = read_directory(tmp_path, today=IMPORTED_ON)
    assert {feed: set(rows) for feed, rows in clean.known.items()} == {
        feed: set(rows) for feed, rows in register.known.items()
    }
    assert clean.known["employments"] == register.known["employments"]
    assert not any(report.rejects or report.orphaned for report in clean.reports)


def test_findings_stand_on_clean_rows(city: Path) -> None:
    planted = {row["id_number"] for row in read_lines(city, "truth")} - {""}
    delivered = {row["id_number"] for row in read_lines(city, "employments")}
    pensioners = {row["id_number"] for row in read_lines(city, "deaths")}
    strangers = {row["id_number"] for row in read_lines(city, "workers")}
    assert planted <= delivered | pensioners | strangers
