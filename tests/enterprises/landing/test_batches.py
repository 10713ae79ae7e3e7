"""Batches taken and refused: what is recorded, announced, saved, and kept of a dry run."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError

from enterprises.actions import batches
from enterprises.feeds.options import Options
from enterprises.landing import landed, merging
from enterprises.models import Batch, BatchReject, Enterprise, FeedProfile, Orphan, Worker
from tests.enterprises.landing.deliveries import (
    TODAY,
    Desk,
    code,
    employment,
    enterprise,
    record,
    run_import,
    write,
)
from tests.factories import make_user


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """Batches that were announced."""
    batches_heard: list[int] = []
    others = list(landed)
    landed[:] = [batches_heard.append]
    yield batches_heard
    landed[:] = others


def test_refused_batch_is_recorded_and_loads_nothing(desk: Desk) -> None:
    file = desk.folder / "x.csv"
    file.write_text("uscc,name\n1,2\n")
    outcome = batches.land(feed="enterprises", path=file, by=None, on=TODAY)
    assert not outcome.taken
    assert "address" in outcome.error
    batch = Batch.objects.get(pk=outcome.refused_batch)
    assert (batch.state, batch.refusal, batch.published_at) == ("refused", outcome.error, None)
    assert batch.file_name == "x.csv"
    assert not Enterprise.objects.exists()


@pytest.mark.parametrize(
    ("asked", "code_expected"),
    [
        ({"feed": "nonsense"}, "unknown_feed"),
        ({"profile": "nobody's"}, "unknown_profile"),
        ({"complete": "2024"}, "no_period"),
        ({"path": Path("nowhere.csv")}, "unreadable_file"),
    ],
)
def test_refusal_names_what_is_wrong_with_the_order(
    desk: Desk, asked: dict[str, object], code_expected: str
) -> None:
    order = {"feed": "enterprises", "path": desk.file("enterprises", [enterprise(1)])} | asked
    outcome = batches.land(by=None, on=TODAY, **order)
    assert outcome.code == code_expected
    assert outcome.error
    assert not Enterprise.objects.exists()


def test_truncated_archive_is_refused_after_rows_were_staged(desk: Desk) -> None:
    rows = write(desk.folder / "all.csv", [enterprise(n) for n in range(1, 3000)])
    packed = gzip.compress(rows.read_bytes())
    broken = desk.folder / "broken.csv.gz"
    broken.write_bytes(packed[: len(packed) // 2])
    outcome = batches.land(feed="enterprises", path=broken, by=None, on=TODAY)
    assert not outcome.taken
    assert not Enterprise.objects.exists()
    assert Batch.objects.get(feed="enterprises").state == "refused"
    whole = desk.folder / "whole.csv.gz"
    whole.write_bytes(packed)
    assert batches.land(feed="enterprises", path=whole, by=None, on=TODAY).loaded == 2999


def test_failure_within_the_merge_undoes_everything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **values: object) -> None:
        raise DatabaseError("no")

    desk.land("enterprises", enterprise(1))
    with monkeypatch.context() as patched:
        patched.setattr(merging, "_merged_into_rows", fail)
        file = desk.file("employments", [employment(1, 1), employment(1, 1, hired_on="x")])
        outcome = batches.land(feed="employments", path=file, by=None, on=TODAY)
    assert not outcome.taken
    assert not Worker.objects.exists()
    assert not BatchReject.objects.exists()
    again = batches.land(feed="employments", path=file, by=None, on=TODAY)
    assert (again.loaded, again.rejected) == (1, 1)


def test_dry_run_counts_and_keeps_nothing(desk: Desk, heard: list[int]) -> None:
    desk.land("enterprises", enterprise(1))
    before = Batch.objects.count()
    outcome = desk.land(
        "employments",
        employment(1, 1),
        employment(2, 2),
        employment(3, 1, hired_on="x"),
        dry_run=True,
    )
    assert (outcome.loaded, outcome.orphaned, outcome.rejected) == (1, 1, 1)
    assert (outcome.batch, outcome.rejects_file) == (None, None)
    assert Batch.objects.count() == before
    assert not Worker.objects.exists()
    assert not Orphan.objects.exists()
    assert not default_storage.exists("rejects")


def test_landed_batch_is_announced_after_the_commit(
    desk: Desk, heard: list[int], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        outcome = desk.land("enterprises", enterprise(1))
        assert heard == []
    assert heard == [outcome.batch]


def test_refused_batch_is_not_announced(
    desk: Desk, heard: list[int], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        batches.land(feed="enterprises", path=desk.folder / "none.csv", by=None, on=TODAY)
    assert heard == []


def test_profile_is_saved_and_followed_by_what_is_given(desk: Desk) -> None:
    officer = make_user("data_officer")
    options = Options.parse(maps=["企业=name"], translations=["status:存续=active"])
    batches.save_profile(feed="enterprises", name="登记局", options=options, by=officer)
    batches.save_profile(feed="enterprises", name="登记局", options=options, by=officer)
    assert FeedProfile.objects.get(name="登记局").saved_by == officer
    row = enterprise(1, status="存续")
    row["企业"] = row.pop("name")
    del row["address"]
    outcome = desk.land(
        "enterprises", row, profile="登记局", options=Options.parse(sets=["address=示例路"])
    )
    assert outcome.loaded == 1
    found = Enterprise.objects.get(uscc=code(1))
    assert (found.status, found.address) == ("active", "示例路")
    batch = Batch.objects.get(pk=outcome.batch)
    assert (batch.profile, batch.options["set"]) == ("登记局", [["address", "示例路"]])


def test_command_prints_one_object_per_file(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    good = desk.file("enterprises", [enterprise(1), enterprise(2, area_code="37")])
    bad = desk.folder / "bad.csv"
    bad.write_text("name\nx\n")
    exit_code, printed, errors = run_import(capsys, "enterprises", str(bad), str(good))
    assert exit_code == 2
    refused, taken = printed
    keys = [
        *("feed", "file", "batch", "read", "loaded", "updated", "repeated", "orphaned"),
        *("rejected", "rejects_file", "seconds"),
    ]
    assert list(taken)[: len(keys)] == list(refused)[: len(keys)] == keys
    assert (taken["read"], taken["loaded"], taken["rejected"]) == (2, 1, 1)
    assert taken["batch"] == Batch.objects.get(state="published").pk
    assert default_storage.exists(taken["rejects_file"])
    assert (refused["batch"], refused["read"], refused["rejects_file"]) == (None, 0, None)
    assert refused["error"] in errors
    assert "uscc" in refused["error"]


def test_command_takes_the_options_of_the_contract(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    row = enterprise(1, status="存续")
    row["厂名"] = row.pop("name")
    del row["address"]
    file = desk.file("enterprises", [row])
    exit_code, printed, _errors = run_import(
        capsys,
        *("enterprises", str(file), "--map", "厂名=name", "--set", "address=示例路"),
        *("--translate", "status:存续=active"),
    )
    assert (exit_code, printed[0]["loaded"]) == (0, 1)
    exit_code, printed, _errors = run_import(
        capsys, "enterprises", str(file), "--map", "no equals sign"
    )
    assert (exit_code, printed[0]["loaded"]) == (2, 0)
    assert Batch.objects.filter(state="refused").count() == 1


def test_command_declares_a_period_complete(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land("insurance-records", record(1, 1), record(2, 1))
    file = desk.file("insurance-records", [record(1, 1)])
    exit_code, printed, _errors = run_import(
        capsys,
        *("insurance-records", str(file), "--complete", "2024-04..2024-04", "--area", "370214"),
    )
    assert exit_code == 0
    assert (printed[0]["withdrawn"], printed[0]["repeated"]) == (2, 2)
