"""Files: any encoding, delimiter, header and container; the rows are the same."""

import gzip
import io
import zipfile
from typing import Any

import openpyxl
import polars as pl
import pytest
import zstandard

from tests.contract.counter import Counter, facts, question, table
from tests.contract.samples import REQUIRED, ROWS, chinese, row

FEEDS = list(ROWS)
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "bom": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le without mark": lambda text: text.encode("utf-16-le"),
    "utf-16-be without mark": lambda text: text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "gbk": lambda text: text.encode("gbk"),
}


@pytest.mark.parametrize("feed", FEEDS)
def test_each_feed_is_taken_under_english_and_chinese_headers(counter: Counter, feed: str) -> None:
    for other in ("enterprises", "providers", "grid-groups"):
        if other != feed:
            counter.take(other, [ROWS[other]])
    first = counter.take(feed, [ROWS[feed]])
    assert first.counts() == (1, 1, 0, 0, 0, 0), first.rejects()
    backwards = dict(reversed(chinese(feed).items()))
    again = counter.take(feed, [backwards])
    assert again.counts() == (1, 0, 0, 1, 0, 0), again.rejects()
    assert "unknown_columns" not in again.objects[0]


@pytest.mark.parametrize("feed", FEEDS)
def test_each_feed_needs_exactly_its_required_columns(counter: Counter, feed: str) -> None:
    bare = {name: ROWS[feed][name] for name in REQUIRED[feed]}
    for missing in REQUIRED[feed]:
        taken = counter.refuse(feed, [{k: v for k, v in bare.items() if k != missing}])
        assert missing in taken.errors
    assert counter.take(feed, [bare])["rejected"] == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_and_delimiter_reads_the_same(
    counter: Counter, encoding: str, delimiter: str
) -> None:
    rows = [chinese("enterprises")]
    counter.take("enterprises", rows)
    taken = counter.take("enterprises", ENCODINGS[encoding](table(rows, delimiter)))
    assert taken.counts() == (1, 0, 0, 1, 0, 0)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_lines_alike(counter: Counter, end: str) -> None:
    rows = [row("deaths"), row("deaths", died_on="never")]
    taken = counter.take("deaths", table(rows, end=end))
    assert taken.faults() == [(3, "died_on", "bad_date")]


@pytest.mark.parametrize("packed", ["plain", "gz", "zst"])
@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_every_container_reads_the_same(counter: Counter, kind: str, packed: str) -> None:
    rows = [chinese("enterprises")]
    counter.take("enterprises", rows)
    content = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}[kind](rows)
    ending = {"plain": "", "gz": ".gz", "zst": ".zst"}[packed]
    if packed == "gz":
        content = gzip.compress(content)
    if packed == "zst":
        content = zstandard.compress(content)
    path = counter.file(content, f"企业 名单 (2).{kind}{ending}")
    taken = counter.take("enterprises", path)
    assert taken.counts() == (1, 0, 0, 1, 0, 0), taken.rejects()
    assert taken["file"] == path.name


def _csv(rows: list[dict[str, Any]]) -> bytes:
    return table(rows).encode()


