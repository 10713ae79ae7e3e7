"""What an enterprise says through the portal about a listing, a public entry or a grade of its
own, with the documents that show it. The words go where they go from anywhere else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.complaints.files import refuse_unless_fit, type_of
from compliance.models import (
    Exposure,
    ExposureObjection,
    Grade,
    GradeObjection,
    HandedInKind,
    SentFile,
    WatchlistEntry,
)
from compliance.procedure.refusals import NotPermitted, Refused
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import exposures, grades, watchlist

MOST_KEPT = 50
Files = Sequence[UploadedFile]


def state(
    entry: WatchlistEntry, *, by: User, now: datetime, text: str, files: Files = ()
) -> WatchlistEntry:
    """States the case on a notice of listing."""
    refuse_unless_fit(files)
    with transaction.atomic():
        stated_on = timezone.localdate(now)
        watchlist.record_statement(entry, by=by, now=now, text=text, stated_on=stated_on)
        _keep(files, kind=HandedInKind.STATEMENT, by=by, now=now, entry=entry)
    return entry


def ask_removal(
    entry: WatchlistEntry, *, by: User, now: datetime, text: str, files: Files = ()
) -> WatchlistEntry:
    """Asks for early removal from the watchlist."""
    refuse_unless_fit(files)
    with transaction.atomic():
        watchlist.ask_removal(entry, by=by, now=now, reason=text)
        _keep(files, kind=HandedInKind.REMOVAL, by=by, now=now, entry=entry)
    return entry


def object_to_entry(
    exposure: Exposure, *, by: User, now: datetime, text: str, files: Files = ()
) -> ExposureObjection:
    """Objects to an entry of the exposure list."""
    refuse_unless_fit(files)
    with transaction.atomic():
        objection = exposures.object(exposure, by=by, now=now, text=text)
        _keep(files, kind=HandedInKind.OBJECTION, by=by, now=now, objection=objection)
    return objection


def object_to_grade(
    grade: Grade, *, by: User, now: datetime, text: str, files: Files = ()
) -> GradeObjection:
    """Objects to a grade."""
    refuse_unless_fit(files)
    with transaction.atomic():
        objection = grades.object_to(grade, text=text, by=by, now=now)
        _keep(files, kind=HandedInKind.GRADE, by=by, now=now, grade_objection=objection)
    return objection


def _keep(files: Files, *, kind: HandedInKind, by: User, now: datetime, **matter: Any) -> None:
    """The documents, each with its hash. Raises NotPermitted for whoever acts for no enterprise,
    Refused where too many were sent about the matter.
    """
    if not Permission.PORTAL_USE.is_held_by(by):
        raise NotPermitted(Permission.PORTAL_USE.refusal(by))
    ((about, owner),) = matter.items()
    if SentFile.objects.filter(**matter).count() + len(files) > MOST_KEPT:
        raise Refused(_("At most %(most)d files.") % {"most": MOST_KEPT})
    for file in files:
        content = file.read()
        digest = hashlib.sha256(content).hexdigest()
        folder = f"sent/{about}-{owner.pk}"
        SentFile.objects.create(
            kind=kind,
            enterprise_id=owner.enterprise_id,
            sent_at=now,
            sent_by=by,
            file_name=(file.name or "")[:255],
            stored_as=default_storage.save(f"{folder}/{digest[:16]}", ContentFile(content)),
            media_type=type_of(file),
            size_bytes=len(content),
            sha256=digest,
            **matter,
        )
