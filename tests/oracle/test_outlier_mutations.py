"""Removing any condition of provider-outlier is noticed by a pair that has its kind for itself.

The rule compares all providers of a kind, so it has no scope, and its pairs need databases of
their own: they are delivered one after the other until every mutant was noticed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from sqlglot import exp

from alerts.catalogue import Rule, rule
from tests.oracle import importing
from tests.oracle.mutating import (
    SCOPE,
    Mutant,
    Subjects,
    batch_files,
    mutants,
    noticed,
    parse,
    render,
)
from tests.oracle.pairs import PAIRS, Pair, comparisons, deliveries, write_delivery
from tests.oracle.pairs.outliers import CLAIMS_BESIDE

RULE = "provider-outlier"
# What changes only the batch that a finding names.
ONLY_THE_BATCH = {
    "result, where: c.provider_id = v.provider_id",
    "result, where: c.admitted_on = v.admitted_on",
}


def one_of_two_middles(text: str) -> list[Mutant]:
    """Each median, of an even number of days, not halfway between two of them but one of them."""
    tree = parse(text)
    found = []
    for at, _ in enumerate(tree.find_all(exp.PercentileCont)):
        copy = tree.copy()
        halfway = list(copy.find_all(exp.PercentileCont))[at]
        halfway.replace(exp.PercentileDisc(this=halfway.this.copy()))
        found.append(Mutant(f"median {at}", render(copy)))
    return found


def unnoticed_in(pairs: list[Pair], each: Rule, left: list[Mutant], folder: Path) -> list[Mutant]:
    """The mutants that find in a delivery of these pairs what is expected there."""
    with transaction.atomic():
        importing.deliver(write_delivery(pairs, folder))
        subjects, mine = Subjects.loaded(), comparisons(pairs)
        whole = Mutant("nothing removed", render(parse(each.sql)))
        assert not noticed(each, whole, mine, subjects)
        unnoticed = [mutant for mutant in left if not noticed(each, mutant, mine, subjects)]
        transaction.set_rollback(True)
    return unnoticed


@pytest.mark.django_db
def test_removing_a_condition_is_noticed(tmp_path: Path) -> None:
    each = rule(RULE)
    left = [mutant for mutant in mutants(each.sql) if mutant.condition not in ONLY_THE_BATCH]
    left += one_of_two_middles(each.sql)
    assert len(left) > 8
    for at, pairs in enumerate(deliveries(pair for pair in PAIRS if pair.rule == RULE)):
        left = unnoticed_in(pairs, each, left, tmp_path / str(at)) if left else []
    assert [mutant.condition for mutant in left] == []


@pytest.mark.django_db
def test_a_finding_names_the_batch_of_its_own_claims(tmp_path: Path) -> None:
    each = rule(RULE)
    (pair,) = [pair for pair in PAIRS if pair.rule == each.id and pair.name == CLAIMS_BESIDE]
    importing.deliver(write_delivery([pair], tmp_path))
    subjects = Subjects.loaded()
    assert batch_files(each, each.sql, pair, subjects) == ["medical-claims.csv"]
    removed = [mutant for mutant in mutants(each.sql) if mutant.condition in ONLY_THE_BATCH]
    assert len(removed) == len(ONLY_THE_BATCH)
    for mutant in removed:
        assert batch_files(each, mutant.sql, pair, subjects) == ["medical-claims.later.csv"]


def test_the_rule_has_no_scope() -> None:
    names = {placeholder.name for placeholder in parse(rule(RULE).sql).find_all(exp.Placeholder)}
    assert names.isdisjoint(SCOPE)
