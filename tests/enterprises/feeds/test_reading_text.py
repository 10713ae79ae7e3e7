"""Delimited text: encodings, delimiters, quotes, line ends, ragged rows."""

import codecs
import datetime as dt
from pathlib import Path

import pytest

from enterprises.feeds.limits import Limits
from tests.enterprises.feeds.makers import deaths, deliver, make_id_number, make_uscc

ONE, TWO, THREE = (make_id_number(n) for n in (1, 2, 3))
WORKERS = f"身份证号,姓名\n{ONE},示例甲\n{TWO},样例乙（外）\n"
NAMES = ["示例甲", "样例乙（外）"]
SMALL = Limits(block_bytes=64)


@pytest.mark.parametrize(
    ("encoding", "mark", "reported"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
    ],
)
@pytest.mark.parametrize("limits", [Limits(), SMALL], ids=["whole", "in small blocks"])
def test_encoding_is_detected(
    tmp_path: Path, encoding: str, mark: bytes, reported: str, limits: Limits
) -> None:
    got = deliver(tmp_path, "workers", mark + WORKERS.encode(encoding), limits=limits)
    assert got.column("name") == NAMES
    assert got.column("line") == [2, 3]
    assert got.delivery.encoding == reported
    assert not got.faults


def test_encoding_shows_only_late_in_the_file(tmp_path: Path) -> None:
    plain = "".join(f"{make_id_number(n)},Example {n}\n" for n in range(400))
    text = "id_number,name\n" + plain + f"{ONE},示例甲\n"
    got = deliver(tmp_path, "workers", text.encode("gb18030"), limits=Limits(block_bytes=4096))
    assert got.column("name")[-1] == "示例甲"
    assert got.delivery.encoding == "gb18030"