def _xlsx(rows: list[dict[str, Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(rows[0]))
    for each in rows:
        sheet.append([value or None for value in each.values()])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    target = io.BytesIO()
    pl.DataFrame(rows).write_parquet(target)
    return target.getvalue()


def test_a_spreadsheets_date_and_number_cells_are_read(counter: Counter) -> None:
    import datetime as dt

    counter.take("enterprises", [row("enterprises")])
    rows = [
        row("employments", hired_on=dt.datetime(2024, 3, 5, 8, 30), monthly_wage=6000.5),  # noqa: DTZ001
    ]
    assert counter.take("employments", counter.file(_xlsx(rows), "e.xlsx"))["loaded"] == 1
    assert counter.take("employments", [row("employments")]).counts() == (1, 0, 0, 1, 0, 0)


def test_dates_and_months_in_every_form(counter: Counter) -> None:
    forms = ["2024-03-05", "2024/3/5", "2024/03/05", "20240305", "2024年3月5日"]
    forms += ["2024-03-05 13:45:00", "２０２４-０３-０５", "2024/3/5 9:05", " 2024-03-05 "]
    for form in forms:
        taken = counter.take("coverage-surveys", [row("coverage-surveys", surveyed_on=form)])
        assert taken["rejected"] == 0, form
    assert question("SELECT count(*) FROM enterprises_coveragesurvey") == [(1,)]
    bad = ["2024-3-5", "05/03/2024", "2024.03.05", "2024-02-30", "2024年03月", "45356", "24-03-05"]
    for form in bad:
        taken = counter.take("coverage-surveys", [row("coverage-surveys", surveyed_on=form)])
        assert taken.faults() == [(2, "surveyed_on", "bad_date")], form
    for form in ("2024-13", "2024-1", "2024年1月", "202400", "2024/01"):
        taken = counter.take("benefits", [row("benefits", month=form)])
        assert taken.faults() == [(2, "month", "bad_month")], form


def test_money_is_exact_and_signed_only_where_refunds_are(counter: Counter) -> None:
    good = ["1,234.50", "1234.5", "１２３４．５０", "1 234.50".replace(" ", ","), "01234.50"]
    for text in good:
        assert counter.take("benefits", [row("benefits", amount=text)])["rejected"] == 0, text
    assert question("SELECT amount::text FROM enterprises_benefit") == [("1234.50",)]
    for text in ("1.234", "12,34.50", "1e3", "--1", "abc", "￥5x", "1,234.5.0", "NaN", "inf"):
        taken = counter.take("benefits", [row("benefits", amount=text)])
        assert taken.faults() == [(2, "amount", "bad_number")], text
    taken = counter.take("employments", [row("employments", monthly_wage="-1")])
    assert taken.faults() == [(2, "monthly_wage", "bad_number")]
    taken = counter.take("insurance-records", [row("insurance-records", base="-1")])
    assert taken.faults() == [(2, "base", "bad_number")]
    assert counter.take("contributions", [row("contributions", due="-1.00")])["rejected"] == 0
    for text in ("1.5", "-1", "x", "1e2"):
        taken = counter.take("tax-filings", [row("tax-filings", headcount=text)])
        assert taken.faults() == [(2, "headcount", "bad_number")], text


def test_cells_are_normalised(counter: Counter) -> None:
    counter.take("workers", [row("workers")])
    wide = row("workers")["id_number"].translate({48 + n: 0xFF10 + n for n in range(10)})
    taken = counter.take("workers", [row("workers", id_number=f"  {wide.lower()}　")])
    assert taken.counts() == (1, 0, 0, 1, 0, 0)
    counter.take("enterprises", [row("enterprises")])
    lower = row("enterprises")["uscc"].lower()
    assert counter.take("enterprises", [row("enterprises", uscc=lower)])["repeated"] == 1


def test_unknown_columns_are_kept_out_and_named(counter: Counter) -> None:
    taken = counter.take("deaths", [row("deaths", 备注="随便", extra="x")])
    assert taken["loaded"] == 1
    assert taken["unknown_columns"] == ["备注", "extra"]


def test_blank_rows_and_shorter_rows(counter: Counter) -> None:
    text = table([row("coverage-surveys")]).replace(",示例", "") + "\r\n"
    assert counter.take("coverage-surveys", text).counts() == (1, 1, 0, 0, 0, 0)


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b" " * 300_000_000)
        book.writestr("[Content_Types].xml", b"<Types/>")
    return target.getvalue()


BROKEN = {
    "empty.csv": b"",
    "empty.csv.gz": gzip.compress(b""),
    "blanks.csv": b"\r\n \r\n",
    "mark.csv": b"\xef\xbb\xbf",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "zeros.csv": bytes(100_000),
    "cut.csv.gz": gzip.compress(table([row("deaths")] * 5000).encode() * 3)[:-20],
    "cut.csv.zst": zstandard.compress(table([row("deaths")] * 5000).encode())[:-5],
    "notgzip.csv.gz": b"id_number,died_on\r\n",
    "not.xlsx": b"PK\x03\x04 but no spreadsheet",
    "not.parquet": b"PAR1 but no parquet PAR1",
    "archive.zip": b"PK\x05\x06" + bytes(18),
    "html.xls": b"<html><table><tr><td>id_number</td></tr></table></html>",
    "object.json": b'{"id_number": "1"}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused_with_a_sentence(counter: Counter, name: str) -> None:
    counter.take("deaths", [row("deaths")])
    taken = counter.refuse("deaths", counter.file(BROKEN[name], name))
    assert "object at 0x" not in taken.errors


def test_a_bomb_is_refused(counter: Counter) -> None:
    counter.refuse("deaths", counter.file(_bomb(), "bomb.xlsx"))


def test_a_header_alone_is_refused(counter: Counter) -> None:
    counter.refuse("deaths", "id_number,died_on\r\n")


def test_what_is_no_file_is_refused(counter: Counter) -> None:
    counter.refuse("deaths", counter.folder / "没有 such.csv")
    counter.refuse("deaths", counter.folder)
    fifo = counter.folder / "pipe.csv"
    import os

    os.mkfifo(fifo)
    counter.refuse("deaths", fifo)
    counter.refuse("no-such-feed", [row("deaths")])


def test_one_bad_file_does_not_stop_the_others(counter: Counter) -> None:
    good = counter.file([row("deaths")], "一 好.csv")
    bad = counter.file(b"", "bad.csv")
    last = counter.file([row("deaths", id_number=row("deaths")["id_number"])], "last.csv")
    taken = counter.run("deaths", good, bad, last)
    assert taken.exit_code == 2
    assert [each["file"] for each in taken.objects] == ["一 好.csv", "bad.csv", "last.csv"]
    assert [each["loaded"] for each in taken.objects] == [1, 0, 0]
    assert [each["repeated"] for each in taken.objects] == [0, 0, 1]


def test_a_dry_run_counts_and_leaves_nothing(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    before = facts()
    batches = question("SELECT count(*) FROM enterprises_batch")
    rows = [row("employments"), row("employments", hired_on="never")]
    taken = counter.take("employments", rows, "--dry-run")
    assert taken.counts() == (2, 1, 0, 0, 0, 1)
    assert taken["batch"] is None
    assert facts() == before
    assert question("SELECT count(*) FROM enterprises_batch") == batches
    assert not list((counter.folder / "media").rglob("*.*"))
