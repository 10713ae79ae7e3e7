"""Visits and document reviews: planned, handed to inspectors, moved, recorded, cancelled.

Two rules hold for every door. A visit without a cause (routine, double-random) is never planned at
an enterprise whose medal waives it; a complaint or an alert is always followed. And on a visit as
many inspectors with valid certificates take part as the law asks (compliance/models/law.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models import (
    WITHOUT_CAUSE,
    Case,
    CaseOrigin,
    DocumentKind,
    FigureCode,
    Inspection,
    InspectionKind,
    InspectionPurpose,
    InspectionState,
    LegalFigure,
)
from compliance.procedure.counted import COUNTS, contradiction
from compliance.procedure.possible_days import visit_refused
from compliance.procedure.refusals import (
    NotFromHere,
    NotPermitted,
    NotYet,
    Refused,
    StaleState,
)
from compliance.procedure.states import OVER, CaseState
from compliance.procedure.teams import is_member, recused
from enterprises.models import Enterprise, Provider, Regime
from inspectorate.foundation.writing import day
from inspectorate.organisation import journal
from inspectorate.organisation.models import Absence, Inspector, InspectorKind, User
from inspectorate.organisation.permissions import Permission

from . import cases, documents, steps

ORIGINS = {
    InspectionPurpose.ROUTINE: CaseOrigin.ROUTINE_VISIT,
    InspectionPurpose.DOUBLE_RANDOM: CaseOrigin.DOUBLE_RANDOM,
}


def plan(
    *,
    by: User,
    now: datetime,
    purpose: InspectionPurpose | str,
    kind: InspectionKind | str,
    planned_on: date,
    inspectors: Iterable[Inspector],
    enterprise: Enterprise | None = None,
    provider: Provider | None = None,
    case: Case | None = None,
    planned_time: time | None = None,
    place: str = "",
) -> Inspection:
    """Plans a visit or review at an enterprise or provider, or at the subject of a case.

    Raises Refused where a medal waives the visit, NotYet where inspectors or certificates lack.
    """
    _permit(by, case)
    if case is not None:
        enterprise, provider = case.enterprise, case.provider
    subject = enterprise or provider
    if subject is None:
        raise Refused(_("A visit needs an enterprise or a provider."))
    if enterprise is not None:
        refuse_waived(enterprise, purpose=purpose, on=planned_on)
    _refuse_day(planned_on, case=case, now=now)
    team = list(inspectors)
    require_team(team, kind=kind, on=planned_on, case=case)
    with transaction.atomic(), journal.told(user=by.pk):
        made = Inspection.objects.create(
            case=case,
            enterprise=enterprise,
            provider=provider,
            grid_group_id=subject.grid_group_id,
            district_code=subject.district_code,
            purpose=purpose,
            kind=kind,
            planned_on=planned_on,
            planned_time=planned_time,
            place=place,
            planned_by=by,
        )
        made.inspectors.set(team)
    return made


def assign(
    inspection: Inspection, *, by: User, now: datetime, inspectors: Iterable[Inspector]
) -> Inspection:
    """Hands a planned visit to these inspectors, in place of whoever had it."""
    _permit(by, inspection.case)
    team = list(inspectors)
    require_team(team, kind=inspection.kind, on=inspection.planned_on, case=inspection.case)
    with transaction.atomic(), journal.told(user=by.pk):
        _locked(inspection)
        inspection.inspectors.set(team)
    return inspection


def move(
    inspection: Inspection,
    *,
    by: User,
    now: datetime,
    planned_on: date,
    planned_time: time | None = None,
) -> Inspection:
    """Moves a planned visit to another day; whoever has it must be able to go on that day."""
    _permit(by, inspection.case)
    _refuse_day(planned_on, case=inspection.case, now=now)
    team = list(inspection.inspectors.order_by("staff_no"))
    if team:
        require_team(team, kind=inspection.kind, on=planned_on, case=inspection.case)
    if inspection.enterprise is not None:
        refuse_waived(inspection.enterprise, purpose=inspection.purpose, on=planned_on)
    with transaction.atomic(), journal.told(user=by.pk):
        _locked(inspection)
        inspection.planned_on, inspection.planned_time = planned_on, planned_time
        inspection.save(update_fields=["planned_on", "planned_time"])
    return inspection


def record(
    inspection: Inspection,
    *,
    by: User,
    now: datetime,
    registered_count: int | None,
    met_count: int | None,
    uncovered_count: int | None,
    findings: str,
    minutes: int | None,
) -> Inspection:
    """Planned → done, with what was counted and found. The team is checked for the planned day.

    Raises Refused where the numbers contradict each other.
    """
    _permit(by, inspection.case)
    counts = registered_count, met_count, uncovered_count
    if not inspection.counts_workers and any(each is not None for each in counts):
        raise Refused(_("Workers are counted at an employer only."))
    if told := contradiction(registered_count, met_count, uncovered_count):
        raise Refused(told)
    if inspection.planned_on > timezone.localdate(now):
        raise NotYet(
            _("This visit is planned for %(day)s. Move it to the day it was made.")
            % {"day": day(inspection.planned_on)}
        )
    if inspection.case is not None:  # planned before it joined the case, or before the rule was
        _refuse_day(inspection.planned_on, case=inspection.case, now=now)
    if inspection.enterprise is not None:
        refuse_waived(inspection.enterprise, purpose=inspection.purpose, on=inspection.planned_on)
    team = list(inspection.inspectors.order_by("staff_no"))
    require_team(team, kind=inspection.kind, on=inspection.planned_on, case=inspection.case)
    counted = {
        "registered_count": registered_count,
        "met_count": met_count,
        "uncovered_count": uncovered_count,
        "findings": findings,
        "minutes": minutes,
    }
    with transaction.atomic():
        done = _end(inspection, InspectionState.DONE, by=by, done_at=now, done_by=by, **counted)
        if done.case is not None:
            _enter_in_the_story(done, done.case, by=by, now=now)
    return done


def _enter_in_the_story(inspection: Inspection, case: Case, *, by: User, now: datetime) -> None:
    """The record of the inspection as a paper of the case, and its line in the story."""
    counted = COUNTS if inspection.counts_workers else ()
    facts: dict[str, Any] = {name: getattr(inspection, name) for name in counted} | {
        "visited_on": inspection.planned_on,
        "place": inspection.place
        or (inspection.enterprise.address if inspection.enterprise else "–"),
        "findings": inspection.findings,
        "present": "、".join(each.name for each in inspection.inspectors.order_by("staff_no")),
    }
    paper = documents.issue(DocumentKind.INSPECTION_RECORD, by=by, now=now, facts=facts, case=case)
    told = {"result": inspection.findings, "minutes": inspection.minutes}
    steps.record(case, "visit", by=by, now=now, facts=told, document=paper)


def cancel(inspection: Inspection, *, by: User, now: datetime, reason: str) -> Inspection:
    """Planned → cancelled, with the reason."""
    _permit(by, inspection.case)
    if not reason.strip():
        raise Refused(_("A cancelled visit needs a reason."))
    return _end(inspection, InspectionState.CANCELLED, by=by, cancelled_reason=reason[:255])


def drop_planned(case: Case, *, keeping: Iterable[str], reason: str) -> int:
    """What a step of the case ends: its planned visits are cancelled but for purposes to keep."""
    planned = case.inspections.filter(state=InspectionState.PLANNED)
    return planned.exclude(purpose__in=keeping).update(
        state=InspectionState.CANCELLED, cancelled_reason=reason
    )


def propose_case(
    inspection: Inspection, *, by: User, now: datetime, violation_type: str, summary: str
) -> Case:
    """Proposes a case on what a visit without a cause has shown; the visit joins the case."""
    if inspection.state != InspectionState.DONE or inspection.purpose not in ORIGINS:
        raise Refused(_("A case comes from a visit without a cause, once it is recorded."))
    with transaction.atomic(), journal.told(user=by.pk):
        case = cases.propose(
            by=by,
            now=now,
            origin=ORIGINS[InspectionPurpose(inspection.purpose)],
            violation_type=violation_type,
            summary=summary,
            enterprise=inspection.enterprise,
            provider=inspection.provider,
        )
        joined = Inspection.objects.filter(pk=inspection.pk, case=None).update(case=case)
        inspection.refresh_from_db()
        if not joined:
            raise StaleState(
                _("Case %(case)s has been proposed on this visit already.")
                % {"case": inspection.case}
            )
    return case


def waiver(enterprise: Enterprise, *, purpose: InspectionPurpose | str, on: date) -> str:
    """Why no such visit may be made at the enterprise on a day; '' if it may."""
    if purpose not in WITHOUT_CAUSE or enterprise.regime != Regime.WAIVED:
        return ""
    if enterprise.regime_until and enterprise.regime_until < on:
        return ""
    words = {"name": enterprise.name, "reason": enterprise.regime_reason or _("compliance medal")}
    if enterprise.regime_until is None:
        return _("%(name)s is waived from visits without a cause: %(reason)s.") % words
    return _("%(name)s is waived from visits without a cause until %(day)s: %(reason)s.") % {
        **words,
        "day": day(enterprise.regime_until),
    }


def _refuse_day(planned_on: date, *, case: Case | None, now: datetime) -> None:
    """Raises NotYet if no visit can be on that day (compliance/procedure/possible_days.py)."""
    if why := visit_refused(planned_on, case=case, on=timezone.localdate(now)):
        raise NotYet(why)


def refuse_waived(enterprise: Enterprise, *, purpose: InspectionPurpose | str, on: date) -> None:
    """Raises Refused, with regime, day and reason, if a medal waives such a visit on that day."""
    if refusal := waiver(enterprise, purpose=purpose, on=on):
        raise Refused(refusal)


def require_team(
    team: Sequence[Inspector], *, kind: InspectionKind | str, on: date, case: Case | None = None
) -> None:
    """Raises NotYet, saying who lacks what, unless enough of the team may inspect on that day.

    A visit takes as many certified inspectors as the law asks, a review of documents one.
    """
    away = set(Absence.objects.in_force(on=on).values_list("inspector_id", flat=True))
    if withdrawn := recused(case) & {each.pk for each in team}:
        names = "、".join(each.name for each in team if each.pk in withdrawn)
        told = _("%(names)s has withdrawn from this case. Choose somebody else.")
        raise NotYet(told % {"names": names})
    lacking = [words for each in team if (words := _lack(each, on, away))]
    needed = inspectors_needed(on=on) if kind == InspectionKind.VISIT else 1
    if len(team) - len(lacking) >= needed:
        return
    told = ngettext(
        "It takes %(needed)s inspector with a valid certificate on %(day)s.",
        "It takes %(needed)s inspectors with valid certificates on %(day)s.",
        needed,
    ) % {"needed": needed, "day": day(on)}
    raise NotYet(" ".join([told, *lacking]))


def inspectors_needed(*, on: date) -> int:
    """How many certified inspectors a visit takes by the law in force on a day."""
    return int(LegalFigure.objects.value_of(FigureCode.VISIT_INSPECTORS, on=on))


def _lack(each: Inspector, on: date, away: set[int]) -> str:
    words = {"name": each.name}
    if each.pk in away:
        return _("%(name)s is away that day.") % words
    if each.kind == InspectorKind.ASSISTANT:
        return _("%(name)s is an assistant.") % words
    if not each.certificate_no or each.certificate_until is None:
        return _("%(name)s has no certificate.") % words
    if each.certificate_until < on:
        until = day(each.certificate_until)
        return _("The certificate of %(name)s ends on %(day)s.") % {**words, "day": until}
    return ""


def _permit(by: User, case: Case | None = None) -> None:
    """Visits of a case are its team's, while it is filed and not over."""
    if not Permission.VISIT_PLAN.is_held_by(by):
        raise NotPermitted(Permission.VISIT_PLAN.refusal(by))
    if case is None:
        return
    if case.state == CaseState.PROPOSED or case.state in OVER:
        raise NotFromHere(
            _("No visit of the case while it is “%(state)s”.") % {"state": case.get_state_display()}
        )
    if not is_member(case, by):
        raise NotPermitted(_("Visits of a case are planned and recorded by its inspectors."))


def _locked(inspection: Inspection) -> None:
    """Locks the row; raises StaleState unless the visit is still planned."""
    states = Inspection.objects.select_for_update(of=("self",)).filter(pk=inspection.pk)
    state = states.values_list("state", flat=True).first()
    if state != InspectionState.PLANNED:
        inspection.refresh_from_db()
        raise StaleState(
            _("This visit is “%(state)s” already.") % {"state": inspection.get_state_display()}
        )


def _end(
    inspection: Inspection, state: InspectionState, *, by: User, **columns: object
) -> Inspection:
    with transaction.atomic(), journal.told(user=by.pk):
        _locked(inspection)
        for name, value in {"state": state, **columns}.items():
            setattr(inspection, name, value)
        inspection.save(update_fields=["state", *columns])
    return inspection
