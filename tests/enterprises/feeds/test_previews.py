"""The first rows of a delivery as the mapping page shows them."""

from pathlib import Path

import pytest

from enterprises.feeds.options import Options
from enterprises.feeds.previews import Preview, preview
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.registry import FEEDS
from tests.enterprises.feeds.makers import TODAY, make_id_number, make_uscc, write

NUMBER, USCC = make_id_number(), make_uscc()
TEXT = f"身份证号,单位,险种,起始月,旁注\n {NUMBER} ,{USCC},pension;medical,202401,x\nx,,x,,\n"
OPTIONS = Options.parse(["单位=uscc"], ["base=5,000"])


def shown(folder: Path, options: Options = OPTIONS, text: str = TEXT) -> Preview:
    """The preview of a file of insurance records."""
    return preview(write(folder, text), FEEDS["insurance-records"], options=options, on=TODAY)


def test_columns_and_how_they_are_taken(tmp_path: Path) -> None:
    columns = shown(tmp_path).columns
    assert [(column.theirs, column.position, column.ours, column.how) for column in columns] == [
        ("身份证号", 1, "id_number", "known"),
        ("单位", 2, "uscc", "mapped"),
        ("险种", 3, "scheme", "known"),
        ("起始月", 4, "from_month", "known"),
        ("旁注", 5, "", "not_taken"),
        ("", None, "base", "set"),
    ]


def test_cells_as_delivered_and_as_taken(tmp_path: Path) -> None:
    first = [column.cells[0] for column in shown(tmp_path).columns]
    assert [(cell.raw, cell.taken, cell.sentence) for cell in first] == [
        (f" {NUMBER} ", NUMBER, ""),
        (USCC, USCC, ""),
        ("pension;medical", "pension;medical", ""),
        ("202401", "2024-01", ""),
        ("x", "", ""),
        ("5,000", "5000.00", ""),
    ]


def test_faults_are_said_beside_the_cell(tmp_path: Path) -> None:
    second = [column.cells[1] for column in shown(tmp_path).columns]
    assert [cell.sentence for cell in second] == [
        "An identity number has 18 characters, this one has 1.",
        "The required value uscc (统一社会信用代码) is blank.",
        "“x” is none of: pension, medical, unemployment, work_injury, maternity.",
        "The required value from_month (起始月) is blank.",
        "",
        "",
    ]


def test_missing_columns_do_not_stop_a_preview(tmp_path: Path) -> None:
    found = shown(tmp_path, Options())
    assert found.missing == ("uscc", "base")
    assert found.lines == (2, 3)
    assert (found.format, found.encoding, found.delimiter) == ("csv", "utf-8", ",")


def test_only_the_first_rows_are_shown(tmp_path: Path) -> None:
    text = TEXT + f"{NUMBER},{USCC},pension,202401,x\n" * 100
    found = shown(tmp_path, text=text)
    assert len(found.lines) == 20
    assert {len(column.cells) for column in found.columns} == {20}


def test_header_alone(tmp_path: Path) -> None:
    found = shown(tmp_path, text="身份证号,单位\n")
    assert found.lines == ()


def test_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="PDF"):
        shown(tmp_path, text="%PDF-1.7")
