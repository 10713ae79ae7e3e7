"""Receiving complaints, from the public form or at the counter, and what is added to them later."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, cast

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.complaints import employers, files, holding, identity, secrets
from compliance.complaints.news import tell_of_receipt
from compliance.complaints.states import ComplaintState
from compliance.models import Complaint, ComplaintChannel, ComplaintFile, ComplaintStep
from compliance.procedure.possible_days import entered, outside
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet
from inspectorate.foundation.statements import fetch
from inspectorate.organisation import journal
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission

from .complaints import record
from .serials import next_serial

LIMIT = "complaint_acceptance"


@dataclass(frozen=True)
class Told:
    """What somebody tells. `who` is None for an anonymous report."""

    kind: str
    employer_name: str
    text: str
    who: identity.Identity | None
    channel: str = ComplaintChannel.WEB
    employer_address: str = ""
    subjects: Sequence[str] = ()
    people_count: int | None = None
    language: str = "zh-hans"
    files: Sequence[UploadedFile] = field(default=())
    employer: employers.Employer | None = None


def told_in(given: Mapping[str, Any], **known: Any) -> Told:
    """What a valid form about a matter holds; nobody's where it asks no name or got none."""
    who = None
    if given.get("name"):
        who = identity.Identity(*(given[each.name] for each in fields(identity.Identity)))
    return Told(
        employer_name=given["employer_name"],
        employer_address=given["employer_address"],
        subjects=given["subjects"],
        text=given["text"],
        people_count=given["people_count"],
        files=given["attachments"],
        who=who,
        **known,
    )


@dataclass(frozen=True)
class Receipt:
    """What whoever complained takes home."""

    number: str
    secret: str


def receive(
    told: Told,
    *,
    by: User | None,
    now: datetime,
    nonce: str = "",
    received_at: datetime | None = None,
) -> Receipt:
    """Keeps a complaint with its identity, secret and files; `by` None: through the public form.

    The same `nonce` again keeps nothing and gives the same receipt. Raises Refused for a file that
    is no picture or PDF. Nothing says from which address a stranger wrote.
    """
    if by is not None and not Permission.COMPLAINT_RECORD.is_held_by(by):
        raise NotPermitted(Permission.COMPLAINT_RECORD.refusal(by))
    on = timezone.localdate(now)
    if received_at and (why := outside(timezone.localdate(received_at), entered(on))):
        raise NotYet(_("Received on: %(why)s") % {"why": why})
    nonce = nonce or secrets.new_nonce()
    secret, submission = secrets.secret_of(nonce), secrets.submission_of(nonce)
    if known := fetch("compliance", "number_of_submission", sent=submission):
        return Receipt(known[0]["number"], secret)
    files.refuse_unless_fit(told.files)
    try:
        with transaction.atomic(), _traceless(by):
            complaint = _keep(told, by=by, received_at=received_at or now, submission=submission)
            with holding.holding(complaint.pk):
                _keep_parts(complaint, told, secret=secret, by=by, now=now)
    except IntegrityError:
        known = fetch("compliance", "number_of_submission", sent=submission)
        if not known:
            raise
        return Receipt(known[0]["number"], secret)
    return Receipt(complaint.number, secret)


def add_message(
    complaint: Complaint, *, now: datetime, text: str, sent: Sequence[UploadedFile] = ()
) -> ComplaintStep:
    """What whoever complained adds later; the complaint must be in hand."""
    files.refuse_unless_fit(sent)
    with transaction.atomic(), _traceless(None):
        current = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
        if current.state == ComplaintState.CLOSED:
            raise NotFromHere(_("The complaint is closed; nothing is added to it any more."))
        step = record(current, "message", by=None, now=now, text=text)
        Complaint.objects.filter(pk=complaint.pk).update(message_at=now)
        for file in sent:
            _keep_file(current, file, by=None, now=now)
    return step


def _traceless(by: User | None) -> Any:
    """The context of the history: a stranger leaves no address in it."""
    if by is None:
        return journal.told(user=None, step="receive", address="")
    return journal.told(user=by.pk, step="receive")


def _keep(told: Told, *, by: User | None, received_at: datetime, submission: str) -> Complaint:
    """The complaint's row, in the group of its employer if that is known for certain."""
    on = timezone.localdate(received_at)
    computed = compute(Limit.objects.get(code=LIMIT), on)
    employer = told.employer or employers.known_as(told.employer_name)
    pk = holding.next_id()
    with holding.holding(pk):
        complaint = Complaint(
            pk=pk,
            number=f"C-{on.year}-{next_serial('complaint', year=on.year):06}",
            kind=told.kind,
            channel=told.channel,
            language=told.language,
            employer_name=told.employer_name,
            employer_address=told.employer_address,
            subjects=list(told.subjects),
            text=told.text,
            people_count=told.people_count,
            is_anonymous=told.who is None,
            received_at=received_at,
            received_by=by,
            submission=submission,
            acceptance_due_on=cast(date, computed.due_on),  # nothing pauses it
            acceptance_provisional=computed.provisional,
            acceptance_trace=computed.trace,
            next_due_on=computed.due_on,
            **(columns_of(employer) if employer else {}),
        )
        complaint.save(force_insert=True)
    return complaint


def columns_of(employer: employers.Employer) -> dict[str, Any]:
    """The columns of a complaint that is matched with an employer."""
    return {
        "enterprise_id": employer.id,
        "matched_name": employer.name,
        "matched_uscc": employer.uscc,
        "grid_group_id": employer.grid_group_id,
        "district_code": employer.district_code,
    }


def _keep_parts(
    complaint: Complaint, told: Told, *, secret: str, by: User | None, now: datetime
) -> None:
    secrets.keep(complaint.pk, secret)
    if told.who is not None:
        identity.keep(complaint.pk, told.who)
    record(complaint, "receive", by=by, now=now, from_state="")
    for file in told.files:
        _keep_file(complaint, file, by=by, now=now)
    tell_of_receipt(complaint, by=by, now=now)


def _keep_file(
    complaint: Complaint, file: UploadedFile, *, by: User | None, now: datetime
) -> ComplaintFile:
    """The file under a name that tells nothing, with its hash."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return ComplaintFile.objects.create(
        complaint=complaint,
        grid_group_id=complaint.grid_group_id,
        district_code=complaint.district_code,
        file_name=(file.name or "")[:255],
        stored_as=default_storage.save(
            f"complaints/{complaint.pk}/{digest.hexdigest()[:16]}", file
        ),
        media_type=files.type_of(file),
        size_bytes=file.size or 0,
        sha256=digest.hexdigest(),
        added_at=now,
        added_by=by,
    )
