"""The rejects file, and rows read once more for it."""

import csv
import io
from pathlib import Path

import pytest

from enterprises.feeds.delivery import read_feed
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.registry import FEEDS
from enterprises.feeds.rejects import RejectsFile
from enterprises.feeds.rereading import delivered_rows
from tests.enterprises.feeds.makers import TODAY, make_id_number, write

ONE, TWO = make_id_number(1), make_id_number(2)
TEXT = f'id_number,name,旁注\n{ONE},示例,=1+1\nx," 样例 ","a,b"\n{TWO},乙,,surplus\n{TWO},乙,\n'


def rejected(path: Path) -> list[list[str]]:
    """The rejects file of a delivery of workers, parsed, with line 2 overtaken."""
    delivery = read_feed(path, FEEDS["workers"], on=TODAY)
    stream = io.StringIO()
    width = delivery.binding.width
    file = RejectsFile(stream, delivery.feed, delivery.setting, delivery.header, width)
    for chunk in delivery:
        file.add(chunk.rejects)
    file.add_duplicates(delivered_rows(path, [2]))
    assert file.count == 3
    text = stream.getvalue()
    assert text.startswith("\ufeffline,")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_rejects_file_says_why_and_gives_the_row_back(tmp_path: Path) -> None:
    header, *rows = rejected(write(tmp_path, TEXT))
    assert header == ["line", "column", "code", "sentence", "id_number", "name", "旁注"]
    assert rows[0] == [
        "3",
        "id_number",
        "bad_id_number",
        "An identity number has 18 characters, this one has 1.",
        "x",
        " 样例 ",
        "a,b",
    ]
    assert rows[1] == [
        "4",
        "",
        "bad_row",
        "This row has 4 cells, the header has 3.",
        TWO,
        "乙",
        "",
        "surplus",
    ]
    assert rows[2][:3] == ["2", "id_number", "duplicate_in_file"]
    assert rows[2][4:] == [ONE, "示例", "=1+1"]


def test_delivered_headers_are_told_apart_from_the_report(tmp_path: Path) -> None:
    text = "Code,name,kind,sentence,lines\nP1,示例医院,inn,a,b\n"
    delivery = read_feed(write(tmp_path, text), FEEDS["providers"], on=TODAY)
    stream = io.StringIO()
    file = RejectsFile(stream, delivery.feed, delivery.setting, delivery.header, 5)
    for chunk in delivery:
        file.add(chunk.rejects)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue()[1:], newline=""))
    assert (row["code"], row["Code (as delivered)"]) == ("bad_choice", "P1")
    assert (row["sentence (as delivered)"], row["lines"]) == ("a", "b")
    sent_back = write(tmp_path, stream.getvalue()[1:])
    with pytest.raises(Refusal) as refused:
        read_feed(sent_back, FEEDS["providers"], on=TODAY)
    assert refused.value.code == "ambiguous_column"


def test_delivered_rows_by_line(tmp_path: Path) -> None:
    text = "id_number,name\n" + "".join(f'"{n}","a\nb"\n' for n in range(100))
    path = write(tmp_path, text)
    wanted = [2, 40, 200]
    rows = list(delivered_rows(path, wanted, Limits(block_bytes=64)))
    assert rows == [(line, [str((line - 2) // 2), "a\nb"]) for line in wanted]
    assert list(delivered_rows(path, [])) == []
