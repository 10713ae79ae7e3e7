"""compare, export_findings, check_rules and preview_rule as their users call them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.core.management import CommandError, call_command

from alerts.catalogue import rules
from alerts.models import Alert, ComparisonRun, Finding
from enterprises.models import Enterprise
from tests.alerts.facts import make_batch, make_enterprise, make_group, register

pytestmark = pytest.mark.django_db

COLUMNS = [
    "rule",
    "uscc",
    "provider_code",
    "id_number",
    "scheme",
    "from_month",
    "to_month",
    "amount",
]


def call(*arguments: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def enterprise() -> Enterprise:
    """Ten registered workers, four in no scheme."""
    enterprise = make_enterprise(make_group())
    make_batch("insurance-records")
    register(enterprise, 10, insured=6, batch=make_batch("employments"))
    return enterprise


def test_compare_prints_one_object_per_rule(enterprise: Enterprise) -> None:
    lines = call("compare", "--as-of", "2026-06-15")
    assert [line["rule"] for line in lines] == list(rules())
    by_rule = {line["rule"]: line for line in lines}
    ours = by_rule["unregistered-worker"]
    assert (ours["rows_read"], ours["findings"], ours["alerts_new"]) == (40, 4, 1)
    assert "deaths" in by_rule["benefit-after-death"]["skipped"]


def test_compare_of_one_rule_and_grid(enterprise: Enterprise) -> None:
    other = make_enterprise(make_group("CY-18"), 2)
    register(other, 3, insured=0, batch=make_batch("employments"))
    (line,) = call(
        *("compare", "--rule", "unregistered-worker", "--grid", "CY-18", "--as-of", "2026-06-15")
    )
    assert line["findings"] == 3
    assert Alert.objects.get().enterprise == other


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--rule", "nonsense"], "There is no rule nonsense"),
        (["--enterprise", "91370214MA00000000"], "No enterprise has the code 91370214MA00000000"),
        (["--as-of", "yesterday"], "yesterday is not a date"),
        (["--known-at", "soon"], "soon is not a timestamp"),
    ],
)
def test_compare_refuses_with_a_sentence(arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence) as refused:
        call("compare", *arguments)
    assert refused.value.returncode == 2
    assert not ComparisonRun.objects.exists()


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_export_writes_the_columns_of_the_contract(
    enterprise: Enterprise, tmp_path: Path, ending: str
) -> None:
    call("compare", "--as-of", "2026-06-15")
    path = tmp_path / f"findings.{ending}"
    assert call("export_findings", "--output", str(path))[0]["rows"] == 4
    readers = {"csv": pl.read_csv, "jsonl": pl.read_ndjson, "parquet": pl.read_parquet}
    table = readers[ending](path)
    assert table.columns == COLUMNS
    assert set(table["uscc"].cast(pl.String)) == {enterprise.uscc}
    assert all("*" in number for number in table["id_number"])


def test_export_reveals_only_when_told(enterprise: Enterprise, tmp_path: Path) -> None:
    call("compare", "--as-of", "2026-06-15")
    path = tmp_path / "findings.csv"
    call("export_findings", "--output", str(path), "--reveal")
    with path.open(encoding="utf-8", newline="") as file:
        numbers = {row["id_number"] for row in csv.DictReader(file)}
    assert numbers == {f"{enterprise.pk:04d}{number:014d}" for number in (6, 7, 8, 9)}


def test_export_refuses_another_ending(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="must end in"):
        call("export_findings", "--output", str(tmp_path / "findings.doc"))


def test_every_rule_can_be_planned() -> None:
    assert all(line["ok"] for line in call("check_rules"))


def test_preview_counts_and_writes_nothing(enterprise: Enterprise) -> None:
    (shown,) = call(
        *("preview_rule", "unregistered-worker", "--set", "grace_days=60"),
        *("--as-of", "2026-06-15"),
    )
    assert (shown["alerts"], shown["findings"]) == (1, 4)
    assert shown["by_grid"] == {"CY-17": 1}
    assert shown["examples"][0]["code"] == enterprise.uscc
    assert not Finding.objects.exists()
    assert not ComparisonRun.objects.exists()


def test_preview_refuses_a_parameter_out_of_bounds() -> None:
    with pytest.raises(CommandError, match="grace_days must lie between 0 and 365"):
        call("preview_rule", "unregistered-worker", "--set", "grace_days=9999")
