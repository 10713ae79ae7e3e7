"""The whole procedure: every step by its verb."""

from __future__ import annotations

from . import closure, decision, filing, investigation, penalty, rectification
from .states import CaseState
from .transitions import Transition

PHASES = (filing, investigation, rectification, penalty, decision, closure)
TABLE: dict[str, Transition] = {step.verb: step for phase in PHASES for step in phase.STEPS}


def steps_from(state: str) -> list[Transition]:
    """The steps that start from a state, in the order of the procedure."""
    return [step for step in TABLE.values() if CaseState(state) in step.sources]
