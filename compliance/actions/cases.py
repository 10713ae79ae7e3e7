"""Proposing a case. From there on it moves by steps alone (actions/steps.py)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from alerts.actions.alerts import propose_filing_many
from alerts.models import Alert, AlertState
from alerts.presenting.headlines import headline
from compliance.models import Case, CaseAlert, CaseOrigin
from compliance.procedure.news import supervisors_of, tell
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from compliance.procedure.transitions import Taking
from enterprises.models import Enterprise, Provider, Worker
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import steps

PROPOSABLE = (AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.LETTER_SENT)


def propose(
    *,
    by: User | None,
    now: datetime,
    origin: CaseOrigin | str,
    violation_type: str,
    summary: str,
    enterprise: Enterprise | None = None,
    provider: Provider | None = None,
    worker: Worker | None = None,
    alerts: Sequence[Alert] = (),
    complaints: Iterable[Any] = (),
) -> Case:
    """A case in the state proposed, with its alerts and complaints linked; the head decides.

    Exactly one of enterprise, provider and worker is the subject; all alerts must be about it.
    `by` may be the system's account for what a machine proposes. Raises StaleState if an alert is
    in another case already.
    """
    if by is not None and not (Permission.CASE_PROPOSE.is_held_by(by) or _may_refer(by)):
        raise NotPermitted(Permission.CASE_PROPOSE.refusal(by))
    subject = enterprise or provider or worker
    if subject is None:
        raise Refused(_("A case needs an enterprise, a provider or a person."))
    _refuse_foreign(alerts, subject.pk)
    proposer = by or system_account()
    with transaction.atomic(), journal.told(user=proposer.pk, step="propose"):
        case = Case.objects.create(
            enterprise=enterprise,
            provider=provider,
            worker=worker,
            subject_id=subject.pk,
            grid_group_id=_owner(subject, alerts)[0],
            district_code=_owner(subject, alerts)[1],
            origin=origin,
            violation_type=violation_type,
            summary=summary,
            headline=headline_of(alerts),
            workers_count=max((alert.workers_count for alert in alerts), default=0),
            at_stake_yuan=sum(alert.at_stake_yuan for alert in alerts),
            proposed_at=now,
            proposed_by=proposer,
        )
        _link(case, alerts)
        propose_filing_many(alerts, by=by)
        for complaint in complaints:
            complaint.link_to(case)
        steps.record(
            case, "propose", by=proposer, now=now, facts={"reason": summary}, from_state=""
        )
        taking = Taking(case=case, by=proposer, now=now, facts={})
        tell("approval_asked", supervisors_of(case), taking)
    return case


def system_account() -> User:
    """The account in whose name the machine proposes: nobody can log in with it."""
    account, made = User.objects.get_or_create(
        username="system", defaults={"display_name": "系统", "is_active": False}
    )
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account


def _may_refer(by: User) -> bool:
    """Supervisors run campaigns and draws, whose results are proposals too."""
    return Permission.CAMPAIGN_RUN.is_held_by(by)


def _refuse_foreign(alerts: Sequence[Alert], subject_id: int) -> None:
    for alert in alerts:
        if alert.subject_id != subject_id:
            raise Refused(_("Alert %(number)s is about somebody else.") % {"number": alert.number})
        if alert.state not in PROPOSABLE:
            raise StaleState(
                _("Alert %(number)s is “%(state)s” already.")
                % {"number": alert.number, "state": alert.get_state_display()}
            )


def _owner(subject: Any, alerts: Sequence[Alert]) -> tuple[int | None, str]:
    """Group and district of the subject; a person's are those of the alert."""
    owner = alerts[0] if alerts and isinstance(subject, Worker) else subject
    return getattr(owner, "grid_group_id", None), getattr(owner, "district_code", "")


def _link(case: Case, alerts: Sequence[Alert]) -> None:
    for alert in alerts:
        try:
            with transaction.atomic():
                CaseAlert.objects.create(case=case, alert=alert)
        except IntegrityError:
            raise StaleState(
                _("Alert %(number)s is in another case already.") % {"number": alert.number}
            ) from None


def headline_of(alerts: Sequence[Alert]) -> dict[str, str]:
    """The sentence of the first alert, in both languages; {} without alerts."""
    if not alerts:
        return {}
    written = {}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            written[language] = str(headline(alerts[0]))
    return written
