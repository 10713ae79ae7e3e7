"""Every minimal pair through the real import, the real rules and the real export."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle import importing
from tests.oracle.pairs import PAIRS, Pair, comparisons, deliveries, write_delivery

DELIVERIES = deliveries(PAIRS)


@pytest.mark.django_db
@pytest.mark.parametrize("pairs", DELIVERIES, ids=lambda pairs: f"{pairs[0].rule}-{len(pairs)}")
def test_pairs_are_found_as_written(pairs: list[Pair], tmp_path: Path) -> None:
    importing.deliver(write_delivery(pairs, tmp_path / "delivery"))
    differences = []
    for comparison in comparisons(pairs):
        importing.tune(comparison.rule, comparison.parameters)
        importing.compare(as_of=comparison.as_of, rules=[comparison.rule])
        rows = importing.exported(tmp_path, [comparison.rule])
        expected, found = comparison.expected(), comparison.found(rows)
        for pair in comparison.pairs:
            wanted = sorted(pair.expected)
            got = sorted(row for row in found if pair.owns(row))
            if wanted != got:
                differences.append(f"{pair.rule}: {pair.name}\n  wanted {wanted}\n  found  {got}")
        if not differences:
            assert found == expected
    assert not differences, "\n".join(differences)
