"""Deliveries for tests: small files of synthetic rows, taken through the action or the command."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from stdnum.cn import ric, uscc

from enterprises.actions import batches
from enterprises.landing.outcome import Outcome

TODAY = date(2026, 11, 17)
AREA = "370214001"


def code(n: int) -> str:
    """The credit code of the n-th synthetic enterprise."""
    stem = f"91370214MA{n:07d}".replace("I", "J")
    return stem + uscc.calc_check_digit(stem)


def number(n: int, *, born: str = "19850607") -> str:
    """The identity number of the n-th synthetic person; odd n are men."""
    stem = f"370214{born}{n:03d}"
    return stem + ric.calc_check_digit(f"{stem}0")


def enterprise(n: int, **changes: Any) -> dict[str, Any]:
    """A row of the enterprises feed."""
    row = {
        "uscc": code(n),
        "name": f"青岛示例机械{n}厂有限公司",
        "address": f"示例路{n}号",
        "area_code": f"{AREA}001",
        "status": "active",
    }
    return row | changes


def employment(worker: int, employer: int, **changes: Any) -> dict[str, Any]:
    """A row of the employments feed."""
    row = {
        "id_number": number(worker),
        "name": f"李示例{worker}",
        "uscc": code(employer),
        "hired_on": "2024-03-05",
        "left_on": "",
        "monthly_wage": "6000.50",
        "contract_kind": "fixed",
        "household": "local_urban",
    }
    return row | changes


def record(worker: int, employer: int, **changes: Any) -> dict[str, Any]:
    """A row of the insurance-records feed."""
    row = {
        "id_number": number(worker),
        "uscc": code(employer),
        "scheme": "pension;medical",
        "from_month": "2024-04",
        "to_month": "",
        "base": "6000.00",
    }
    return row | changes


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """A CSV file with these rows."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


class Desk:
    """Takes deliveries one after the other, each from a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def file(self, feed: str, rows: Iterable[Mapping[str, Any]]) -> Path:
        """The next file, not delivered yet."""
        self.count += 1
        return write(self.folder / f"{self.count}-{feed}.csv", rows)

    def land(self, feed: str, *rows: Mapping[str, Any], **options: Any) -> Outcome:
        """Delivers rows; fails the test when they are refused."""
        outcome = batches.land(
            feed=feed,
            path=self.file(feed, rows),
            **{"by": None, "on": TODAY} | options,
        )
        assert outcome.taken, outcome.error
        assert_equation(outcome)
        return outcome


def assert_equation(outcome: Outcome) -> None:
    """read = loaded + updated + repeated + orphaned + rejected."""
    parts = outcome.loaded, outcome.updated, outcome.repeated, outcome.orphaned, outcome.rejected
    assert min(parts) >= 0
    assert outcome.read == sum(parts)


def run_import(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[dict[str, Any]], str]:
    """Runs import_feed here; returns the exit code, the printed objects and what went to stderr."""
    try:
        call_command("import_feed", *arguments)
        exit_code = 0
    except SystemExit as error:
        exit_code = int(error.code or 0)
    printed = capsys.readouterr()
    return exit_code, [json.loads(line) for line in printed.out.splitlines()], printed.err
