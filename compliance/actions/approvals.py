"""What one person asks and another grants: extensions, more time for an order, recusals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from compliance.models import (
    Approval,
    ApprovalKind,
    ApprovalState,
    Case,
    DocumentKind,
    Member,
)
from compliance.procedure.clocks import running
from compliance.procedure.legal_figures import limit_days
from compliance.procedure.news import supervisors_of, team_of, tell
from compliance.procedure.refusals import NotPermitted, NotYet, Refused, StaleState
from compliance.procedure.states import OVER, UNDER_INVESTIGATION, CaseState
from compliance.procedure.teams import certified, is_member
from compliance.procedure.transitions import Taking
from inspectorate.foundation.writing import day, moment
from inspectorate.organisation import journal
from inspectorate.organisation.models import Inspector, User
from inspectorate.organisation.permissions import Permission

from . import deadlines, documents, steps

PAPERS = {
    ApprovalKind.EXTENSION: DocumentKind.EXTENSION,
    ApprovalKind.ORDER_EXTENSION: DocumentKind.EXTENSION,
    ApprovalKind.RECUSAL: DocumentKind.RECUSAL,
}


def ask(
    case: Case,
    kind: ApprovalKind | str,
    *,
    by: User,
    now: datetime,
    reason: str,
    facts: dict[str, Any] | None = None,
) -> Approval:
    """Asks for an approval. For the case's team; raises Refused if it is asked already."""
    if not Permission.CASE_INVESTIGATE.is_held_by(by) or not is_member(case, by):
        raise NotPermitted(_("Only the inspectors of the case ask for this."))
    kind = ApprovalKind(kind)
    facts = dict(facts or {})
    if kind == ApprovalKind.RECUSAL:  # by name too, for whoever reads the story
        facts["leaving"] = Member.objects.get(pk=facts["member"]).inspector.name
    if why := hindrance(case, kind, on=steps.day_of(now)):
        raise NotYet(why)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step=f"ask_{kind}"):
        try:
            with transaction.atomic():
                approval = Approval.objects.create(
                    case=case,
                    kind=kind,
                    reason=reason,
                    facts=steps.as_json(facts),
                    asked_at=now,
                    asked_by=by,
                )
        except IntegrityError:
            raise Refused(_("This has been asked already and waits for an answer.")) from None
        steps.record(case, f"ask_{kind}", by=by, now=now, facts={"reason": reason, **facts})
        taking = Taking(case=case, by=by, now=now, facts={})
        tell("approval_asked", supervisors_of(case), taking, what=kind.label)
    return approval


def hindrance(case: Case, kind: ApprovalKind, *, on: date) -> str:
    """Why an approval of this kind makes no sense in the case on a day; '' if it does.

    What has ended is not extended: an extension is asked for and granted while the time runs.
    """
    if case.state in OVER:
        return _("The case is over.")
    limit = None
    if kind == ApprovalKind.EXTENSION:
        limit = running(case, "investigation")
        if case.state not in UNDER_INVESTIGATION or limit is None:
            return _("The investigation does not run.")
        if limit.extended_days:
            return _("The investigation was extended once already; the law allows no more.")
    if kind == ApprovalKind.ORDER_EXTENSION:
        limit = running(case, "order")
        if case.state != CaseState.ORDER_SERVED or limit is None:
            return _("No order runs.")
    if limit is None or limit.due_on is None or limit.due_on >= on:
        return ""
    return _("The time was over on %(day)s: only what still runs is extended.") % {
        "day": day(limit.due_on)
    }


def grant(approval: Approval, *, by: User, now: datetime, answer: str = "") -> Approval:
    """Grants it, and does what was asked for. Raises StaleState if it was answered already."""
    _refuse_unless_deciding(approval, by)
    if why := hindrance(approval.case, ApprovalKind(approval.kind), on=steps.day_of(now)):
        raise NotYet(why)
    with transaction.atomic(), journal.told(user=by.pk, reason=answer, step="grant"):
        _answer(approval, ApprovalState.GRANTED, by=by, now=now, answer=answer)
        DOES[ApprovalKind(approval.kind)](approval, now)
        paper = documents.issue(
            PAPERS[ApprovalKind(approval.kind)],
            by=by,
            now=now,
            facts=_paper_facts(approval, answer),
            case=approval.case,
        )
        facts = {**approval.facts, "reason": answer}
        steps.record(
            approval.case, f"grant_{approval.kind}", by=by, now=now, facts=facts, document=paper
        )
        _tell(approval, "approval_given", by=by, now=now)
    return approval


