"""What employers bring in person or send by letter, taken in by whoever receives it.

It enters the same procedure as what comes through the portal: the same limits, reminders, doors
and story. Besides, the register of the counter keeps how it came.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.complaints.files import refuse_unless_fit, type_of
from compliance.counter.holding import holding
from compliance.models import (
    Exposure,
    Grade,
    HandedIn,
    HandedInChannel,
    HandedInKind,
    WatchlistEntry,
)
from compliance.procedure.refusals import Refused
from inspectorate.foundation.writing import day
from inspectorate.organisation.models import User

from . import exposures, grades, watchlist


def take_objection(
    exposure: Exposure,
    *,
    by: User,
    now: datetime,
    channel: str,
    received_on: date,
    bearer: str,
    text: str,
    scan: UploadedFile | None = None,
) -> HandedIn:
    """Takes in an objection to a public entry; decided by nobody who took it in."""
    told = _refuse_unless_told(exposure.published_at, received_on, bearer, channel, scan, now=now)
    with holding("exposure", exposure.pk):
        objection = exposures.object(
            exposure, by=by, now=now, text=text, filed_on=received_on, document=told["file_name"]
        )
        return _keep(
            exposure,
            kind=HandedInKind.OBJECTION,
            objection=objection,
            due_on=objection.due_on,
            subject=exposure.name,
            number=exposure.decision_no,
            text=text,
            by=by,
            now=now,
            scan=scan,
            **told,
        )


def take_grade_objection(
    grade: Grade,
    *,
    by: User,
    now: datetime,
    channel: str,
    received_on: date,
    bearer: str,
    text: str,
    subject: str,
    number: str,
    scan: UploadedFile | None = None,
) -> HandedIn:
    """Takes in an objection to a grade, in time by the day it came; decided by nobody who took it
    in. `subject` and `number` are those of the notice, as found at the counter.
    """
    told_at = grade.appraisal.notified_at
    told = _refuse_unless_told(told_at, received_on, bearer, channel, scan, now=now)
    with holding("grade", grade.pk):
        objection = grades.object_to(grade, text=text, by=by, now=now, received_on=received_on)
        return _keep(
            grade,
            kind=HandedInKind.GRADE,
            grade_objection=objection,
            due_on=objection.due_on,
            subject=subject,
            number=number,
            text=text,
            by=by,
            now=now,
            scan=scan,
            **told,
        )


def take_statement(
    entry: WatchlistEntry,
    *,
    by: User,
    now: datetime,
    channel: str,
    received_on: date,
    bearer: str,
    text: str,
    complete: bool = False,
    document: str = "",
    scan: UploadedFile | None = None,
    subject: str | None = None,
) -> HandedIn:
    """Takes in a statement on a listing; one that came after the time to speak is marked late.

    `subject` is its name as found at the counter, which sees no register of enterprises.
    """
    told = _refuse_unless_told(entry.noticed_at, received_on, bearer, channel, scan, now=now)
    is_late = received_on > entry.statement_due_on
    with holding("listing", entry.pk):
        watchlist.record_statement(
            entry,
            by=by,
            now=now,
            text=text,
            stated_on=received_on,
            complete=complete,
            document=document,
        )
        told |= {"is_late": is_late, "subject": subject}
        return _of_entry(entry, HandedInKind.STATEMENT, text, by=by, now=now, scan=scan, **told)


def take_request(
    entry: WatchlistEntry,
    *,
    by: User,
    now: datetime,
    channel: str,
    received_on: date,
    bearer: str,
    text: str,
    scan: UploadedFile | None = None,
    subject: str | None = None,
) -> HandedIn:
    """Takes in a request for early removal; decided by nobody who took it in."""
    told = _refuse_unless_told(entry.decided_at, received_on, bearer, channel, scan, now=now)
    with holding("listing", entry.pk):
        watchlist.ask_removal(entry, by=by, now=now, reason=text, in_its_words=True)
        told |= {"subject": subject}
        return _of_entry(entry, HandedInKind.REMOVAL, text, by=by, now=now, scan=scan, **told)


def _refuse_unless_told(
    begun_at: datetime | None,
    received_on: date,
    bearer: str,
    channel: str,
    scan: UploadedFile | None,
    *,
    now: datetime,
) -> dict[str, Any]:
    """How it came, as columns. Raises Refused for a day ahead or before the matter began, for
    nobody who brought it, and for a scan that is not taken.
    """
    if channel not in HandedInChannel.values:
        raise Refused(_("Say how it came: in person or by letter."))
    if not bearer.strip():
        raise Refused(_("Say who brought it or signed the letter."))
    if received_on > timezone.localdate(now):
        raise Refused(_("The day of receipt cannot lie ahead."))
    if begun_at is not None and received_on < timezone.localdate(begun_at):
        raise Refused(
            _("It cannot have come before %(day)s, when the subject was told.")
            % {"day": day(timezone.localdate(begun_at))}
        )
    if scan is not None:
        refuse_unless_fit([scan])
    return {
        "channel": channel,
        "received_on": received_on,
        "bearer": bearer.strip(),
        "file_name": (scan.name or "")[:255] if scan else "",
    }


def _of_entry(
    entry: WatchlistEntry, kind: HandedInKind, text: str, *, subject: str | None, **told: Any
) -> HandedIn:
    """A person is not named."""
    if subject is None:
        owner = entry.enterprise or entry.provider
        subject = owner.name if owner else ""
    return _keep(
        entry, kind=kind, entry=entry, subject=subject, number=entry.number,
        provider_id=entry.provider_id, text=text, **told,
    )  # fmt: skip


def _keep(
    matter: Exposure | Grade | WatchlistEntry,
    *,
    by: User,
    now: datetime,
    text: str,
    scan: UploadedFile | None,
    **told: Any,
) -> HandedIn:
    """The row of the register, with its scan."""
    return HandedIn.objects.create(
        enterprise_id=matter.enterprise_id,
        grid_group_id=matter.grid_group_id,
        district_code=matter.district_code,
        text=text.strip(),
        recorded_at=now,
        recorded_by=by,
        **_stored(scan),
        **told,
    )


def _stored(scan: UploadedFile | None) -> dict[str, Any]:
    if scan is None:
        return {}
    content = scan.read()
    digest = hashlib.sha256(content).hexdigest()
    return {
        "stored_as": default_storage.save(f"handed-in/{digest[:16]}", ContentFile(content)),
        "media_type": type_of(scan),
        "size_bytes": len(content),
        "sha256": digest,
    }
