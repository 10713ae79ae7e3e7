"""As-of and known-at, scopes, and the life of a finding, through the commands alone."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from inspectorate.organisation.models import AccessLog
from tests.contract.counter import Counter, code, number, question
from tests.contract.samples import row

RULE_KEYS = [
    "rule",
    "rows_read",
    "findings",
    "alerts_new",
    "alerts_updated",
    "alerts_resolved",
    "seconds",
]
COLUMNS = "rule,uscc,provider_code,id_number,scheme,from_month,to_month,amount"
AS_OF = "2024-06-30"


class Bench:
    """Runs compare and export_findings as typed."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter

    def compare(self, *arguments: str) -> dict[str, dict[str, Any]]:
        """The printed objects by rule."""
        self.counter.capsys.readouterr()
        call_command("compare", *arguments)
        printed = [json.loads(line) for line in self.counter.capsys.readouterr().out.splitlines()]
        for each in printed:
            assert list(each)[: len(RULE_KEYS)] == RULE_KEYS
        return {each["rule"]: each for each in printed}

    def findings(self, *arguments: str) -> list[tuple[str, ...]]:
        """The exported rows, sorted."""
        path = self.counter.folder / "findings.csv"
        call_command("export_findings", "--output", str(path), "--reveal", *arguments)
        self.counter.capsys.readouterr()
        header, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
        assert ",".join(header) == COLUMNS
        return sorted(map(tuple, rows))


@pytest.fixture
def bench(counter: Counter) -> Bench:
    return Bench(counter)


def employment(worker: int, employer: int = 1, **changes: Any) -> dict[str, Any]:
    cells = {"id_number": number(worker), "uscc": code(employer), "hired_on": "2024-01-02"}
    return row("employments", **cells | {"contract_kind": "", "monthly_wage": "6000"} | changes)


def record(worker: int, employer: int = 1, **changes: Any) -> dict[str, Any]:
    cells = {"id_number": number(worker), "uscc": code(employer), "from_month": "2024-01"}
    five = "pension;medical;unemployment;work_injury;maternity"
    return row("insurance-records", **cells | {"scheme": five, "base": "6000"} | changes)


def enterprises(counter: Counter, *numbers: int) -> None:
    counter.take("enterprises", [row("enterprises", uscc=code(n)) for n in numbers])


def test_a_rule_without_a_batch_of_a_feed_is_skipped_and_says_so(bench: Bench) -> None:
    printed = bench.compare("--as-of", AS_OF)
    assert len(printed) == 17
    assert all(each.get("skipped") for each in printed.values())
    enterprises(bench.counter, 1)
    bench.counter.take("employments", [employment(1)])
    assert bench.compare("--rule", "unregistered-worker")["unregistered-worker"]["skipped"]
    bench.counter.take("insurance-records", [record(2)])
    printed = bench.compare("--rule", "unregistered-worker", "--as-of", AS_OF)
    assert list(printed) == ["unregistered-worker"]
    assert "skipped" not in printed["unregistered-worker"]
    assert printed["unregistered-worker"]["findings"] == 1


def test_a_batch_all_of_rejects_or_orphans_is_a_batch(bench: Bench) -> None:
    enterprises(bench.counter, 1)
    bench.counter.take("employments", [employment(1)])
    bench.counter.take("insurance-records", [record(1, 9)])
    printed = bench.compare("--rule", "unregistered-worker", "--as-of", AS_OF)
    assert printed["unregistered-worker"]["findings"] == 1


