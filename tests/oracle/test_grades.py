"""Computed grades and frozen facts against the oracle, on random worlds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pytest

from compliance.actions import appraisal_runs, appraisals
from compliance.models import AppraisalFact, Grade, Scale
from tests.oracle.figure_sheet import Row
from tests.oracle.grade_tables import WRITTEN, tables_of
from tests.oracle.grade_worlds import random_criteria, random_world
from tests.oracle.grades_oracle import (
    CITY_CRITERIA,
    CITY_SCALE,
    Criterion,
    Fact,
    World,
    grades,
)
from tests.oracle.shadowing import shadow, shadow_written

CYCLE = "2024-2025"


def appraised(world: World) -> dict[str, tuple[str, set[tuple[str, ...]]]]:
    """Grade and facts of every enterprise, as the cycle has them."""
    appraisal = appraisals.open_cycle(CYCLE, by=None, now=world.frozen_at, as_of=world.as_of)
    for run in appraisal.runs.order_by("pk"):
        appraisal_runs.carry_out_all(run, now=world.frozen_at)
    found: dict[str, tuple[str, set[tuple[str, ...]]]] = {}
    for grade in Grade.objects.filter(appraisal=appraisal).select_related("enterprise"):
        found[grade.enterprise.uscc] = (grade.proposed_grade, set())
    for fact in AppraisalFact.objects.filter(appraisal=appraisal).select_related("enterprise"):
        if fact.enterprise.uscc in found:
            row = (fact.code, str(fact.happened_on), fact.source)
            found[fact.enterprise.uscc][1].add(row)
    return found


def named(facts: Iterable[Fact]) -> set[tuple[str, ...]]:
    """Facts with their source as the cycle words it."""
    return {(fact.code, str(fact.day), " ".join(map(str, fact.source))) for fact in facts}


def criteria_of(seed: int) -> Sequence[Criterion]:
    """The city's criteria, or for an even seed others of its scale."""
    return CITY_CRITERIA if seed % 2 else random_criteria(seed, CITY_SCALE)


def criteria_rows(world: World) -> dict[str, list[Row]]:
    """The rows of the set in force."""
    in_force = appraisals.criteria_in_force(Scale.objects.get(code="city"))
    rows = [
        {
            "id": n,
            "criteria_id": in_force.pk,
            "number": n,
            "grade": row.grade,
            "facts": sorted(row.codes),
            "at_least": row.at_least,
        }
        for n, row in enumerate(world.criteria, 1)
    ]
    return {"compliance_criterion": rows}


@pytest.mark.django_db
@pytest.mark.parametrize(("seed", "as_of"), [(1, None), (2, None), (3, date(2025, 6, 30))])
def test_a_cycle_equals_the_recomputation(seed: int, as_of: date | None) -> None:
    world = random_world(seed, enterprises=150, criteria=criteria_of(seed), as_of=as_of)
    expected = {uscc: (one.grade, named(one.facts)) for uscc, one in grades(world).items()}
    shadow(tables_of(world) | criteria_rows(world))
    shadow_written(WRITTEN)
    assert appraised(world) == expected
