"""Papers: issued with a number and a hash, rendered once, never again; replaced with trace."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pghistory
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import Case, Document, DocumentKind
from compliance.papers.complainants import betrayal
from compliance.papers.given import (
    facts_of_case,
    facts_of_every_paper,
    facts_of_owner,
    number_of,
)
from compliance.papers.kinds import PAPERS, shortcoming
from compliance.papers.setting import set_in_type
from compliance.procedure.refusals import Refused
from inspectorate.organisation.models import Guarded, User

from .serials import next_serial


class PaperRefused(Refused):
    """The paper cannot be made; the message says why in one sentence."""


def issue(
    kind: DocumentKind,
    *,
    by: User,
    now: datetime,
    facts: dict[str, Any],
    case: Case | None = None,
    owner: Guarded | None = None,
    language: str = "zh-hans",
    render: bool = True,
) -> Document:
    """A new paper of a case, or of another `owner` (a letter, a complaint), seen where that is.

    `facts` are the step's; authority, case and party are added here and frozen with them. Raises
    PaperRefused when a required fact is missing or the text would show who complained.
    """
    if why := shortcoming(kind, facts) or betrayal(case, facts):
        raise PaperRefused(why)
    with transaction.atomic(), pghistory.context(user=by.pk):
        document = _numbered(
            kind, by=by, now=now, facts=facts, case=case, owner=owner, language=language
        )
        if render:
            _render(document)
    return document


def replace(
    document: Document, *, by: User, now: datetime, facts: dict[str, Any], reason: str
) -> Document:
    """A new paper instead of a wrong one: both are kept, each names the other."""
    if not reason.strip():
        raise PaperRefused(_("Say why the paper is replaced."))
    if why := shortcoming(document.kind, facts) or betrayal(document.case, facts):
        raise PaperRefused(why)
    with transaction.atomic(), pghistory.context(user=by.pk, reason=reason):
        marked = Document.objects.in_force().filter(pk=document.pk)
        if not marked.update(replaced_at=now, replaced_by=by, replaced_reason=reason):
            raise PaperRefused(_("The paper %(number)s was replaced already.") % vars(document))
        new = _numbered(
            DocumentKind(document.kind),
            by=by,
            now=now,
            facts=facts | {"replaces_number": document.number, "replaces_reason": reason},
            case=document.case,
            owner=document,
            language=document.language,
            replaces=document,
        )
        _render(new)
    document.refresh_from_db()
    return new


def render(document: Document) -> None:
    """Sets a paper in type that was issued without a file; does nothing if it has one."""
    with transaction.atomic():
        current = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if not current.file:
            _render(current)
    document.refresh_from_db()


def digest_of(facts: dict[str, Any]) -> str:
    """SHA-256 over the facts in one canonical spelling; printed at the foot of the paper."""
    spelled = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()


def plain(value: Any) -> Any:
    """A fact as JSON keeps it: days and moments in ISO form, money as text, rows as lists."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}" if value == value.quantize(Decimal("0.01")) else str(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _numbered(
    kind: DocumentKind,
    *,
    by: User,
    now: datetime,
    facts: dict[str, Any],
    case: Case | None,
    owner: Guarded | None,
    language: str,
    replaces: Document | None = None,
) -> Document:
    on = timezone.localdate(now)
    given = facts_of_every_paper(by=by, now=now, language=language)
    if case is not None:
        given |= facts_of_case(case, language=language)
    elif owner is not None:
        given |= facts_of_owner(owner)
    guard = case or owner
    serial = next_serial(kind, year=on.year)
    number = number_of(PAPERS[kind].word, year=on.year, serial=serial)
    return Document.objects.create(
        case=case,
        kind=kind,
        year=on.year,
        serial=serial,
        number=number,
        language=language,
        facts=plain(given | facts | {"number": number}),
        issued_at=now,
        issued_by=by,
        replaces=replaces,
        grid_group_id=guard.grid_group_id if guard else None,
        district_code=guard.district_code if guard else "",
    )


def _render(document: Document) -> None:
    """The file, its hash and its size, set once."""
    sheets = set_in_type(
        document.kind,
        language=document.language,
        facts=document.facts,
        at=document.issued_at,
        check=digest_of(document.facts)[:16],
    )
    name = f"documents/{document.year}/{document.kind}-{document.serial}.pdf"
    document.file = default_storage.save(name, ContentFile(sheets.content))
    document.sha256 = hashlib.sha256(sheets.content).hexdigest()
    document.pages = sheets.pages
    document.size_bytes = len(sheets.content)
    document.save(update_fields=["file", "sha256", "pages", "size_bytes"])