def test_a_past_run_is_repeated_exactly(bench: Bench) -> None:
    counter = bench.counter
    enterprises(counter, 1, 2)
    counter.take("employments", [employment(1), employment(2), employment(3, 2)])
    counter.take("insurance-records", [record(2, scheme="pension;medical"), record(3, 2)])
    orphan = employment(4, 3)
    counter.take("employments", [orphan])
    bench.compare("--as-of", AS_OF)
    first = bench.findings()
    assert len(first) >= 2
    moment = timezone.now().isoformat()
    counter.take("insurance-records", [record(1), record(2)])
    counter.take("employments", [employment(3, 2, left_on="2024-05-01"), employment(5)])
    enterprises(counter, 3)
    counter.take("enterprises", [row("enterprises", uscc=code(2), name="改名", status="revoked")])
    complete = ["--complete", "2024-01..2024-01"]
    counter.take("insurance-records", [record(1), record(2)], *complete)
    counter.take("deaths", [row("deaths", id_number=number(2), died_on="2024-02-01")])
    bench.compare("--as-of", AS_OF)
    second = bench.findings()
    assert second != first
    bench.compare("--as-of", AS_OF, "--known-at", moment)
    assert bench.findings() == first
    bench.compare("--as-of", AS_OF)
    assert bench.findings() == second


def test_before_the_first_batch_nothing_was_known(bench: Bench) -> None:
    moment = timezone.now().isoformat()
    enterprises(bench.counter, 1)
    bench.counter.take("employments", [employment(1)])
    bench.counter.take("insurance-records", [record(2)])
    printed = bench.compare("--as-of", AS_OF, "--known-at", moment)
    assert all(each["findings"] == 0 for each in printed.values())
    assert bench.findings() == []


def test_as_of_moves_the_calendar_not_the_knowledge(bench: Bench) -> None:
    counter = bench.counter
    enterprises(counter, 1)
    counter.take("employments", [employment(1), employment(2, hired_on="2024-07-01")])
    counter.take("insurance-records", [record(1, from_month="2024-07")])
    for day, expected in (
        ("2024-02-01", 0),
        ("2024-02-02", 1),
        ("2024-06-30", 1),
        ("2024-07-01", 0),
        ("2024-07-31", 0),
        ("2024-08-01", 1),
    ):
        printed = bench.compare("--rule", "unregistered-worker", "--as-of", day)
        assert printed["unregistered-worker"]["findings"] == expected, day


def test_a_finding_is_raised_lapses_and_comes_again(bench: Bench) -> None:
    counter = bench.counter
    rule = "unregistered-worker"
    enterprises(counter, 1)
    counter.take("employments", [employment(1)])
    counter.take("insurance-records", [record(9)])
    arguments = ["--rule", rule, "--as-of", AS_OF]
    assert bench.compare(*arguments)[rule]["alerts_new"] == 1
    again = bench.compare(*arguments)[rule]
    assert (again["alerts_new"], again["alerts_updated"], again["alerts_resolved"]) == (0, 0, 0)
    counter.take("employments", [employment(2)])
    grown = bench.compare(*arguments)[rule]
    assert (grown["findings"], grown["alerts_new"], grown["alerts_updated"]) == (2, 0, 1)
    counter.take("insurance-records", [record(1), record(2)])
    gone = bench.compare(*arguments)[rule]
    assert (gone["findings"], gone["alerts_resolved"]) == (0, 1)
    assert bench.findings() == []
    counter.take("employments", [employment(3)])
    back = bench.compare(*arguments)[rule]
    assert back["findings"] == 1
    assert back["alerts_new"] + back["alerts_updated"] == 1


