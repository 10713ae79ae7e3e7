"""Insurance records with several schemes: one row each, also when something is wrong."""

from pathlib import Path

from enterprises.feeds.limits import Limits
from tests.enterprises.feeds.makers import Outcome, deliver, make_id_number, make_uscc

HEADER = "id_number,uscc,scheme,from_month,to_month,base\n"
NUMBER, USCC = make_id_number(), make_uscc()
ALL = "pension;medical;unemployment;work_injury;maternity"


def line(scheme: str, *, number: str = NUMBER, base: str = "5000", month: str = "2024-01") -> str:
    """A line of the feed."""
    return f"{number},{USCC},{scheme},{month},,{base}\n"


def records(folder: Path, *lines: str, limits: Limits | None = None) -> Outcome:
    """A delivery of these lines."""
    return deliver(folder, "insurance-records", HEADER + "".join(lines), limits=limits or Limits())


def test_one_row_for_each_scheme(tmp_path: Path) -> None:
    got = records(tmp_path, line(ALL), line("medical"), line(" pension ;;maternity; "))
    assert got.column("scheme") == [1, 2, 3, 4, 5, 2, 1, 5]
    assert got.column("line") == [2] * 5 + [3] + [4] * 2
    assert got.column("base") == [500000] * 8
    assert got.read == 8


def test_bad_scheme_rejects_its_own_row(tmp_path: Path) -> None:
    got = records(tmp_path, line("pension;pensoin;medical"), line("unemployment"))
    assert got.column("scheme") == [1, 2, 3]
    assert got.faults == [(2, "scheme", "bad_choice")]
    assert got.rejects["value"].to_list() == ["pensoin"]
    assert got.rejects["cells"].to_list()[0][2] == "pension;pensoin;medical"
    assert got.read == 4


def test_line_at_fault_counts_once_for_each_scheme(tmp_path: Path) -> None:
    got = records(tmp_path, line(ALL, number="x"), line("pension;medical", base="x"), line(ALL))
    assert got.faults == [(2, "id_number", "bad_id_number")] * 5 + [(3, "base", "bad_number")] * 2
    assert got.read == 12
    assert len(got.rows) == 5


def test_scheme_stands_between_the_other_columns(tmp_path: Path) -> None:
    got = records(
        tmp_path,
        line("x;pension", number="x"),
        line("x;pension", base="x"),
        line("x;pension", month="2026-12"),
        line("", base="x"),
    )
    assert got.faults == [
        (2, "id_number", "bad_id_number"),
        (2, "id_number", "bad_id_number"),
        (3, "scheme", "bad_choice"),
        (3, "base", "bad_number"),
        (4, "scheme", "bad_choice"),
        (4, "from_month", "future_date"),
        (5, "scheme", "missing_value"),
    ]


def test_bad_row_is_one_row_whatever_it_holds(tmp_path: Path) -> None:
    got = records(tmp_path, line(ALL).rstrip("\n") + ",surplus\n", line("pension"))
    assert got.faults == [(2, None, "bad_row")]
    assert got.read == 2


def test_same_scheme_twice_is_the_same_row_twice(tmp_path: Path) -> None:
    got = records(tmp_path, line("pension;pension;medical"))
    keys, contents = got.column("key_hash"), got.column("content_hash")
    assert keys[0] == keys[1] != keys[2]
    assert contents[0] == contents[1] == contents[2]


def test_schemes_across_blocks(tmp_path: Path) -> None:
    lines = [line(ALL), line("pension", number="x"), line("medical;x")] * 20
    whole = records(tmp_path, *lines)
    small = records(tmp_path, *lines, limits=Limits(block_bytes=50))
    assert small.rows.equals(whole.rows)
    assert small.rejects.equals(whole.rejects)
    assert whole.read == 20 * 8
