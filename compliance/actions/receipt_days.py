"""The day a complaint came in, put right where it was mistyped at the counter."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.complaints import holding
from compliance.complaints.states import ComplaintState
from compliance.models import Complaint, ComplaintChannel
from compliance.procedure.possible_days import entered, outside
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from inspectorate.organisation import journal
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission

from .complaints import record, refuse_unless_seen
from .receiving import LIMIT

VERB = "correct_receipt"


def hindrance(complaint: Complaint) -> str:
    """Why the day cannot be corrected any more; '' if it can."""
    if complaint.channel == ComplaintChannel.WEB:
        return _("The public form wrote down the moment itself; it stays.")
    if complaint.state != ComplaintState.RECEIVED:
        return _("It was accepted or refused already; its day of receipt stands in that paper.")
    return ""


def correct(
    complaint: Complaint, *, by: User, now: datetime, received_on: date, reason: str
) -> Complaint:
    """Gives it another day of receipt, with the reason, and dates its acceptance anew.

    The number stays: whoever complained holds it.
    """
    if not Permission.COMPLAINT_RECORD.is_held_by(by):
        raise NotPermitted(Permission.COMPLAINT_RECORD.refusal(by))
    refuse_unless_seen(complaint, by=by)
    if why := hindrance(complaint):
        raise NotFromHere(why)
    if why := refused(complaint, received_on, on=timezone.localdate(now)):
        raise NotYet(_("Received on: %(why)s") % {"why": why})
    if not reason.strip():
        raise Refused(_("A correction needs a reason."))
    before = timezone.localdate(complaint.received_at)
    noon = datetime.combine(received_on, time(12), timezone.get_current_timezone())
    computed = compute(Limit.objects.get(code=LIMIT), received_on)
    held = holding.holding(complaint.pk)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step=VERB), held:
        still = Complaint.objects.filter(pk=complaint.pk, state=ComplaintState.RECEIVED)
        moved = still.filter(received_at=complaint.received_at).update(
            received_at=noon,
            acceptance_due_on=computed.due_on,
            acceptance_provisional=computed.provisional,
            acceptance_trace=computed.trace,
            next_due_on=computed.due_on,
        )
        if not moved:
            raise StaleState(_("The complaint has moved on. Nothing was changed."))
        complaint.refresh_from_db()
        days = {"before": before.isoformat(), "after": received_on.isoformat()}
        record(complaint, VERB, by=by, now=now, text=reason, facts=days)
    return complaint


def refused(complaint: Complaint, received_on: date, *, on: date) -> str:
    """Why it did not come in on that day; '' if it may have: as when it was written down."""
    written = complaint.complaintsteps.filter(verb="receive").order_by("id").first()
    return outside(received_on, entered(timezone.localdate(written.taken_at) if written else on))
