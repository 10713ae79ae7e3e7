"""The table of the procedure: every state reachable, ends closed, every step complete."""

from __future__ import annotations

import pytest

from compliance.papers.kinds import PAPERS
from compliance.procedure.states import CLOSABLE, MOVES, CaseState, Outcome, moves
from compliance.procedure.table import TABLE, steps_from
from inspectorate.organisation.permissions import HOLDERS


def test_every_move_has_its_declaration_and_every_declaration_its_move() -> None:
    assert set(TABLE) == set(MOVES)


def test_every_state_can_be_reached() -> None:
    reached, before = {CaseState.PROPOSED}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {target for sources, target in MOVES.values() if reached & set(sources)}
    assert reached == set(CaseState)


def test_only_a_case_not_filed_has_no_way_out() -> None:
    assert [state for state in CaseState if not steps_from(state)] == [CaseState.NOT_FILED]


def test_a_closed_case_can_only_be_opened_again() -> None:
    assert [step.verb for step in steps_from(CaseState.CLOSED)] == ["reopen"]


def test_outcomes_are_the_states_a_case_is_closed_from() -> None:
    assert {state.value for state in CLOSABLE} == set(Outcome.values)


@pytest.mark.parametrize("verb", sorted(MOVES))
def test_every_step_has_a_permission_somebody_holds_a_label_and_a_form(verb: str) -> None:
    step = TABLE[verb]
    assert HOLDERS[step.permission]
    assert str(step.label)
    assert str(step.done)
    assert step.form.base_fields


@pytest.mark.parametrize("verb", sorted(v for v in MOVES if TABLE[v].paper))
def test_every_step_asks_for_what_its_paper_needs_or_knows_it(verb: str) -> None:
    step = TABLE[verb]
    assert step.paper is not None
    asked = set(step.form.base_fields)
    known = {"paper", "paper_number"} if step.paper == "service" else set()
    assert set(PAPERS[step.paper].required) <= asked | known


def test_the_database_knows_the_same_moves() -> None:
    assert ("proposed", "filed") in moves()
    assert ("proposed", "closed") not in moves()
