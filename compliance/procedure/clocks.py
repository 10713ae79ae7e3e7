"""What steps do to the time limits: start, meet, pause, resume, drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.actions import deadlines

from .transitions import Effect, Taking

if TYPE_CHECKING:
    from compliance.models import Case, Deadline


def starts(code: str) -> Effect:
    """An effect: the limit starts on the day of the step."""

    def effect(taking: Taking) -> None:
        deadlines.start(taking.case, code, on=taking.on)

    return effect


def starts_with_service(code: str) -> Effect:
    """An effect: the limit starts on the day the paper was served."""

    def effect(taking: Taking) -> None:
        deadlines.start(taking.case, code, on=taking.facts["served_on"])

    return effect


def meets(*codes: str) -> Effect:
    """An effect: these limits are met on the day of the step, as far as they run."""

    def effect(taking: Taking) -> None:
        for code in codes:
            if running(taking.case, code):
                deadlines.meet(taking.case, code, on=taking.on)

    return effect


def pauses(code: str) -> Effect:
    """An effect: the limit stands still from the day of the step on."""

    def effect(taking: Taking) -> None:
        if running(taking.case, code):
            deadlines.pause(taking.case, code, on=taking.on)

    return effect


def resumes(code: str) -> Effect:
    """An effect: the limit counts again from the day of the step on."""

    def effect(taking: Taking) -> None:
        if running(taking.case, code):
            deadlines.resume(taking.case, code, on=taking.on)

    return effect


def drops_all(taking: Taking) -> None:
    """An effect: nothing is due in this case any more."""
    for code in taking.case.deadlines.running().values_list("limit", flat=True):
        deadlines.drop(taking.case, code, on=taking.on)


def running(case: Case, code: str) -> Deadline | None:
    """The running deadline of that limit, if there is one."""
    return case.deadlines.running().filter(limit=code).first()


def latest(case: Case, code: str) -> Deadline | None:
    """The latest deadline of that limit, running or not."""
    return case.deadlines.filter(limit=code).order_by("-id").first()