def test_rare_gb18030_characters_of_four_bytes(tmp_path: Path) -> None:
    text = f"id_number,name\n{ONE},示例㐂㛂𠀀\n"
    got = deliver(tmp_path, "workers", text.encode("gb18030"))
    assert got.column("name") == ["示例㐂㛂𠀀"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_undecodable_bytes_cost_their_own_row(tmp_path: Path, encoding: str) -> None:
    rows = [f"{make_id_number(n)},示例{n}号".encode(encoding) for n in range(5)]
    rows[2] = rows[2][:-2] + b"\xff\xff"
    content = "id_number,name\n".encode(encoding) + b"\n".join(rows) + b"\n"
    got = deliver(tmp_path, "workers", content)
    assert got.faults == [(4, None, "bad_row")]
    assert got.column("line") == [2, 3, 5, 6]
    assert got.delivery.encoding == encoding
    assert got.sentences == [
        "This row has bytes that are no characters in the encoding of the file."
    ]


def test_undecodable_bytes_in_utf16(tmp_path: Path) -> None:
    lines = [f"{make_id_number(n)},示例{n}\n".encode("utf-16-le") for n in range(4)]
    lines[1] = lines[1][:-2] + b"\x00\xd8\n\x00"
    content = codecs.BOM_UTF16_LE + "id_number,name\n".encode("utf-16-le") + b"".join(lines)
    got = deliver(tmp_path, "workers", content)
    assert got.faults == [(3, None, "bad_row")]
    assert got.column("line") == [2, 4, 5]


def test_nul_inside_a_row_is_a_bad_row(tmp_path: Path) -> None:
    filler = "".join(f"{make_id_number(n)},2020-01-01\n" for n in range(200))
    got = deliver(tmp_path, "deaths", deaths() + filler + f"{ONE}\0,2020-01-01\n")
    assert got.faults == [(202, None, "bad_row")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_detected(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["id_number", "name", "phone"],
        [ONE, "示例, 甲; 乙" if delimiter == "\t" else "甲", ""],
    ]
    text = "".join(delimiter.join(row) + "\n" for row in rows)
    got = deliver(tmp_path, "workers", text)
    assert got.delivery.delimiter == delimiter
    assert got.read == len(got.rows) == 1


def test_delimiter_is_not_taken_from_a_list_inside_cells(tmp_path: Path) -> None:
    line = f"{ONE},{make_uscc()},pension;medical;maternity,2024-01,,5000\n"
    header = "id_number,uscc,scheme,from_month,to_month,base\n"
    got = deliver(tmp_path, "insurance-records", header + line * 20)
    assert got.delivery.delimiter == ","
    assert got.read == 60


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    text = deaths(f"{ONE},2020-01-01", f"{TWO},2020-01-02").replace("\n", end)
    got = deliver(tmp_path, "deaths", text)
    assert got.column("died_on") == [dt.date(2020, 1, 1), dt.date(2020, 1, 2)]
    assert got.column("line") == [2, 3]


def test_last_line_without_an_end(tmp_path: Path) -> None:
    got = deliver(tmp_path, "deaths", deaths(f"{ONE},2020-01-01").rstrip("\n"))
    assert got.read == len(got.rows) == 1


def test_blank_lines_are_skipped_and_counted_as_lines(tmp_path: Path) -> None:
    text = f"\n\nid_number,died_on\n\n{ONE},2020-01-01\n        \n\t\ufeff\n{TWO},2020-13-01\n\n"
    got = deliver(tmp_path, "deaths", text)
    assert got.read == 2
    assert got.column("line") == [5]
    assert got.faults == [(8, "died_on", "bad_date")]


def test_row_of_delimiters_alone_is_a_row(tmp_path: Path) -> None:
    got = deliver(tmp_path, "deaths", deaths(",", f"{ONE},2020-01-01"))
    assert got.faults == [(2, "id_number", "missing_value")]


@pytest.mark.parametrize("surplus", [",x", ",", ",,,", ",,x"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_more_cells_than_the_header(tmp_path: Path, surplus: str, quote: str) -> None:
    rows = [f"{quote}{ONE}{quote},2020-01-01{surplus}", TWO, f"{THREE},2020-01-01"]
    got = deliver(tmp_path, "deaths", deaths(*rows))
    cells = 2 + surplus.count(",")
    assert got.faults == [(2, None, "bad_row"), (3, "died_on", "missing_value")]
    assert got.sentences[0] == f"This row has {cells} cells, the header has 2."
    assert len(got.rejects["cells"][0]) == cells


def test_fewer_cells_are_missing_values(tmp_path: Path) -> None:
    got = deliver(tmp_path, "workers", f"id_number,name,phone\n{ONE},示例\n{TWO}\n")
    assert got.column("phone") == [None]
    assert got.faults == [(3, "name", "missing_value")]


def test_quoted_cells_hold_line_ends_delimiters_and_quotes(tmp_path: Path) -> None:
    rows = f'"{ONE}","示例, ""甲""\n第二行"\n{TWO},样例\n"{THREE}","末\n\n行"\n'
    got = deliver(tmp_path, "workers", "id_number,name\n" + rows + f"{ONE}x,样例\n")
    assert got.column("name") == ['示例, "甲"\n第二行', "样例", "末\n\n行"]
    assert got.column("line") == [2, 4, 5]
    assert got.faults == [(8, "id_number", "bad_id_number")]


def test_quoted_cells_across_blocks(tmp_path: Path) -> None:
    rows = "".join(f'"{make_id_number(n)}","示例\n{n},""号"""\n' for n in range(50))
    got = deliver(tmp_path, "workers", "id_number,name\n" + rows, limits=SMALL)
    assert got.column("name") == [f'示例\n{n},"号"' for n in range(50)]
    assert got.column("line") == list(range(2, 102, 2))


def test_quote_inside_a_cell_is_a_character(tmp_path: Path) -> None:
    got = deliver(tmp_path, "workers", f'id_number,name\n{ONE},示例5"型\n{TWO},"样例"\n')
    assert got.column("name") == ['示例5"型', "样例"]


def test_quote_never_closed_costs_its_own_row(tmp_path: Path) -> None:
    rows = f'{ONE},"示例\n{TWO},样例\n{THREE},"示例"\n'
    got = deliver(tmp_path, "workers", "id_number,name\n" + rows)
    assert got.faults == [(2, None, "bad_row")]
    assert got.column("line") == [3, 4]
    assert "quotation mark" in got.sentences[0]


def test_quote_never_closed_in_a_long_file(tmp_path: Path) -> None:
    filler = "".join(f"{make_id_number(n)},示例{n}\n" for n in range(300))
    limits = Limits(block_bytes=1024, line_bytes=2048)
    text = f'id_number,name\n{ONE},"示例\n' + filler
    got = deliver(tmp_path, "workers", text, limits=limits)
    assert got.faults == [(2, None, "bad_row")]
    assert got.column("line") == list(range(3, 303))


def test_rejected_rows_are_kept_as_delivered(tmp_path: Path) -> None:
    got = deliver(tmp_path, "workers", f'id_number,name\n" {ONE[:-1]}x ", 示例 \n{TWO},"甲,乙"\n')
    assert got.rejects["cells"].to_list() == [[f" {ONE[:-1]}x ", " 示例 "]]
    assert got.rejects["value"].to_list() == [f" {ONE[:-1]}x "]


def test_blocks_of_any_size_give_the_same(tmp_path: Path) -> None:
    rows = [f"{make_id_number(n)},202{n % 7}-0{n % 9}-01" for n in range(300)]
    rows[7] += ",surplus"
    rows[100] = ""
    text = deaths(*rows)
    whole = deliver(tmp_path, "deaths", text)
    for size in (40, 100, 1000):
        small = deliver(tmp_path, "deaths", text, limits=Limits(block_bytes=size))
        assert small.rows.drop("key_hash", "content_hash").equals(
            whole.rows.drop("key_hash", "content_hash")
        )
        assert small.rejects.equals(whole.rejects)
