"""XLSX and Parquet deliveries."""

import datetime as dt
import gzip
import hashlib
import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from enterprises.feeds.extents import Extent
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal
from tests.enterprises.feeds.makers import deliver, make_id_number, make_uscc, read_all, write

HEADER = ["id_number", "姓名", "uscc", "hired_on", "monthly_wage", "left_on"]
ROW = [make_id_number(1), "示例甲", make_uscc(1), dt.date(2024, 3, 5), 5000, None]


def workbook(*rows: list[Any], sheet: str = "Sheet") -> bytes:
    """The bytes of a spreadsheet with one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a spreadsheet."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_spreadsheet_whatever_its_name(tmp_path: Path) -> None:
    content = workbook(HEADER, ROW)
    got = read_all(write(tmp_path, content, "delivery.csv"), "employments")
    assert got.column("hired_on") == [dt.date(2024, 3, 5)]
    assert got.column("monthly_wage") == [500000]
    assert got.column("line") == [2]
    assert got.delivery.format == "xlsx"
    assert got.delivery.sha256 == hashlib.sha256(content).hexdigest()


def test_spreadsheet_cells_of_every_type(tmp_path: Path) -> None:
    moment = dt.datetime(2024, 3, 5, 8, 30)  # noqa: DTZ001
    rows = [[ROW[0], "甲", ROW[2], moment, wage, None] for wage in (1234.56, "1,234.50", 0.1 + 0.2)]
    got = deliver(tmp_path, "employments", workbook(HEADER, *rows))
    assert got.column("hired_on") == [dt.date(2024, 3, 5)] * 3
    assert got.column("monthly_wage") == [123456, 123450, 30]


def test_spreadsheet_number_that_lost_its_digits(tmp_path: Path) -> None:
    rows = [[370202199001011234, *ROW[1:]], ["3.70202E+17", *ROW[1:]]]
    got = deliver(tmp_path, "employments", workbook(HEADER, *rows))
    assert got.faults == [(line, "id_number", "mangled_by_spreadsheet") for line in (2, 3)]
    assert got.rejects["value"].to_list() == ["370202199001011000", "3.70202E+17"]
    assert "rounded it" in got.sentences[0]
    assert "lost its last digits" in got.sentences[1]


def test_spreadsheet_blank_rows_and_surplus_cells(tmp_path: Path) -> None:
    rows = [[], HEADER, [], ROW, [None, None], [*ROW, "surplus"], ROW]
    got = deliver(tmp_path, "employments", workbook(*rows))
    assert got.column("line") == [4, 7]
    assert got.faults == [(6, None, "bad_row")]
    assert got.rejects["cells"].to_list()[0][-1] == "surplus"


def test_spreadsheet_month_as_a_date_cell(tmp_path: Path) -> None:
    header = ["uscc", "month", "headcount", "wages_paid"]
    rows = [[make_uscc(1), dt.date(2024, 3, 1), 5, 0], [make_uscc(1), 202404, 5.5, 0]]
    got = deliver(tmp_path, "tax-filings", workbook(header, *rows))
    assert got.column("month") == [dt.date(2024, 3, 1)]
    assert got.column("headcount") == [5]
    assert got.faults == [(3, "headcount", "bad_number")]


def test_spreadsheet_reads_the_first_sheet_with_cells_and_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(["no", "table"])
    hidden.sheet_state = "hidden"
    book.create_sheet("空白")
    table = book.create_sheet("花名册")
    table.append(HEADER)
    table.append(ROW)
    book.create_sheet("说明").append(["remark"])
    got = deliver(tmp_path, "employments", saved(book))
    assert got.read == 1
    assert got.delivery.remarks == ["Only the sheet 花名册 was read, not: 说明."]


def test_spreadsheet_in_chunks(tmp_path: Path) -> None:
    rows = [[make_id_number(n), *ROW[1:]] for n in range(25)]
    content = workbook(HEADER, *rows)
    got = deliver(tmp_path, "employments", content, limits=Limits(chunk_rows=10))
    assert got.column("line") == list(range(2, 27))


def test_spreadsheet_compressed_again(tmp_path: Path) -> None:
    got = deliver(tmp_path, "employments", gzip.compress(workbook(HEADER, ROW)))
    assert got.read == 1


def refused(folder: Path, content: bytes, **how: Any) -> Refusal:
    """The refusal a file with this content meets."""
    with pytest.raises(Refusal) as caught:
        deliver(folder, "employments", content, **how)
    return caught.value


def test_spreadsheet_with_a_header_alone(tmp_path: Path) -> None:
    assert refused(tmp_path, workbook(HEADER)).code == "no_rows"


def test_spreadsheet_without_cells(tmp_path: Path) -> None:
    assert refused(tmp_path, workbook()).code == "empty_file"


def test_other_archive(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("delivery.csv", "id_number\n")
    refusal = refused(tmp_path, stream.getvalue())
    assert refusal.code == "wrong_type"
    assert "ZIP archive" in refusal.sentence


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_truncated_spreadsheet(tmp_path: Path, part: float) -> None:
    content = workbook(HEADER, ROW)
    assert refused(tmp_path, content[: int(len(content) * part)]).code == "damaged_file"


def test_damaged_spreadsheet(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook><sheets><sheet name='a'")
    assert refused(tmp_path, stream.getvalue()).code in {"damaged_file", "empty_file"}


def swollen_workbook(declared: int | None = None) -> bytes:
    """A small spreadsheet that holds a part of 20 MB, or says it holds `declared` bytes."""
    stream = io.BytesIO(workbook(HEADER, ROW))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/padding.xml", b" " * 20_000_000)
    content = stream.getvalue()
    if declared is None:
        return content
    return content.replace((20_000_000).to_bytes(4, "little"), declared.to_bytes(4, "little"))


@pytest.mark.parametrize("declared", [None, 100])
def test_swollen_spreadsheet_even_if_it_lies(tmp_path: Path, declared: int | None) -> None:
    limits = Limits(ratio_from_bytes=1_000_000, unpacked_ratio=100)
    refusal = refused(tmp_path, swollen_workbook(declared), limits=limits)
    assert refusal.code == "unpacks_too_large"


@pytest.mark.parametrize("quote", ['"', "'"])
def test_two_cells_in_opposite_corners_do_not_fill_memory(tmp_path: Path, quote: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(HEADER)
    page["XFD1048576"] = "x"
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(content, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'"', quote.encode()))
    refusal = refused(tmp_path, content.getvalue())
    assert refusal.code == "sheet_too_wide"
    assert "span 1048576 rows and 16384 columns" in refusal.sentence


def test_formatted_blank_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(HEADER, ROW)))
    page = book.active
    assert page is not None
    page["XFD9000"].number_format = "0.00"
    assert deliver(tmp_path, "employments", saved(book)).read == 1


def parquet(folder: Path, frame: pl.DataFrame, **how: Any) -> Path:
    """A Parquet file of this frame."""
    path = folder / "delivery.bin"
    frame.write_parquet(path, **how)
    return path


def test_parquet_with_types(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "id_number": [make_id_number(n) for n in range(3)],
            "name": pl.Series(["甲", "乙", "甲"], dtype=pl.Categorical),
            "uscc": [make_uscc(1), make_uscc(2), "x"],
            "hired_on": [dt.date(2024, 3, 5)] * 3,
            "left_on": [dt.datetime(2024, 3, 6, 1, 2), None, None],  # noqa: DTZ001
            "monthly_wage": pl.Series([Decimal("5000.50"), None, None], dtype=pl.Decimal(10, 2)),
            "旁注": [1.5, None, 3.0],
        }
    )
    got = read_all(parquet(tmp_path, frame), "employments")
    assert got.delivery.format == "parquet"
    assert got.delivery.unknown_columns == ["旁注"]
    assert got.column("left_on") == [dt.date(2024, 3, 6), None]
    assert got.column("monthly_wage") == [500050, None]
    assert got.faults == [(4, "uscc", "bad_uscc")]
    assert got.rejects["cells"].to_list()[0][-1] == "3"


def test_parquet_numbers_as_codes(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"uscc": [make_uscc()], "month": [202403], "headcount": [7.0], "wages_paid": [1234.5]}
    )
    got = read_all(parquet(tmp_path, frame), "tax-filings")
    assert got.column("month") == [dt.date(2024, 3, 1)]
    assert got.column("headcount") == [7]
    assert got.column("wages_paid") == [123450]


def test_parquet_in_chunks_keeps_its_lines(tmp_path: Path) -> None:
    numbers = [make_id_number(n) for n in range(100)]
    frame = pl.DataFrame({"id_number": numbers, "died_on": ["2020-01-01"] * 100})
    path = parquet(tmp_path, frame, row_group_size=30)
    got = read_all(path, "deaths", limits=Limits(chunk_rows=7))
    assert got.column("line") == list(range(2, 102))
    assert got.column("id_number") == numbers


def test_parquet_text_with_nul_is_a_bad_row(tmp_path: Path) -> None:
    frame = pl.DataFrame({"id_number": [make_id_number(), "3\0"], "died_on": ["2020-01-01"] * 2})
    assert read_all(parquet(tmp_path, frame), "deaths").faults == [(3, None, "bad_row")]


def test_truncated_parquet(tmp_path: Path) -> None:
    path = parquet(tmp_path, pl.DataFrame({"id_number": ["1"], "died_on": ["2"]}))
    assert refused(tmp_path, path.read_bytes()[:-20]).code == "damaged_file"


def test_parquet_with_a_giant_row_group(tmp_path: Path) -> None:
    path = parquet(tmp_path, pl.DataFrame({"id_number": ["1"] * 999, "died_on": ["2"] * 999}))
    with pytest.raises(Refusal) as caught:
        read_all(path, "deaths", limits=Limits(row_group_bytes=10))
    assert caught.value.code == "unpacks_too_large"


def test_extent_of_cells_that_name_no_place() -> None:
    extent = Extent()
    extent.add(b'<row r="3"><c r="B3"><v>1</v></c></row><row r="900"/><row r="9"><c r="D9" s="1"/>')
    assert (extent.rows, extent.columns) == (1, 1)
    extent.add(b'<c t="s"><v>1</v></c></row>')
    assert (extent.rows, extent.columns) == (898, 1)
