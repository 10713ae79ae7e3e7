"""The oracle against the hand-written pairs, and the pairs against their own rules of writing."""

from collections import Counter
from pathlib import Path

import pytest

from tests.oracle.facts import facts_of
from tests.oracle.pairs import (
    IMPORT_DAY,
    PAIRS,
    Comparison,
    comparisons,
    deliveries,
    write_delivery,
)
from tests.oracle.reading import read_directory
from tests.oracle.recompute import RULES, findings

DELIVERIES = deliveries(PAIRS)


@pytest.mark.parametrize("pairs", DELIVERIES, ids=lambda pairs: f"{pairs[0].rule}-{len(pairs)}")
def test_oracle_finds_what_the_pairs_expect(tmp_path: Path, pairs: list) -> None:
    write_delivery(pairs, tmp_path)
    register = read_directory(tmp_path, today=IMPORT_DAY)
    assert not [report for report in register.reports if report.refused or report.rejected]
    facts = facts_of(register)
    for comparison in comparisons(pairs):
        rows = findings(
            facts,
            as_of=comparison.as_of,
            rules=[comparison.rule],
            parameters={comparison.rule: comparison.parameters},
        )
        assert by_pair(comparison, rows) == {}


def by_pair(comparison: Comparison, rows: list) -> dict:
    """The names of pairs that differ, each with what it expects and what was found."""
    return {
        pair.name: {"expected": sorted(pair.expected), "found": found}
        for pair in comparison.pairs
        if (found := sorted(row for row in rows if pair.owns(row))) != sorted(pair.expected)
    }


def test_every_rule_has_pairs_that_fire_and_pairs_that_do_not() -> None:
    seen = {(pair.rule, pair.fires) for pair in PAIRS}
    assert seen == {(rule, fires) for rule in RULES for fires in (True, False)}


def test_names_of_pairs_are_unique_within_a_rule() -> None:
    names = Counter((pair.rule, pair.name) for pair in PAIRS)
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_pairs_share_a_subject() -> None:
    owners = Counter(name for pair in PAIRS for name in pair.names())
    assert [name for name, count in owners.items() if count > 1] == []


def test_expected_rows_are_about_the_pairs_own_subjects() -> None:
    assert [pair.name for pair in PAIRS for row in pair.expected if not pair.owns(row)] == []
