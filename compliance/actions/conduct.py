"""Conduct facts: recorded by an inspector, confirmed by a supervisor, withdrawn with a reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from compliance.models import Case, ConductFact, ConductKind
from compliance.procedure import possible_days
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from enterprises.models import Enterprise
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import medals, regimes


def record(
    enterprise: Enterprise,
    *,
    kind: ConductKind | str,
    happened_on: date,
    description: str,
    proof: str,
    by: User,
    now: datetime,
    case: Case | None = None,
) -> ConductFact:
    """Keeps a fact with the document that proves it; no grade counts it before it is confirmed."""
    if not Permission.CONDUCT_RECORD.is_held_by(by):
        raise NotPermitted(Permission.CONDUCT_RECORD.refusal(by))
    if not Enterprise.objects.visible_to(by).filter(pk=enterprise.pk).exists():
        raise NotPermitted(_("This enterprise is another's."))
    if happened_on > timezone.localdate(now):
        raise Refused(_("What has not happened yet is no fact."))
    window = possible_days.since_established(enterprise, timezone.localdate(now))
    if why := possible_days.outside(happened_on, window):
        raise Refused(why)
    if not description.strip() or not proof.strip():
        raise Refused(_("Say what happened, and by which document it is proven."))
    with transaction.atomic(), journal.told(user=by.pk):
        return ConductFact.objects.create(
            enterprise=enterprise,
            grid_group_id=enterprise.grid_group_id,
            district_code=enterprise.district_code,
            case=case,
            kind=kind,
            happened_on=happened_on,
            description=description.strip(),
            proof=proof.strip()[:255],
            recorded_at=now,
            recorded_by=by,
        )


def confirm(fact: ConductFact, *, by: User, now: datetime) -> ConductFact:
    """Recorded → confirmed, by another than who recorded it; medal and waiver end the same day."""
    _permit(fact, by)
    if fact.recorded_by_id == by.pk:
        raise NotPermitted(_("Confirmed by another person than who recorded it."))
    columns: dict[str, object] = {"confirmed_at": now, "confirmed_by": by}
    with transaction.atomic():
        confirmed = _end(fact, by=by, columns=columns, confirmed_at=None)
        with override("zh-hans"):
            reason = _("Confirmed: %(what)s") % {"what": confirmed.get_kind_display()}
        medals.forfeit([confirmed.enterprise_id], reason=reason, by=by, now=now)
        regimes.violation_confirmed(confirmed.enterprise_id, reason=reason, by=by, now=now)
    return confirmed


def withdraw(fact: ConductFact, *, reason: str, by: User, now: datetime) -> ConductFact:
    """Ends a fact that does not hold; cycles frozen before keep it, later ones do not count it."""
    _permit(fact, by)
    if not reason.strip():
        raise Refused(_("Say why the fact is withdrawn."))
    columns = {"withdrawn_at": now, "withdrawn_by": by, "withdrawn_reason": reason.strip()[:255]}
    return _end(fact, by=by, reason=reason, columns=columns)


def _end(
    fact: ConductFact, *, by: User, columns: dict[str, object], reason: str = "", **before: object
) -> ConductFact:
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        waiting = ConductFact.objects.filter(pk=fact.pk, withdrawn_at=None, **before)
        done = waiting.update(**columns)
        fact.refresh_from_db()
        if not done:
            raise StaleState(_("Somebody was first: this fact is decided already."))
    return fact


def _permit(fact: ConductFact, by: User) -> None:
    if not Permission.CONDUCT_CONFIRM.is_held_by(by):
        raise NotPermitted(Permission.CONDUCT_CONFIRM.refusal(by))
    if not ConductFact.objects.visible_to(by).filter(pk=fact.pk).exists():
        raise NotPermitted(_("This enterprise lies in another supervisor's district."))
