"""Hashes of keys and contents, and the filter for keys that may have come before."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.feeds.keys import SuspectKeys
from tests.enterprises.feeds.makers import UNHURRIED, deliver, make_id_number, make_uscc

HASHES = st.lists(st.lists(st.integers(0, 30) | st.integers(0, 2**64 - 1), max_size=40), max_size=5)


@UNHURRIED
@given(HASHES)
def test_repeated_keys_are_always_suspected(batches: list[list[int]]) -> None:
    filter_ = SuspectKeys(bits=16)
    seen: set[int] = set()
    for batch in batches:
        found = filter_.suspects(np.array(batch, np.uint64))
        for key, suspected in zip(batch, found, strict=True):
            assert suspected or key not in seen
            seen.add(key)


def test_few_new_keys_are_suspected() -> None:
    filter_ = SuspectKeys(bits=24)
    random = np.random.default_rng(7)
    counts = [
        int(filter_.suspects(random.integers(0, 2**63, 50_000).astype(np.uint64)).sum())
        for _batch in range(10)
    ]
    assert counts[0] < 200
    assert sum(counts) < 500_000 * 0.03


def test_memory_is_fixed() -> None:
    assert SuspectKeys(bits=20)._seen.nbytes == 2**17


def test_no_rows_no_suspects() -> None:
    assert SuspectKeys(bits=10).suspects(np.zeros(0, np.uint64)).tolist() == []


def test_hashes_follow_the_normalised_values(tmp_path: Path) -> None:
    number, code = make_id_number(), make_uscc()
    header = "id_number,name,uscc,hired_on,monthly_wage\n"
    rows = [
        f"{number},示例,{code},2024-03-05,5000",
        f" {number} ,示例 ,{code.lower()},2024/3/5,'5,000.00'".replace("'", '"'),
        f"{number},示例,{code},2024-03-05,5001",
        f"{number},示例,{code},2024-03-06,5000",
    ]
    got = deliver(tmp_path, "employments", header + "\n".join(rows) + "\n")
    keys, contents = got.column("key_hash"), got.column("content_hash")
    assert keys[0] == keys[1] == keys[2] != keys[3]
    assert contents[0] == contents[1] == contents[3] != contents[2]


@pytest.mark.parametrize("column", ["id_number", "uscc", "from_month", "scheme"])
def test_every_column_of_the_key_counts(tmp_path: Path, column: str) -> None:
    row = {
        "id_number": make_id_number(1),
        "uscc": make_uscc(1),
        "scheme": "pension",
        "from_month": "2024-01",
        "base": "1",
    }
    other = row | {
        column: {
            "id_number": make_id_number(2),
            "uscc": make_uscc(2),
            "scheme": "medical",
            "from_month": "2024-02",
        }[column]
    }
    text = "\n".join(",".join(cells) for cells in (row, row.values(), other.values())) + "\n"
    first, second = deliver(tmp_path, "insurance-records", text).column("key_hash")
    assert first != second