def test_a_scope_touches_only_itself(bench: Bench) -> None:
    counter = bench.counter
    groups = [
        row("grid-groups"),
        row("grid-groups", code="G02", area_codes="370203", district_code="370203"),
    ]
    counter.take("areas", [row("areas"), row("areas", code="370203")])
    counter.take("grid-groups", groups)
    rows = [row("enterprises"), row("enterprises", uscc=code(2), area_code="370203001")]
    counter.take("enterprises", rows)
    counter.take("employments", [employment(1), employment(2, 2)])
    counter.take("insurance-records", [record(9)])
    arguments = ["--rule", "unregistered-worker", "--as-of", AS_OF]
    bench.compare(*arguments, "--enterprise", code(1))
    assert [each[1] for each in bench.findings()] == [code(1)]
    bench.compare(*arguments, "--grid", "G02")
    assert {each[1] for each in bench.findings()} == {code(1), code(2)}
    counter.take("insurance-records", [record(1), record(2, 2)])
    bench.compare(*arguments, "--enterprise", code(2))
    assert [each[1] for each in bench.findings()] == [code(1)]
    bench.compare(*arguments, "--grid", "G01")
    assert bench.findings() == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--rule", "no-such-rule"],
        ["--enterprise", "x"],
        ["--enterprise", code(99)],
        ["--grid", "nowhere"],
        ["--as-of", "someday"],
        ["--as-of", "2024-02-30"],
        ["--known-at", "yesterday"],
        ["--as-of", "0000-00-00"],
    ],
)
def test_a_comparison_that_cannot_be_says_why(bench: Bench, arguments: list[str]) -> None:
    from django.core.management.base import CommandError

    before = question("SELECT count(*) FROM alerts_alert")
    with pytest.raises((CommandError, SystemExit)) as caught:
        call_command("compare", *arguments)
    assert "Traceback" not in str(caught.value)
    assert question("SELECT count(*) FROM alerts_alert") == before


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_exports_in_each_form_mask_numbers_unless_revealed(bench: Bench, ending: str) -> None:
    counter = bench.counter
    enterprises(counter, 1)
    counter.take("employments", [employment(1)])
    counter.take("insurance-records", [record(9)])
    bench.compare("--rule", "unregistered-worker", "--as-of", AS_OF)
    path = counter.folder / f"out.{ending}"
    known = logged_exports()
    call_command("export_findings", "--output", str(path))
    masked = _cells(path)
    assert masked["id_number"] in {"", f"{number(1)[:4]}**********{number(1)[-4:]}"}
    assert logged_exports() == known
    call_command("export_findings", "--output", str(path), "--reveal")
    assert _cells(path)["id_number"] == number(1)
    assert logged_exports() == known + 1


def logged_exports() -> int:
    return AccessLog.objects.filter(action="export", user=None).count()


def _cells(path: Path) -> dict[str, Any]:
    import polars as pl

    if path.suffix == ".csv":
        return next(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    if path.suffix == ".jsonl":
        return json.loads(path.read_text().splitlines()[0])
    return pl.read_parquet(path).row(0, named=True)


def test_a_coverage_gap_is_a_maximal_run(bench: Bench) -> None:
    counter = bench.counter
    enterprises(counter, 1)
    counter.take("employments", [employment(1)])
    rows = [
        record(1, scheme="pension", from_month="2024-02", to_month="2024-02"),
        record(1, scheme="pension", from_month="2024-05", to_month="2024-05"),
    ]
    counter.take("insurance-records", rows)
    bench.compare("--rule", "coverage-gap", "--as-of", AS_OF)
    assert bench.findings("--rule", "coverage-gap") == [
        ("coverage-gap", code(1), "", number(1), "pension", "2024-03", "2024-04", ""),
        ("coverage-gap", code(1), "", number(1), "pension", "2024-06", "2024-06", ""),
    ]


def test_arrears_know_due_date_and_payment_date(bench: Bench) -> None:
    counter = bench.counter
    enterprises(counter, 1)
    cells = {"due": "100.00", "paid": "100.00", "paid_on": "2024-06-20"}
    late = row("contributions", month="2024-05", **cells)
    short = row("contributions", month="2024-04", due="100", paid="99.99", paid_on="")
    counter.take("contributions", [late, short])
    for day, months in (
        ("2024-05-15", []),
        ("2024-05-16", ["2024-04"]),
        ("2024-06-15", ["2024-04"]),
        ("2024-06-16", ["2024-04", "2024-05"]),
        ("2024-06-20", ["2024-04"]),
    ):
        bench.compare("--rule", "contribution-arrears", "--as-of", day)
        assert [each[5] for each in bench.findings()] == months, day
    assert bench.findings()[0][7] in {"0.01"}


def test_dates_default_to_today(bench: Bench) -> None:
    today = timezone.localdate()
    counter = bench.counter
    enterprises(counter, 1)
    rows = [
        employment(1, hired_on=str(today - dt.timedelta(days=31))),
        employment(2, hired_on=str(today - dt.timedelta(days=30))),
    ]
    counter.take("employments", rows)
    counter.take("insurance-records", [record(9)])
    bench.compare("--rule", "unregistered-worker")
    assert [each[3] for each in bench.findings()] == [number(1)]
