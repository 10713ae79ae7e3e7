"""What is done with the secret and the identity behind a complaint after it was received."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.complaints import secrets
from compliance.models import Complaint
from compliance.procedure.refusals import NotPermitted, Refused
from inspectorate.foundation.statements import fetch
from inspectorate.organisation import journal
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission

from .complaints import record, refuse_unless_seen

LIMIT = "complainant_kept"


def renew_secret(complaint: Complaint, *, by: User, now: datetime, checked: str) -> str:
    """A new secret for whoever lost theirs, once their identity was checked; the old one ends.

    Logged like an access to the identity. Raises Refused for an anonymous report: nobody can be
    checked.
    """
    if not Permission.COMPLAINT_SECRET.is_held_by(by):
        raise NotPermitted(Permission.COMPLAINT_SECRET.refusal(by))
    refuse_unless_seen(complaint, by=by)
    if complaint.is_anonymous:
        raise Refused(_("Reported without a name: nobody’s identity can be checked."))
    if not checked.strip():
        raise Refused(_("Say how the identity was checked."))
    entry = access.record(
        by=by,
        action=Permission.COMPLAINT_SECRET,
        subject_kind="complaint",
        subject_id=complaint.pk,
        purpose=f"{checked}, {complaint.number}",
    )
    with transaction.atomic(), journal.told(user=by.pk, step="renew_secret"):
        secret = secrets.renew(complaint.pk, entry=entry)
        if not secret:
            raise Refused(_("This complaint belongs to another team."))
        record(complaint, "renew_secret", by=by, now=now, facts={"checked": checked})
    return secret


def purge(*, now: datetime) -> int:
    """Forgets who complained in matters that have been over for as long as the limit says; each
    complaint's story tells of it. How many.
    """
    months = Limit.objects.values_list("length", flat=True).get(code=LIMIT)
    if not months:
        return 0
    with transaction.atomic(), journal.told(user=None, step="purge"):
        rows = fetch("compliance", "purge_complainants", now=now, months=months)
        for complaint in Complaint.objects.filter(
            pk__in=[row["complaint_id"] for row in rows]
        ).order_by("pk"):
            record(complaint, "purge", by=None, now=now)
    return len(rows)
