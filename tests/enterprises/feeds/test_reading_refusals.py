"""Files that cannot be taken at all, and the sentence each of them gets."""

import os
from pathlib import Path

import pytest

from enterprises.feeds.delivery import read_feed
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.registry import FEEDS
from tests.enterprises.feeds.makers import TODAY, deaths, deliver, make_id_number, write

ROW = f"{make_id_number()},2020-01-01"


def refused(folder: Path, content: str | bytes, **how: object) -> Refusal:
    """The refusal a file with this content meets."""
    with pytest.raises(Refusal) as caught:
        deliver(folder, "deaths", content, **how)
    return caught.value


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n  \n"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    refusal = refused(tmp_path, content)
    assert refusal.code == "empty_file"
    assert refusal.sentence == (
        "delivery.csv is empty. Deliver a file with a header and at least one row."
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_header_without_rows(tmp_path: Path, end: str) -> None:
    refusal = refused(tmp_path, "id_number,died_on" + end)
    assert refusal.code == "no_rows"
    assert refusal.sentence == (
        "delivery.csv has a header and no rows. Deliver a file with at least one row."
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "a picture"),
        (b"SQLite format 3\x00" + bytes(4096), "an SQLite database"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "an old Excel file (.xls)"),
        (b"\x7fELF" + bytes(64), "a program"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"a,b\n" + bytes(range(256)) * 9, "not a text file"),
        (bytes(5000), "not a text file"),
    ],
)
def test_wrong_type(tmp_path: Path, content: bytes, kind: str) -> None:
    refusal = refused(tmp_path, content)
    assert refusal.code == "wrong_type"
    assert refusal.sentence.startswith(f"delivery.csv is {kind}")
    assert "CSV, XLSX or Parquet" in refusal.sentence


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read_feed(tmp_path / "none.csv", FEEDS["deaths"], on=TODAY)
    assert caught.value.code == "unreadable_file"
    assert "No such file" in caught.value.sentence


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is not a file"):
        read_feed(tmp_path, FEEDS["deaths"], on=TODAY)


def test_sparse_file_of_two_gigabytes(tmp_path: Path) -> None:
    path = write(tmp_path, deaths(ROW))
    os.truncate(path, 2 * 1024**3)
    with pytest.raises(Refusal) as caught:
        list(read_feed(path, FEEDS["deaths"], on=TODAY))
    assert caught.value.code in {"line_too_long", "wrong_type"}


def test_line_longer_than_the_limit(tmp_path: Path) -> None:
    text = deaths(ROW, ROW) + "x" * 3_000_000 + "\n" + ROW + "\n"
    refusal = refused(tmp_path, text)
    assert refusal.code == "line_too_long"
    assert "more than 1048576 bytes" in refusal.sentence


@pytest.mark.parametrize("block", [100, 1000, 10_000_000])
def test_line_limit_does_not_depend_on_blocks(tmp_path: Path, block: int) -> None:
    limits = Limits(block_bytes=block, line_bytes=200)
    fits = deaths(ROW, ROW + "," + "x" * 100)
    assert deliver(tmp_path, "deaths", fits, limits=limits).read == 2
    assert refused(tmp_path, deaths(ROW, "x" * 300, ROW), limits=limits).code == "line_too_long"


def test_header_that_cannot_be_decoded(tmp_path: Path) -> None:
    rows = "".join(f"{make_id_number(n)},示例\n" for n in range(5)).encode()
    refusal = refused(tmp_path, b"id_number,\xff\xfe\xff,died_on\n" + rows)
    assert refusal.code == "unreadable_header"
    assert "line 1" in refusal.sentence


def test_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, deaths(*[ROW] * 1000))
    chunks = iter(read_feed(path, FEEDS["deaths"], on=TODAY, limits=Limits(block_bytes=1000)))
    next(chunks)
    with path.open("ab") as file:
        file.write(ROW.encode() + b"\n")
    with pytest.raises(Refusal) as caught:
        list(chunks)
    assert caught.value.code == "changed_file"
    assert "changed while it was being read" in caught.value.sentence


def test_file_that_shrinks_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, deaths(*[ROW] * 1000))
    chunks = iter(read_feed(path, FEEDS["deaths"], on=TODAY, limits=Limits(block_bytes=1000)))
    next(chunks)
    os.truncate(path, 5000)
    with pytest.raises(Refusal) as caught:
        list(chunks)
    assert caught.value.code == "changed_file"


def test_file_replaced_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, deaths(*[ROW] * 1000))
    chunks = iter(read_feed(path, FEEDS["deaths"], on=TODAY, limits=Limits(block_bytes=1000)))
    next(chunks)
    write(tmp_path, deaths(*[ROW] * 1000), "other.csv").rename(path)
    with pytest.raises(Refusal) as caught:
        list(chunks)
    assert caught.value.code == "changed_file"
