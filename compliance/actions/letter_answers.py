"""An enterprise answers a letter: statement and documents, and the inspectors are told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.actions import notifications
from alerts.models import NotificationKind
from compliance.complaints.files import refuse_unless_fit, type_of
from compliance.models import Letter, LetterAnswer, LetterAnswerFile, LetterState
from compliance.procedure.refusals import NotFromHere, NotPermitted, Refused
from inspectorate.organisation import journal
from inspectorate.organisation.models import Assignment, User
from inspectorate.organisation.permissions import Permission

MOST_ANSWERS = 20


def answer(
    letter: Letter,
    *,
    by: User,
    now: datetime,
    statement: str,
    files: Sequence[UploadedFile] = (),
    number: str = "",
) -> LetterAnswer:
    """Keeps a statement with its documents and tells the inspectors. `number` is the letter's.

    Raises NotPermitted for another enterprise, NotFromHere for a letter that is over, Refused for
    files that do not fit.
    """
    if not Permission.PORTAL_USE.is_held_by(by):
        raise NotPermitted(Permission.PORTAL_USE.refusal(by))
    seen = Letter.objects.visible_to(by).filter(pk=letter.pk)
    state = seen.values_list("state", flat=True).first()
    if state is None:
        raise NotPermitted(_("This letter went to another enterprise."))
    if state != LetterState.SENT:
        raise NotFromHere(_("The letter is over; nothing is added to it any more."))
    if not statement.strip():
        raise Refused(_("Say what was put right, or why not."))
    if LetterAnswer.objects.filter(letter=letter).count() >= MOST_ANSWERS:
        raise Refused(
            _("%(most)d answers were given. Call the inspector.") % {"most": MOST_ANSWERS}
        )
    refuse_unless_fit(files)
    with transaction.atomic(), journal.told(user=by.pk, step="answer_letter"):
        given = LetterAnswer.objects.create(
            letter=letter,
            enterprise_id=letter.enterprise_id,
            statement=statement.strip(),
            answered_at=now,
            answered_by=by,
        )
        for file in files:
            _keep(given, file)
        _tell(letter, given, now=now, number=number)
    return given


def _keep(given: LetterAnswer, file: UploadedFile) -> None:
    content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    LetterAnswerFile.objects.create(
        answer=given,
        enterprise_id=given.enterprise_id,
        file_name=(file.name or "")[:255],
        stored_as=default_storage.save(f"answers/{given.pk}/{digest[:16]}", ContentFile(content)),
        media_type=type_of(file),
        size_bytes=len(content),
        sha256=digest,
    )


def _tell(letter: Letter, given: LetterAnswer, *, now: datetime, number: str) -> None:
    notifications.announce(
        NotificationKind.LETTER_ANSWERED,
        to=_inspectors(letter, on=timezone.localdate(now)),
        key=f"letter-answer-{given.pk}",
        address=f"/letters/{letter.pk}/",
        values={"number": number or f"L-{letter.pk}", "subject": letter.enterprise.name},
        now=now,
    )


def _inspectors(letter: Letter, *, on: date) -> Iterable[User]:
    """Whoever sent it, and the inspectors of its group."""
    team = Assignment.objects.in_force(on=on).filter(grid_group=letter.grid_group_id)
    people = User.objects.active().filter(
        Q(pk=letter.sent_by_id) | Q(pk__in=team.values("inspector__user"))
    )
    return [each for each in people.order_by("pk") if Permission.LETTER_READ.is_held_by(each)]
