"""What people do with an exposure: review, payments, reversals, objections, withdrawal.

Publishing stands in exposure_lists.py, what the system does by itself in exposure_runs.py.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.exposure.clearing import refuse_persons
from compliance.exposure.states import ExposureState
from compliance.exposure.sums import refuse_unknown_sums
from compliance.models import (
    Exposure,
    ExposureObjection,
    ExposureOutcome,
    PublicEntry,
    RegimeGround,
)
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from inspectorate.foundation.writing import day, moment
from inspectorate.organisation import journal
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission

from . import enterprise_news, publications, regimes
from . import exposure_payments as payments
from . import exposure_reversals as reversals
from . import exposure_story as story

OBJECTION = "exposure_objection"
NEITHER = {"reviewed_at": None, "reviewed_by": None}


def accept(
    exposure: Exposure,
    *,
    by: User,
    now: datetime,
    facts: str,
    decision: str,
    legal_basis: str,
    wages_yuan: Decimal,
    contributions_yuan: Decimal,
    sums_reason: str = "",
) -> Exposure:
    """Accepts a proposal as it is to be printed. Raises NamesSomebody if a worker is named, Refused
    for a sum above what the decision knows without `sums_reason`, which is kept.
    """
    story.refuse_unless(exposure, Permission.EXPOSURE_REVIEW, by=by)
    if not (facts.strip() and decision.strip() and legal_basis.strip()):
        raise Refused(_("Facts, decision and legal basis are printed; none may be empty."))
    if wages_yuan < 0 or contributions_yuan < 0:
        raise Refused(_("A sum owed is not below zero."))
    refuse_unknown_sums(
        exposure,
        reason=sums_reason,
        wages_yuan=wages_yuan,
        contributions_yuan=contributions_yuan,
    )
    refuse_persons(exposure, (facts, decision, legal_basis))
    with transaction.atomic(), journal.told(user=by.pk, step="accept", reason=sums_reason):
        story.move(
            exposure,
            "accept",
            by=by,
            now=now,
            text=sums_reason.strip(),
            reviewed_at=now,
            reviewed_by=by,
            facts=facts.strip(),
            decision=decision.strip(),
            legal_basis=legal_basis.strip(),
            wages_yuan=wages_yuan,
            contributions_yuan=contributions_yuan,
        )
    return exposure


def leave_out(exposure: Exposure, *, by: User, now: datetime, reason: str) -> Exposure:
    """Leaves a proposal out of its list, with the reason on record."""
    story.refuse_unless(exposure, Permission.EXPOSURE_REVIEW, by=by)
    if not reason.strip():
        raise Refused(_("Say why it is left out."))
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step="leave_out"):
        told = {"reviewed_at": now, "reviewed_by": by, "left_out_reason": reason.strip()}
        story.move(exposure, "leave_out", by=by, now=now, text=reason.strip(), **told)
    return exposure


def take_up(exposure: Exposure, *, by: User, now: datetime, reason: str) -> Exposure:
    """Opens the review again; the entry is a proposal as before."""
    story.refuse_unless(exposure, Permission.EXPOSURE_REVIEW, by=by)
    if not reason.strip():
        raise Refused(_("Say why it is taken up again."))
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step="take_up"):
        told = {**NEITHER, "left_out_reason": ""}
        story.move(exposure, "take_up", by=by, now=now, text=reason.strip(), **told)
    return exposure


def record_payment(
    exposure: Exposure,
    *,
    by: User,
    now: datetime,
    paid_on: date,
    wages: bool,
    contributions: bool,
    document: str,
) -> Exposure:
    """Records what was paid, on which day, by which document; shown to the public at once."""
    story.refuse_unless(exposure, Permission.EXPOSURE_PAY, by=by)
    if not document.strip():
        raise Refused(_("Name the document that shows the payment."))
    if not exposure.decided_on <= paid_on <= timezone.localdate(now):
        raise Refused(
            _("The day of payment lies between %(day)s and today.")
            % {"day": day(exposure.decided_on)}
        )
    with transaction.atomic(), journal.told(user=by.pk, reason=document, step="pay"):
        held = story.hold(exposure)
        if why := _not_owed(held, wages=wages, contributions=contributions):
            raise NotFromHere(why)
        payments.mark(
            held,
            by=by,
            now=now,
            document=document.strip(),
            wages_paid_on=paid_on if wages else None,
            contributions_paid_on=paid_on if contributions else None,
        )
    exposure.refresh_from_db()
    return exposure


def _not_owed(exposure: Exposure, *, wages: bool, contributions: bool) -> str:
    """Why a payment cannot be recorded; '' if it can."""
    if exposure.state in (ExposureState.LAPSED, ExposureState.WITHDRAWN):
        return _("The entry is “%(state)s”.") % {"state": exposure.get_state_display()}
    if not (wages or contributions):
        return _("Say whether wages or contributions were paid.")
    if wages and (not exposure.wages_yuan or exposure.wages_paid_on):
        return _("No wages are owed, or they are marked paid already.")
    if contributions and (not exposure.contributions_yuan or exposure.contributions_paid_on):
        return _("No contributions are owed, or they are marked paid already.")
    return ""


def reverse(
    exposure: Exposure,
    *,
    by: User,
    now: datetime,
    document: str,
    reason: str,
    reversed_on: date | None = None,
) -> Exposure:
    """Notes that the decision of a published entry was reversed; the limit to withdraw starts on
    that day.
    """
    story.refuse_unless(exposure, Permission.EXPOSURE_REVIEW, by=by)
    if not (document.strip() and reason.strip()):
        raise Refused(_("Name the decision that reversed it, and what it says."))
    if reversed_on and not exposure.decided_on <= reversed_on <= timezone.localdate(now):
        raise Refused(_("The day of the reversal lies between the decision and today."))
    words = f"{document.strip()}: {reason.strip()}"
    with transaction.atomic(), journal.told(user=by.pk, reason=words, step="reverse"):
        held = story.hold(exposure)
        if held.state != ExposureState.PUBLISHED or held.reversed_on:
            raise NotFromHere(_("Only a published entry is reversed, and once."))
        reversals.note(held, by=by, now=now, words=words, reversed_on=reversed_on)
    exposure.refresh_from_db()
    return exposure


def withdraw(exposure: Exposure, *, by: User, now: datetime, explanation: str) -> Exposure:
    """Withdraws a published entry; the explanation is shown in its place.

    Raises NotYet while an objection waits: deciding that is another person's.
    """
    story.refuse_unless(exposure, Permission.EXPOSURE_PUBLISH, by=by)
    _refuse_explanation(exposure, explanation)
    with transaction.atomic(), journal.told(user=by.pk, reason=explanation, step="withdraw"):
        if why := why_not_withdraw(story.hold(exposure)):
            raise NotYet(why)
        _take_down(exposure, by=by, now=now, explanation=explanation.strip())
    return exposure


def why_not_withdraw(exposure: Exposure) -> str:
    """Why the entry cannot be withdrawn outright; '' if it can."""
    if all(each.decided_at for each in exposure.exposureobjections.all()):
        return ""
    return _("An objection to this entry waits; whoever decides it withdraws the entry or not.")


def _refuse_explanation(exposure: Exposure, explanation: str) -> None:
    if not explanation.strip():
        raise Refused(_("An entry is withdrawn with an explanation, which is public."))
    refuse_persons(exposure, (explanation,))


def _take_down(exposure: Exposure, *, by: User, now: datetime, explanation: str) -> None:
    """The entry leaves the list, the regime it brought ends with it."""
    ended = {"ended_at": now, "ended_by": by, "explanation": explanation}
    story.move(exposure, "withdraw", by=by, now=now, text=explanation, **ended)
    entry = PublicEntry.objects.get(pk=exposure.entry_id or 0)
    publications.withdraw(entry, explanation=explanation, by=by, now=now)
    enterprise_news.tell_entries(enterprise_news.WITHDRAWN, [exposure], now=now)
    others = Exposure.objects.filter(
        enterprise=exposure.enterprise_id, state=ExposureState.PUBLISHED
    )
    if not others.exists():
        regimes.lift(
            [exposure.enterprise_id],
            ground=RegimeGround.EXPOSURE,
            reason=explanation,
            by=by,
            now=now,
        )


def object(  # noqa: A001 - the word of the procedure
    exposure: Exposure,
    *,
    by: User,
    now: datetime,
    text: str,
    document: str = "",
    filed_on: date | None = None,
) -> ExposureObjection:
    """The enterprise objects to its published entry, itself or through somebody who records it.

    Raises StaleState while an objection waits already.
    """
    own = getattr(by, "enterprise_id", None) == exposure.enterprise_id
    if not own:
        story.refuse_unless_received(exposure, Permission.EXPOSURE_OBJECT, by=by)
    if not text.strip():
        raise Refused(_("Say what the objection is."))
    today = timezone.localdate(now)
    filed_on = filed_on or today
    if filed_on > today:
        raise Refused(_("The day it was filed cannot lie ahead."))
    with transaction.atomic(), journal.told(user=by.pk, step="object"):
        held = story.hold(exposure)
        if held.state != ExposureState.PUBLISHED:
            raise NotFromHere(_("Only a published entry is objected to."))
        if held.exposureobjections.filter(decided_at=None).exists():
            raise StaleState(_("An objection to this entry waits already."))
        computed = compute(Limit.objects.get(code=OBJECTION), filed_on)
        objection = ExposureObjection.objects.create(
            exposure=held,
            enterprise_id=held.enterprise_id,
            grid_group_id=held.grid_group_id,
            district_code=held.district_code,
            text=text.strip(),
            document=document.strip(),
            filed_on=filed_on,
            recorded_by=None if own else by,
            due_on=cast(date, computed.due_on),
            provisional=computed.provisional,
            trace=computed.trace,
        )
        story.record(held, "object", by=by, now=now, text=text.strip())
    return objection


def decide_objection(
    objection: ExposureObjection, *, by: User, now: datetime, outcome: str, answer: str
) -> ExposureObjection:
    """Decides an objection: upheld withdraws the entry. By nobody who made or recorded it."""
    exposure = objection.exposure
    story.refuse_unless(exposure, Permission.EXPOSURE_REVIEW_OBJECTION, by=by)
    if why := why_not_decide(objection, by=by):
        raise NotPermitted(why)
    if outcome not in ExposureOutcome.values or not answer.strip():
        raise Refused(_("An objection is decided with an answer."))
    upheld = outcome == ExposureOutcome.UPHELD
    if upheld:
        _refuse_explanation(exposure, answer)
    with transaction.atomic(), journal.told(user=by.pk, step="decide_objection"):
        open_still = ExposureObjection.objects.filter(pk=objection.pk, decided_at=None)
        told = {"outcome": outcome, "answer": answer.strip(), "decided_at": now, "decided_by": by}
        if not open_still.update(**told):
            objection.refresh_from_db()
            raise StaleState(
                _("%(person)s decided this objection at %(at)s.")
                % {"person": objection.decided_by, "at": moment(objection.decided_at or now)}
            )
        objection.refresh_from_db()
        story.record(exposure, "decide_objection", by=by, now=now, text=answer.strip())
        enterprise_news.tell_objection_answered(exposure, objection.pk, now=now)
        if upheld and exposure.state == ExposureState.PUBLISHED:
            _take_down(exposure, by=by, now=now, explanation=answer.strip())
    return objection


def why_not_decide(objection: ExposureObjection, *, by: User) -> str:
    """Why this person may not decide the objection; '' if they may."""
    exposure = objection.exposure
    if by.pk in (exposure.reviewed_by_id, exposure.published_by_id, objection.recorded_by_id):
        return _("Somebody decides who neither accepted, published nor recorded it.")
    return ""