def refuse(approval: Approval, *, by: User, now: datetime, answer: str) -> Approval:
    """Refuses it with the reason. Raises StaleState if it was answered already."""
    _refuse_unless_deciding(approval, by)
    if not answer:
        raise Refused(_("A refusal needs a reason."))
    with transaction.atomic(), journal.told(user=by.pk, reason=answer, step="refuse"):
        _answer(approval, ApprovalState.REFUSED, by=by, now=now, answer=answer)
        facts = {"reason": answer}
        steps.record(approval.case, f"refuse_{approval.kind}", by=by, now=now, facts=facts)
        _tell(approval, "approval_refused", by=by, now=now)
    return approval


def _refuse_unless_deciding(approval: Approval, by: User) -> None:
    if not Permission.CASE_EXTEND.is_held_by(by):
        raise NotPermitted(Permission.CASE_EXTEND.refusal(by))
    if not Case.objects.visible_to(by).filter(pk=approval.case_id).exists():
        raise NotPermitted(_("This case belongs to another team."))
    if approval.asked_by_id == by.pk or is_member(approval.case, by):
        raise NotPermitted(_("Whoever asks or investigates does not grant."))


def _answer(
    approval: Approval, state: ApprovalState, *, by: User, now: datetime, answer: str
) -> None:
    waiting = Approval.objects.waiting().filter(pk=approval.pk)
    if not waiting.update(state=state, decided_at=now, decided_by=by, answer=answer):
        approval.refresh_from_db()
        raise StaleState(
            _("%(person)s answered already: %(state)s, %(at)s.")
            % {
                "person": approval.decided_by,
                "state": approval.get_state_display(),
                "at": moment(approval.decided_at or now),
            }
        )
    approval.refresh_from_db()


def _tell(approval: Approval, kind: str, *, by: User, now: datetime) -> None:
    taking = Taking(case=approval.case, by=by, now=now, facts={})
    tell(kind, team_of(approval.case), taking, what=ApprovalKind(approval.kind).label)


def _paper_facts(approval: Approval, answer: str) -> dict[str, Any]:
    """What the paper of an approval that was granted is filled from."""
    facts: dict[str, Any] = {
        "reason": approval.reason,
        "answer": ApprovalState.GRANTED,
        "opinion": answer,
        "asked_on": steps.day_of(approval.asked_at).isoformat(),
        "asked_by_name": str(approval.asked_by),
    }
    if approval.kind == ApprovalKind.RECUSAL:
        leaving = Member.objects.select_related("inspector").get(pk=approval.facts["member"])
        substitute = approval.facts["substitute"]["name"]
        return facts | {"who": leaving.inspector.name, "substitute_name": substitute}
    limit = "order" if approval.kind == ApprovalKind.ORDER_EXTENSION else "investigation"
    days = approval.facts.get("days") or limit_days("investigation_extension")
    extended = running(approval.case, limit)
    until = extended.due_on.isoformat() if extended and extended.due_on else ""
    return facts | {"limit": limit, "days": int(days), "until_on": until}


def _extend_investigation(approval: Approval, now: datetime) -> None:
    days = limit_days("investigation_extension")
    deadlines.extend(approval.case, "investigation", days=days)


def _extend_order(approval: Approval, now: datetime) -> None:
    deadlines.extend(approval.case, "order", days=int(approval.facts["days"]))


def _recuse(approval: Approval, now: datetime) -> None:
    """Puts the named substitute into the place of whoever withdraws."""
    leaving = Member.objects.get(pk=approval.facts["member"])
    substitute = Inspector.objects.get(pk=approval.facts["substitute"]["id"])
    today = steps.day_of(now)
    if not certified(on=today).filter(pk=substitute.pk).exists():
        raise NotYet(_("%(name)s has no valid certificate today.") % {"name": substitute.name})
    leaving.left_on, leaving.left_reason = today, approval.reason[:255]
    leaving.save(update_fields=["left_on", "left_reason"])
    Member.objects.create(
        case=approval.case, inspector=substitute, part=leaving.part, joined_on=today
    )
    for visit in approval.case.inspections.planned().filter(inspectors=leaving.inspector):
        visit.inspectors.remove(leaving.inspector)
        visit.inspectors.add(substitute)


DOES: dict[ApprovalKind, Callable[[Approval, datetime], None]] = {
    ApprovalKind.EXTENSION: _extend_investigation,
    ApprovalKind.ORDER_EXTENSION: _extend_order,
    ApprovalKind.RECUSAL: _recuse,
}
