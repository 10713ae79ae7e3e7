"""Removing any condition of a rule makes a comparison differ from what the pairs expect.

Left out, each for a reason and each with a test of its own here:
- the scope (first, last, chosen): stated at every table of the sharding key by the rules'
  contract, and redundant wherever two such tables are joined;
- what a comment in rule.sql calls "Only for speed": there removing must change nothing.
Three short lists name the few others that change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from alerts.catalogue import rule, rules
from alerts.engine import Scope
from inspectorate.organisation.models import ContributionLimit
from tests.oracle import importing, pensions
from tests.oracle.mutating import (
    SPEED,
    Mutant,
    Subjects,
    batch_files,
    hits,
    mutants,
    noticed,
    parse,
    render,
    unscoped_tables,
)
from tests.oracle.pairs import AS_OF, PAIRS, comparisons, deliveries, write_delivery
from tests.oracle.pairs.enrolment import HIRED_AGAIN

pytestmark = pytest.mark.xdist_group("mutations")

ALONE = "provider-outlier"  # see test_outlier_mutations.py
RULES = [name for name in rules() if name != ALONE]
TOGETHER = [*deliveries(PAIRS)[0], *pensions.pension_pairs()]
COMPARISONS = comparisons(TOGETHER)

# Keys that join a CTE which is only for speed, where rows of people beside it find nothing: they
# bring work without insurance, or insurance without work, and nothing is left of NULL.
KEYS_FOR_SPEED = {
    "coverage-gap": {
        "piece, join: e.enterprise_id = d.enterprise_id",
        "piece, join: e.worker_id = d.worker_id",
        "piece, join: i.enterprise_id = d.enterprise_id",
        "piece, join: i.worker_id = d.worker_id",
    },
    "ghost-worker": {
        "piece, join: e.enterprise_id = d.enterprise_id",
        "piece, join: e.worker_id = d.worker_id",
    },
    "multiple-affiliation": {"insured, join: i.worker_id = s.worker_id"},
}
# What changes only the batch that a finding names: a test below is about it.
ONLY_THE_BATCH = {"late-enrolment": {"hired, where: e.hired_on < %(as_of)s - %(grace_days)s"}}
# What changes only the figures told beside a finding: the test of its rule is about them.
ONLY_TOLD = {"overlapping-inpatient": {"result, join: p.id = o.provider_id"}}


@pytest.fixture(scope="module")
def subjects(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Subjects]:
    """All pairs that are not alone, delivered; figures of another year and ages of another kind."""
    with django_db_blocker.unblock(), transaction.atomic():
        importing.deliver(write_delivery(TOGETHER, tmp_path_factory.mktemp("delivery")))
        ContributionLimit.objects.create(
            year=AS_OF.year - 1, floor_yuan=9000, cap_yuan=25000, source="示例"
        )
        pensions.add_another_kind()
        yield Subjects.loaded()
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", RULES)
def test_removing_a_condition_is_noticed(name: str, subjects: Subjects) -> None:
    each = rule(name)
    whole = Mutant("nothing removed", render(parse(each.sql)))
    assert not noticed(each, whole, COMPARISONS, subjects)
    removed = [mutant for mutant in mutants(each.sql) if not mutant.speed]
    assert removed
    unnoticed = {
        mutant.condition for mutant in removed if not noticed(each, mutant, COMPARISONS, subjects)
    }
    changing_nothing = (KEYS_FOR_SPEED, ONLY_THE_BATCH, ONLY_TOLD)
    assert unnoticed == set().union(*(kind.get(name, set()) for kind in changing_nothing))


@pytest.mark.parametrize("name", RULES)
def test_removing_what_is_only_for_speed_changes_nothing(name: str, subjects: Subjects) -> None:
    each = rule(name)
    fast = [mutant for mutant in mutants(each.sql) if mutant.speed]
    assert bool(fast) == (SPEED in each.sql), "a comment that belongs to no condition"
    assert [
        mutant.condition for mutant in fast if noticed(each, mutant, COMPARISONS, subjects)
    ] == []


@pytest.mark.parametrize("name", RULES)
def test_scope_stands_at_every_table_of_the_sharding_key(name: str) -> None:
    assert unscoped_tables(rule(name)) == []


@pytest.mark.parametrize("name", RULES)
def test_scope_finds_exactly_its_part(name: str, subjects: Subjects) -> None:
    each = rule(name)
    key = f"{each.shard_by}_id"
    everything = hits(each, each.sql, {}, as_of=AS_OF)
    keys = sorted({hit[key] for hit in everything})
    one, middle, some = keys[0], keys[len(keys) // 2], keys[::3]
    for scope, inside in (
        (Scope(last=middle), range(middle + 1)),
        (Scope(first=middle + 1), range(middle + 1, keys[-1] + 1)),
        (Scope(first=one, last=one), [one]),
        (Scope(chosen=[one]), [one]),
        (Scope(chosen=some), some),
        (Scope(last=middle, chosen=some), [key for key in some if key <= middle]),
        (Scope(chosen=[]), []),
    ):
        part = hits(each, each.sql, {}, as_of=AS_OF, scope=scope)
        wanted = [hit for hit in everything if hit[key] in inside]
        assert sorted(map(repr, part)) == sorted(map(repr, wanted)), scope


def amounts_of_base(names: list[str], *, as_of: date, **parameters: Any) -> list[Decimal | None]:
    """The shortfall in these pairs of underdeclared-base, None where there is no finding."""
    each = rule("underdeclared-base")
    pairs = {pair.name: pair for pair in PAIRS if pair.rule == each.id}
    loaded = Subjects.loaded()
    found = [loaded.row(each, hit) for hit in hits(each, each.sql, parameters, as_of=as_of)]
    amounts = {row.uscc: Decimal(row.amount) for row in found}
    usccs = [pairs[name].feeds["enterprises"][0]["uscc"] for name in names]
    return [amounts.get(uscc) for uscc in usccs]


# Wages and bases: 1,000 and 1,000; 4,000 and 3,799; 10,000 and 0; 30,000 and 20,899.99.
BASES = [
    "the wage, far below the floor",
    "a wage of the floor",
    "no base",
    "a fen below 95 % of the cap",
]


def test_floor_and_cap_of_the_year_come_before_the_defaults(subjects: Subjects) -> None:
    usual = [Decimal(3000), Decimal(201), Decimal(10000), Decimal("1100.01")]
    assert amounts_of_base(BASES, as_of=AS_OF) == usual
    tuned = amounts_of_base(BASES, as_of=AS_OF, floor=6000, cap=23000)
    assert tuned == [Decimal(5000), Decimal(2201), Decimal(10000), Decimal("2100.01")]
    with transaction.atomic():
        ContributionLimit.objects.create(
            year=AS_OF.year, floor_yuan="5000.50", cap_yuan=20000, source="示例"
        )
        of_year = [Decimal("4000.5"), Decimal("1201.5"), Decimal(10000), None]
        assert amounts_of_base(BASES, as_of=AS_OF) == of_year
        assert amounts_of_base(BASES, as_of=AS_OF, floor=6000, cap=23000) == of_year
        transaction.set_rollback(True)


def test_floor_and_cap_are_those_of_the_year_of_the_day(subjects: Subjects) -> None:
    last_year = [Decimal(8000), Decimal(5201), Decimal(10000), Decimal("4100.01")]
    assert amounts_of_base(BASES, as_of=date(AS_OF.year - 1, 12, 31)) == last_year


def test_late_enrolment_names_the_batch_of_an_employment_past_grace(subjects: Subjects) -> None:
    each = rule("late-enrolment")
    (pair,) = [pair for pair in PAIRS if pair.rule == each.id and pair.name == HIRED_AGAIN]
    assert batch_files(each, each.sql, pair, subjects) == ["employments.csv"]
    for mutant in mutants(each.sql):
        if mutant.condition in ONLY_THE_BATCH[each.id]:
            assert batch_files(each, mutant.sql, pair, subjects) != ["employments.csv"]
