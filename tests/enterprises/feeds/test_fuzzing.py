"""Whatever a file holds, it is read or refused with a sentence; nothing is lost in between."""

import gzip
import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal
from tests.enterprises.feeds.makers import UNHURRIED, Outcome, deliver, make_id_number, make_uscc

HEADER = "id_number,uscc,scheme,from_month,to_month,base"
CELLS = st.one_of(
    st.sampled_from(
        [
            make_id_number(1),
            make_uscc(1),
            "pension;medical",
            "maternity",
            "2024-01",
            "202402",
            "5,000.00",
            "5000",
            "",
            " ",
            '"',
            '"a,b"',
            '"a\nb"',
            '"a""b"',
            '""',
            "示例",
            "３７０２",
            "3.70202E+17",
            "\ufeff",
            "\u3000",
            "\0",
            "\r",
            ";",
            ",",
            "-1",
            "9999-12",
        ]
    ),
    st.text(max_size=8),
)
LINES = st.lists(st.lists(CELLS, max_size=8).map(",".join), max_size=12).map("\n".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
BLOCKS = st.sampled_from([16, 61, 1024, 1 << 20])


def read(content: bytes, limits: Limits) -> Outcome | Refusal:
    """A file with this content, read or refused."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return deliver(Path(folder), "insurance-records", content, limits=limits)
        except Refusal as refusal:
            return refusal


def check(found: Outcome | Refusal) -> None:
    """Every row read is either taken or rejected with a sentence."""
    if isinstance(found, Refusal):
        assert found.sentence.endswith(".")
        return
    assert found.read == len(found.rows) + len(found.rejects) > 0
    assert all(found.sentences)
    lines = pl.concat([found.rows["line"], found.rejects["line"]])
    assert lines.min() >= 2  # type: ignore[operator]
    assert found.rows.select("id_number", "uscc", "scheme", "from_month", "base").null_count().row(
        0
    ) == (0, 0, 0, 0, 0)


@UNHURRIED
@given(st.binary(max_size=400), BLOCKS)
def test_any_bytes(content: bytes, block: int) -> None:
    check(read(content, Limits(block_bytes=block, line_bytes=200)))


@UNHURRIED
@given(LINES, ENCODINGS, BLOCKS)
def test_any_lines_under_a_good_header(lines: str, encoding: str, block: int) -> None:
    text = f"{HEADER}\n{lines}\n"
    content = text.encode(encoding, errors="replace")
    check(read(content, Limits(block_bytes=block)))


@UNHURRIED
@given(LINES, st.integers(0, 2000), st.binary(min_size=1, max_size=4), BLOCKS)
def test_bytes_written_over_a_good_file(lines: str, place: int, noise: bytes, block: int) -> None:
    good = f"{make_id_number()},{make_uscc()},pension,2024-01,,5000\n"
    content = f"{HEADER}\n{good}{lines}\n{good}".encode(errors="replace")
    place %= len(content)
    check(read(content[:place] + noise + content[place + len(noise) :], Limits(block_bytes=block)))


@UNHURRIED
@given(LINES, BLOCKS)
def test_size_of_blocks_changes_nothing(lines: str, block: int) -> None:
    good = f"{make_id_number()},{make_uscc()},pension,2024-01,,5000\n"
    content = f"{HEADER}\n{good}{lines}\n".encode(errors="replace")
    whole = read(content, Limits())
    small = read(content, Limits(block_bytes=block))
    assert type(whole) is type(small)
    if isinstance(whole, Outcome) and isinstance(small, Outcome):
        assert small.faults == whole.faults
        assert small.rows.equals(whole.rows)


@pytest.mark.parametrize("magic", [b"PK\x03\x04", b"PAR1", b"\x1f\x8b", b"\x28\xb5\x2f\xfd"])
@UNHURRIED
@given(content=st.binary(max_size=200))
def test_any_bytes_behind_a_known_mark(magic: bytes, content: bytes) -> None:
    assert isinstance(read(magic + content, Limits()), Refusal)


@UNHURRIED
@given(LINES)
def test_compression_changes_nothing(lines: str) -> None:
    good = f"{make_id_number()},{make_uscc()},pension,2024-01,,5000\n"
    content = f"{HEADER}\n{good}{lines}\n".encode(errors="replace")
    plain, packed = read(content, Limits()), read(gzip.compress(content), Limits())
    assert type(plain) is type(packed)
    if isinstance(plain, Outcome) and isinstance(packed, Outcome):
        assert packed.faults == plain.faults
        assert packed.rows.equals(plain.rows)
