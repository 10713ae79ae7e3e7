"""What a spreadsheet would run as a formula is marked as text, however it is written."""

from __future__ import annotations

import pytest

from inspectorate.foundation.exports import safe


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n=1", "\n1", " =1", "\u3000=1", "＝1+1",
     "＋1", "－1", "＠SUM(A1)", "﹦1", " ＝1"],
)  # fmt: skip
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["示例", "1=1", " 示例", "", "a\n=1", "2026-Q3"])
def test_other_text_stays(cell: str) -> None:
    assert safe(cell) == cell
