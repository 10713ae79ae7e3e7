"""Complaints that become cases: proposed by an inspector, linked while the case is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from compliance.complaints import identity
from compliance.complaints.states import ComplaintState
from compliance.models import Case, CaseOrigin, Complaint, ComplaintKind
from compliance.procedure.refusals import Refused, StaleState
from enterprises.models import Enterprise
from inspectorate.organisation.models import User

from . import cases
from .complaints import record, refuse_unless_seen


def propose(
    complaints: Sequence[Complaint],
    *,
    by: User,
    now: datetime,
    violation_type: str,
    summary: str,
) -> Case:
    """A case proposed on one or several accepted complaints about one employer.

    Raises Refused if the summary names whoever complained: the employer may come to read it.
    """
    for complaint in complaints:
        refuse_unless_seen(complaint, by=by)
    employers = {complaint.enterprise_id for complaint in complaints}
    employer = next(iter(employers), None)
    if len(employers) != 1 or employer is None:
        raise Refused(_("A case needs one employer, matched with the register."))
    concerned = Complaint.objects.filter(group_of__in=complaints).values_list("pk", flat=True)
    if identity.betrays([summary], complaints=[*(c.pk for c in complaints), *concerned]):
        raise Refused(_("The summary names whoever complained. Write it without name and number."))
    is_signed = any(complaint.kind == ComplaintKind.COMPLAINT for complaint in complaints)
    return cases.propose(
        by=by,
        now=now,
        enterprise=Enterprise.objects.visible_to(by).get(pk=employer),
        origin=CaseOrigin.COMPLAINT if is_signed else CaseOrigin.REPORT,
        violation_type=violation_type,
        summary=summary,
        complaints=complaints,
    )


def link(complaint: Complaint, case: Case) -> None:
    """Makes an accepted complaint, and those merged into it, part of a case just proposed."""
    still = Complaint.objects.filter(
        pk=complaint.pk, case=None, state=ComplaintState.ACCEPTED, group_of=None
    )
    if not still.update(case=case):
        raise StaleState(
            _("%(number)s is in a case already, or not accepted.") % {"number": complaint.number}
        )
    complaint.refresh_from_db()
    for each in (complaint, *complaint.members.order_by("pk")):
        record(each, "link", by=case.proposed_by, now=case.proposed_at)
