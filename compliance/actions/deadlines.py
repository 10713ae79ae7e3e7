"""Deadlines of a case: start, meet, drop, pause, resume, extend. Callers hold the transaction.

Each keeps `Case.next_due_on`, `next_limit` and `next_provisional`, by which lists are sorted, in
line with the earliest running deadline that somebody has to keep; time that runs for the
enterprise's right (LimitActor) is none.
"""

from __future__ import annotations

from datetime import date

from compliance.models import Case, Deadline
from inspectorate.foundation.statements import execute
from inspectorate.organisation.deadlines import compute, compute_again, span_of
from inspectorate.organisation.models import Limit


class UnknownLimit(LookupError):
    """No limit has this code."""


class NotRunning(LookupError):
    """No deadline of this limit runs in the case."""


class AlreadyRunning(ValueError):
    """The limit runs in the case already."""


class PauseConflict(ValueError):
    """Paused already, not paused, or resumed before it was paused."""


def start(case: Case, code: str, *, on: date, days: int | None = None) -> Deadline:
    """Starts the limit in the case on a day; `days` where the limit is set case by case."""
    limit = _limit(code)
    if case.deadlines.running().filter(limit=code).exists():
        raise AlreadyRunning(f"{code} runs in case {case} already")
    span = span_of(limit, days=days)
    computed = compute(limit, on, days=days)
    deadline = Deadline.objects.create(
        case=case,
        grid_group_id=case.grid_group_id,
        district_code=case.district_code,
        limit=code,
        started_on=on,
        days=span.length,
        unit=span.unit,
        day_type=span.day_type,
        due_on=computed.due_on,
        provisional=computed.provisional,
        trace=computed.trace,
    )
    bring_in_line(case)
    return deadline


def meet(case: Case, code: str, *, on: date) -> Deadline:
    """What the limit asked for was done on a day."""
    return _end(case, code, met_on=on)


def drop(case: Case, code: str, *, on: date) -> Deadline:
    """The limit lost its object on a day, such as when the case took another way."""
    return _end(case, code, dropped_on=on)


def pause(case: Case, code: str, *, on: date) -> Deadline:
    """From a day on the limit's days are not counted, until it is resumed."""
    deadline = _running(case, code)
    if is_paused(deadline):
        raise PauseConflict(f"{code} of case {case} is paused already")
    deadline.pauses = [*deadline.pauses, [on.isoformat(), None]]
    return _recompute(case, deadline)


def resume(case: Case, code: str, *, on: date) -> Deadline:
    """The limit's days are counted again, from this day on."""
    deadline = _running(case, code)
    if not is_paused(deadline):
        raise PauseConflict(f"{code} of case {case} is not paused")
    first = deadline.pauses[-1][0]
    if on < date.fromisoformat(first):
        raise PauseConflict(f"{code} was paused on {first}, so it cannot be resumed on {on}")
    deadline.pauses = [*deadline.pauses[:-1], [first, on.isoformat()]]
    return _recompute(case, deadline)


def extend(case: Case, code: str, *, days: int) -> Deadline:
    """Adds days of the limit's own type, to earlier extensions too."""
    if days < 1:
        raise ValueError(f"an extension is at least one day, not {days}")
    deadline = _running(case, code)
    deadline.extended_days += days
    return _recompute(case, deadline)


def is_paused(deadline: Deadline) -> bool:
    """Whether the deadline's last pause lasts."""
    return bool(deadline.pauses) and deadline.pauses[-1][1] is None


def bring_in_line(case: Case) -> None:
    """Repeats the earliest running deadline on the case."""
    execute("compliance", "align_next_due", cases=[case.pk])
    case.refresh_from_db(fields=["next_due_on", "next_limit", "next_provisional"])


def _limit(code: str) -> Limit:
    try:
        return Limit.objects.get(code=code)
    except Limit.DoesNotExist:
        raise UnknownLimit(f"there is no limit {code}") from None


def _running(case: Case, code: str) -> Deadline:
    found = case.deadlines.running().select_for_update(of=("self",)).filter(limit=code).first()
    if found is None:
        _limit(code)
        raise NotRunning(f"{code} does not run in case {case}")
    return found


def _end(case: Case, code: str, **ended: date) -> Deadline:
    deadline = _running(case, code)
    for name, day in ended.items():
        setattr(deadline, name, day)
    deadline.save(update_fields=list(ended))
    bring_in_line(case)
    return deadline


def _recompute(case: Case, deadline: Deadline) -> Deadline:
    """Dates it by its own length, day type, extensions and pauses."""
    told = {"extended": deadline.extended_days, "pauses": deadline.pauses}
    computed = compute_again({**deadline.trace, **told})
    deadline.due_on = computed.due_on
    deadline.provisional = computed.provisional
    deadline.trace = computed.trace
    deadline.save(update_fields=["pauses", "extended_days", "due_on", "provisional", "trace"])
    bring_in_line(case)
    return deadline
