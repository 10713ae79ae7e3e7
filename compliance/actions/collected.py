"""What the field collects for a case: notes, evidence, persons heard. No legal step among it."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.forms.acts import EvidenceForm, TestimonyForm
from compliance.models import (
    Case,
    DocumentKind,
    Evidence,
    EvidenceKind,
    Inspection,
    Note,
    Testimony,
    TestimonyKind,
)
from compliance.procedure.possible_days import refuse_impossible
from compliance.procedure.refusals import NotPermitted, Refused
from compliance.procedure.states import OVER
from compliance.procedure.teams import is_member
from compliance.uploads import media_type_of
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import deadlines, documents, steps

FAMILIES = {
    "image": EvidenceKind.PHOTO,
    "video": EvidenceKind.VIDEO,
    "audio": EvidenceKind.AUDIO,
}
# Which contents may be called so; a film's box may hold sound alone.
TAKEN = {
    EvidenceKind.PHOTO: ("image",),
    EvidenceKind.VIDEO: ("video",),
    EvidenceKind.AUDIO: ("audio", "video"),
}
PAPERS = {
    TestimonyKind.INQUIRY: DocumentKind.TESTIMONY,
    TestimonyKind.STATEMENT: DocumentKind.STATEMENT,
}


def refuse_unless_collecting(case: Case, *, by: User) -> None:
    """Raises unless the person collects in this case: within sight, and the case is not over."""
    if not Permission.CASE_COLLECT.is_held_by(by):
        raise NotPermitted(Permission.CASE_COLLECT.refusal(by))
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise NotPermitted(_("This case belongs to another team."))
    if case.state in OVER:
        raise Refused(_("The case is over; nothing is added to it any more."))


def write_note(case: Case, *, by: User, now: datetime, text: str) -> Note:
    """Adds a remark; it is never changed."""
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise NotPermitted(_("This case belongs to another team."))
    with transaction.atomic(), journal.told(user=by.pk, step="write_note"):
        return Note.objects.create(case=case, text=text, written_at=now, written_by=by)


def add_evidence(
    case: Case,
    *,
    by: User,
    now: datetime,
    file: IO[bytes],
    file_name: str,
    caption: str,
    captured_at: datetime,
    kind: EvidenceKind | str = "",
    place: str = "",
    captured_sha256: str = "",
    inspection: Inspection | None = None,
) -> Evidence:
    """Keeps a file with its hash, linked to the evidence before it.

    Without a `kind` it is what its content is. Raises Refused if the content is of no allowed type
    or not of the kind, or if it differs from what was captured.
    """
    refuse_unless_collecting(case, by=by)
    refuse_impossible(EvidenceForm, {"captured_at": captured_at}, case=case, now=now)
    media_type = media_type_of(file, file_name=file_name)
    kind = _kind_of(media_type, kind, file_name=file_name)
    digest, size = _digest(file)
    if captured_sha256 and captured_sha256 != digest:
        raise Refused(_("The file differs from what was captured: send it again."))
    with transaction.atomic(), journal.told(user=by.pk, step="add_evidence"):
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        last = case.evidences.order_by("-serial").first()
        stored = default_storage.save(f"evidence/{case.pk}/{digest[:16]}", File(file))
        evidence = Evidence.objects.create(
            case=case,
            inspection=inspection,
            kind=kind,
            caption=caption,
            file_name=file_name[:255],
            stored_as=stored,
            media_type=media_type,
            size_bytes=size,
            sha256=digest,
            captured_sha256=captured_sha256,
            serial=(last.serial if last else 0) + 1,
            chain=link(last.chain if last else "", digest),
            captured_at=captured_at,
            place=place,
            received_at=now,
            received_by=by,
        )
        steps.record(case, "add_evidence", by=by, now=now, facts={"caption": caption, "kind": kind})
    return evidence


def _kind_of(media_type: str, said: EvidenceKind | str, *, file_name: str) -> EvidenceKind:
    """What a file is kept as. Raises Refused for a photo, film or sound that is none."""
    family = media_type.partition("/")[0]
    if not said:
        return FAMILIES.get(family, EvidenceKind.DOCUMENT)
    kind = EvidenceKind(said)
    if kind in TAKEN and family not in TAKEN[kind]:
        raise Refused(
            _("“%(name)s” is no %(kind)s: choose another kind, or leave it to the file.")
            % {"name": file_name, "kind": kind.label}
        )
    return kind


def link(chain: str, digest: str) -> str:
    """The chain after a file: SHA-256 over the chain before it and the file's hash."""
    return hashlib.sha256(f"{chain}{digest}".encode()).hexdigest()


def chain_is_whole(case: Case) -> bool:
    """Whether every link of the case's chain follows from the one before."""
    chain = ""
    for serial, evidence in enumerate(case.evidences.order_by("serial"), 1):
        chain = link(chain, evidence.sha256)
        if evidence.serial != serial or evidence.chain != chain:
            return False
    return True


def _digest(file: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while piece := file.read(1 << 20):
        digest.update(piece)
        size += len(piece)
    file.seek(0)
    return digest.hexdigest(), size


def hear(
    case: Case,
    *,
    by: User,
    now: datetime,
    kind: TestimonyKind | str,
    person_name: str,
    person_role: str,
    text: str,
    heard_at: datetime,
    place: str = "",
    signed_on: date | None = None,
    refused_reason: str = "",
) -> Testimony:
    """Records what a person said, and makes its paper. For inspectors of the team."""
    if not Permission.CASE_INVESTIGATE.is_held_by(by):
        raise NotPermitted(Permission.CASE_INVESTIGATE.refusal(by))
    refuse_unless_collecting(case, by=by)
    if not is_member(case, by):
        raise NotPermitted(_("Persons are heard by the inspectors of the case."))
    if signed_on is None and not refused_reason:
        raise Refused(_("Say when it was signed, or why the signature was refused."))
    facts: dict[str, Any] = {
        "person_name": person_name,
        "person_role": person_role,
        "text": text,
        "heard_at": heard_at,
        "place": place,
        "signed_on": signed_on,
        "refused_reason": refused_reason,
    }
    refuse_impossible(TestimonyForm, facts, case=case, now=now)
    with transaction.atomic(), journal.told(user=by.pk, step="hear"):
        paper = documents.issue(PAPERS[TestimonyKind(kind)], by=by, now=now, facts=facts, case=case)
        heard = Testimony.objects.create(case=case, kind=kind, heard_by=by, document=paper, **facts)
        if kind == TestimonyKind.STATEMENT:
            _meet_the_statement(case, on=timezone.localdate(heard_at))
        steps.record(
            case, f"hear_{kind}", by=by, now=now, facts={"person": person_role}, document=paper
        )
    return heard


def _meet_the_statement(case: Case, *, on: date) -> None:
    """Whoever was told of a penalty and has spoken is waited for no longer."""
    asked = case.deadlines.running().filter(limit="statement", started_on__lte=on)
    if asked.exists():
        deadlines.meet(case, "statement", on=on)
