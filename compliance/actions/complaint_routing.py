"""Sending complaints where they belong: to their employer's group, and together with their like."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.complaints import holding
from compliance.complaints.employers import Employer
from compliance.complaints.news import tell_of_receipt
from compliance.complaints.states import OPEN_STATES, ComplaintState
from compliance.complaints.table import TABLE
from compliance.models import Complaint
from compliance.procedure.refusals import Refused, StaleState
from inspectorate.organisation import journal
from inspectorate.organisation.models import User

from . import complaints
from .receiving import columns_of


def match(complaint: Complaint, employer: Employer, *, by: User, now: datetime) -> Complaint:
    """Says which registered enterprise is meant; the complaint goes to that one's group.

    Whoever was not told of it before is told now. It may thereby leave the person's own sight.
    """
    complaints.refuse_unless_routing(complaint, by=by)
    if complaint.case_id:
        raise Refused(_("A case was proposed on it already; the employer stays."))
    elsewhere = complaint.grid_group_id != employer.grid_group_id
    before = complaint.enterprise_id
    with (
        transaction.atomic(),
        journal.told(user=by.pk, step="match"),
        holding.holding(complaint.pk),
    ):
        still = Complaint.objects.filter(pk=complaint.pk, enterprise=before, case=None)
        if not still.update(**columns_of(employer)):
            raise StaleState(_("The complaint has moved on. Nothing was changed."))
        complaint.refresh_from_db()
        complaints.record(complaint, "match", by=by, now=now, text=employer.name)
        if elsewhere and complaint.state in OPEN_STATES:
            tell_of_receipt(complaint, by=by, now=now)
    return complaint


def merge(complaint: Complaint, *, into: Complaint, by: User, now: datetime) -> Complaint:
    """Deals with it as part of another about the same employer; what was merged into it follows.

    If the other was accepted already, so is it now, with a paper of its own.
    """
    complaints.refuse_unless_routing(complaint, by=by)
    complaints.refuse_unless_seen(into, by=by)
    if why := why_apart(complaint, into):
        raise Refused(why)
    with transaction.atomic(), journal.told(user=by.pk, step="merge"):
        held = list(
            Complaint.objects.select_for_update(of=("self",))
            .filter(pk__in=(complaint.pk, into.pk), group_of=None, state__in=OPEN_STATES)
            .order_by("pk")
        )
        if len(held) < 2:
            raise StaleState(_("The complaint has moved on. Nothing was changed."))
        members = [complaint, *complaint.members.order_by("pk")]
        for member in members:
            _join(member, into, by=by, now=now)
        for member in members:
            if (into.state, member.state) == (ComplaintState.ACCEPTED, ComplaintState.RECEIVED):
                text = _accepted_as(into)
                if complaints.betrays_one_of(text, [into, *members]):
                    text = into.employer_name  # written when it had one reader
                complaints.carry_out(member, TABLE["accept"], by=by, now=now, text=text)
    complaint.refresh_from_db()
    return complaint


def why_apart(complaint: Complaint, into: Complaint) -> str:
    """Why the two cannot be dealt with together; '' if they can."""
    received, accepted = ComplaintState.RECEIVED, ComplaintState.ACCEPTED
    hindrances = (
        (complaint.pk == into.pk, _("These are one already.")),
        (into.group_of_id or complaint.group_of_id, _("One of them is part of another already.")),
        (not {complaint.state, into.state} <= set(OPEN_STATES), _("Only open ones are merged.")),
        (complaint.case_id, _("A case was proposed on it already.")),
        (
            (complaint.state, into.state) == (accepted, received),
            _("It is accepted and the other is not: merge the other into this one."),
        ),
        (
            complaint.enterprise_id and complaint.enterprise_id != into.enterprise_id,
            _("They are about different employers."),
        ),
    )
    return next((why for hinders, why in hindrances if hinders), "")


def _join(member: Complaint, into: Complaint, *, by: User, now: datetime) -> None:
    columns = {
        name: getattr(into, name)
        for name in (
            "enterprise_id",
            "matched_name",
            "matched_uscc",
            "grid_group_id",
            "district_code",
        )
    }
    with holding.holding(member.pk):
        Complaint.objects.filter(pk=member.pk).update(group_of=into, next_due_on=None, **columns)
        member.refresh_from_db()
        complaints.record(member, "merge", by=by, now=now, facts={"into": into.number})


def _accepted_as(into: Complaint) -> str:
    """What was accepted, as it stands in the acceptance of the other."""
    step = into.complaintsteps.filter(verb="accept").order_by("-id").first()
    return step.text if step else into.employer_name
