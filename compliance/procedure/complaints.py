"""What the end of a case means for the complaints it came from."""

from compliance.actions import complaint_answers

from .transitions import Taking


def answer_the_complaints(taking: Taking) -> None:
    """An effect: whoever complained waits for an answer now."""
    complaint_answers.ask_for_answers(taking.case, by=taking.by, now=taking.now)
