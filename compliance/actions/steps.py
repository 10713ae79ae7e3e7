"""The one door through which a case moves: page, API, task and shell call `take`."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import Case, Step
from compliance.procedure.possible_days import refuse_impossible
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from compliance.procedure.states import CaseState
from compliance.procedure.table import TABLE, steps_from
from compliance.procedure.transitions import Taking, Transition
from inspectorate.foundation.writing import moment
from inspectorate.organisation import journal
from inspectorate.organisation.models import User

from . import documents


def take(case: Case, verb: str, *, by: User, now: datetime, facts: dict[str, Any]) -> Step:
    """Takes the step `verb` with these facts, all of it or nothing, and returns its entry.

    `facts` is what the step's form gives. Raises a Refused with the reason: NotPermitted,
    NotFromHere, NotYet, or StaleState where somebody was first since `case` was read.
    """
    transition = TABLE[verb]
    taking = Taking(case=case, by=by, now=now, facts=dict(facts))
    refuse_unless_allowed(transition, case, by=by)
    before = CaseState(case.state)
    if before not in transition.sources:
        raise _not_from_here(case, transition)
    with transaction.atomic(), journal.told(user=by.pk, reason=_reason(facts), step=verb):
        _lock(case, before)
        if hindrance := transition.hindrance(case, by, taking.on):
            raise NotYet(hindrance)
        _check_facts(transition, taking)
        return _carry_out(transition, taking, before)


def refuse_unless_allowed(transition: Transition, case: Case, *, by: User) -> None:
    """Raises NotPermitted unless the role may take the step and the case is within sight."""
    if not transition.permission.is_held_by(by):
        raise NotPermitted(transition.permission.refusal(by))
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise NotPermitted(_("This case belongs to another team."))


def possible(case: Case, *, by: User, on: date) -> list[tuple[Transition, str]]:
    """The steps from here that the role may take, each with what hinders it today ('' nothing)."""
    return [
        (transition, transition.hindrance(case, by, on))
        for transition in steps_from(case.state)
        if transition.permission.is_held_by(by)
    ]


def why_not(case: Case, verb: str) -> str:
    """Why a step does not start from where the case is, as a sentence."""
    return str(_not_from_here(case, TABLE[verb]))


def _lock(case: Case, before: CaseState) -> None:
    """Holds the case's row to the end of the step. Raises StaleState if it has moved on."""
    held = Case.objects.select_for_update(of=("self",)).filter(pk=case.pk, state=before)
    if not held.values_list("pk", flat=True).first():
        raise _stale(case)


def _check_facts(transition: Transition, taking: Taking) -> None:
    missing = [
        str(field.label)
        for name, field in transition.form.base_fields.items()
        if field.required and taking.facts.get(name) in (None, "", [])
    ]
    if missing:
        raise Refused(_("Missing: %(fields)s.") % {"fields": ", ".join(missing)})
    for check in transition.checks:
        if why := check(taking):
            raise NotYet(why)
    refuse_impossible(transition.form, taking.facts, case=taking.case, now=taking.now)


def _carry_out(transition: Transition, taking: Taking, before: CaseState) -> Step:
    case = taking.case
    for prepare in transition.before:
        prepare(taking)
    moved = Case.objects.filter(pk=case.pk, state=before).update(
        state=transition.target, **taking.columns
    )
    if not moved:
        raise _stale(case)
    case.refresh_from_db()
    if transition.paper:
        taking.document = documents.issue(
            transition.paper,
            by=taking.by,
            now=taking.now,
            facts=_told(transition, taking),
            case=case,
        )
    step = record(
        case,
        transition.verb,
        by=taking.by,
        now=taking.now,
        facts=taking.facts,
        from_state=before,
        document=taking.document,
    )
    for effect in transition.effects:
        effect(taking)
    case.refresh_from_db()
    return step


def _told(transition: Transition, taking: Taking) -> dict[str, Any]:
    """The facts of the form, with those that are known already."""
    facts = dict(taking.facts)
    for tell in transition.tells:
        facts |= tell(taking)
    return facts


def record(
    case: Case,
    verb: str,
    *,
    by: User | None,
    now: datetime,
    facts: dict[str, Any],
    from_state: str | None = None,
    document: Any = None,
) -> Step:
    """Writes an entry of the story; without `from_state` the state stays as it is."""
    return Step.objects.create(
        case=case,
        verb=verb,
        from_state=case.state if from_state is None else from_state,
        to_state=case.state,
        taken_at=now,
        taken_by=by,
        reason=_reason(facts),
        facts=as_json(facts),
        document=document,
    )


def _reason(facts: dict[str, Any]) -> str:
    return str(facts.get("reason") or facts.get("opinion") or "")


def as_json(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as they are kept: days and money as text, rows by key and name."""
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, models.Model):
        return {"id": value.pk, "name": str(value)}
    if isinstance(value, models.QuerySet | list | tuple):
        return [_plain(each) for each in value]
    return value


def _not_from_here(case: Case, transition: Transition) -> Refused:
    """Somebody was first, or the step never started from here."""
    known, current = case.state, Case.objects.values_list("state", flat=True).get(pk=case.pk)
    if known != current and CaseState(current) not in transition.sources:
        return _stale(case)
    last = case.steps.exclude(from_state=F("to_state")).order_by("-id").first()
    if last and last.from_state in transition.sources:
        return _stale(case)
    return NotFromHere(
        _("“%(step)s” is not possible while the case is “%(state)s”.")
        % {"step": transition.label, "state": CaseState(known).label}
    )


def _stale(case: Case) -> StaleState:
    """Who was first, what they did, and when."""
    moved = case.steps.exclude(from_state=F("to_state")).order_by("-id")
    last = moved.select_related("taken_by").first()
    if last is None:
        return StaleState(_("The case has moved on. Nothing was changed."))
    done = TABLE[last.verb].done if last.verb in TABLE else last.verb
    return StaleState(
        _("%(person)s was first: %(done)s, %(at)s. Nothing was changed.")
        % {"person": last.taken_by, "done": done, "at": moment(last.taken_at)}
    )


def day_of(now: datetime) -> date:
    """The day of a moment, where the inspectorate is."""
    return timezone.localdate(now)
