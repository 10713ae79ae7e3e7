"""The computation against the oracle of grades: every grade with every fact, on three seeds."""

from __future__ import annotations

import pytest

from compliance.actions import appraisal_runs, appraisals, simulations
from compliance.appraisal.cycles import period_of
from compliance.models import Appraisal, AppraisalFact, Grade, SimulatedGrade
from tests.factories import make_user
from tests.oracle.grade_rows import Loader, make_scale
from tests.oracle.grade_worlds import random_criteria, random_world
from tests.oracle.grades_oracle import Fact, World, grades

pytestmark = pytest.mark.django_db
Found = dict[str, tuple[str, frozenset[Fact]]]
OTHER_SCALE = ("D", "C", "B", "A")


def computed(world: World) -> Appraisal:
    """The cycle of the world's period, frozen at its freeze and computed."""
    appraisal = appraisals.open_cycle("2024-2025", by=None, now=world.frozen_at)
    for run in appraisal.runs.all():
        appraisal_runs.carry_out_all(run, now=world.frozen_at)
    return appraisal


def found_in(appraisal: Appraisal) -> Found:
    """Every graded enterprise with its grade and facts, as the oracle writes them."""
    facts: dict[str, set[Fact]] = {}
    for row in AppraisalFact.objects.filter(appraisal=appraisal).select_related("enterprise"):
        kind, key = row.source.split(" ", maxsplit=1)
        source = (kind, key if kind == "penalty" else int(key))
        fact = Fact(row.enterprise.uscc, row.code, row.happened_on, source)
        facts.setdefault(row.enterprise.uscc, set()).add(fact)
    graded = Grade.objects.filter(appraisal=appraisal).select_related("enterprise")
    return {
        row.enterprise.uscc: (
            row.proposed_grade,
            frozenset(facts.get(row.enterprise.uscc, set())),
        )
        for row in graded
    }


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_grades_and_facts_are_the_oracles(seed: int) -> None:
    world = random_world(seed, enterprises=60)
    Loader(world).load()
    expected = {uscc: (found.grade, found.facts) for uscc, found in grades(world).items()}
    appraisal = computed(world)
    assert found_in(appraisal) == expected
    assert {grade for grade, _facts in expected.values()} == {"poor", "medium", "full"}
    again = appraisals.recompute(appraisal)
    assert again.agrees
    assert again.facts == []


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_simulated_grades_are_the_oracles(seed: int) -> None:
    """Drawn criteria of a scale of four grades, on facts that are not frozen."""
    rows = random_criteria(seed, OTHER_SCALE)
    world = random_world(seed, enterprises=60, scale=OTHER_SCALE, criteria=rows)
    Loader(world).load()
    scale = make_scale("other", OTHER_SCALE, rows, now=world.frozen_at)
    by = make_user("city_supervisor")
    made = simulations.start(
        scale.criteria_sets.get(), by=by, now=world.frozen_at, period=period_of("2024-2025")
    )
    simulations.carry_out(made, now=world.frozen_at)
    with_facts = {uscc: found for uscc, found in grades(world).items() if found.facts}
    simulated = SimulatedGrade.objects.filter(simulation=made).select_related("enterprise")
    # The register is today's, the facts are as of the freeze.
    known = {row.enterprise.uscc: row.grade for row in simulated}
    assert {uscc: known[uscc] for uscc in known if uscc in with_facts} == {
        uscc: found.grade for uscc, found in with_facts.items() if uscc in known
    }
    assert len(known) > len(with_facts) / 2
