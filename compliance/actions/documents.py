"""Papers: issued with a number and a hash, rendered once, never again; replaced with trace."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import Case, Document, DocumentKind
from compliance.papers.complainants import betrayal
from compliance.papers.facts import CORRECTABLE, GIVEN, LABELS
from compliance.papers.given import (
    facts_of_case,
    facts_of_every_paper,
    facts_of_owner,
    facts_of_party,
    number_of,
)
from compliance.papers.kinds import PAPERS, shortcoming
from compliance.papers.setting import set_in_type
from compliance.procedure import announced
from compliance.procedure.refusals import Refused
from compliance.procedure.teams import has_investigated, is_member
from inspectorate.organisation import journal
from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.permissions import Permission

from .serials import next_serial

FOLDER = "documents"
A_DAY = timedelta(days=1)
# Facts of the case that somebody wrote; the others come from registers.
WRITTEN_BEFORE = ("case_summary", "violations")


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
    around = _around(case, owner, language)
    if why := shortcoming(kind, facts) or betrayal(kind, case, _written(around | facts)):
        raise PaperRefused(why)
    with transaction.atomic(), journal.told(user=by.pk):
        document = _numbered(
            kind,
            by=by,
            now=now,
            facts=around | facts,
            language=language,
            case=case,
            owner=owner,
        )
        if render:
            _render(document)
    return document


def _around(case: Case | None, owner: Guarded | None, language: str) -> dict[str, Any]:
    """The facts of the case, or of the party of another owner."""
    if case is not None:
        return facts_of_case(case, language=language)
    return facts_of_owner(owner) if owner is not None else {}


def _written(facts: dict[str, Any]) -> dict[str, Any]:
    """What people wrote: the step's facts, the case's summary and violations, no register entry."""
    return {key: value for key, value in facts.items() if key not in GIVEN or key in WRITTEN_BEFORE}


def replace(
    document: Document, *, by: User, now: datetime, facts: dict[str, Any], reason: str
) -> Document:
    """A new paper instead of a wrong one: both are kept, each names the other.

    `facts` are those that change; only words may, and when a visit is announced for (see
    facts.CORRECTABLE): the visit planned with it moves along. The party is written as it is
    registered now.
    """
    if not reason.strip():
        raise PaperRefused(_("Say why the paper is replaced."))
    if why := reason_not_to_replace(document, by=by):
        raise PaperRefused(why)
    if why := _beyond_correction(document, plain(facts)):
        raise PaperRefused(why)
    corrected = document.facts | plain(facts)
    if why := announced.refusal(document, corrected, on=timezone.localdate(now)):
        raise PaperRefused(why)
    if why := shortcoming(document.kind, corrected) or betrayal(
        document.kind, document.case, _written(corrected)
    ):
        raise PaperRefused(why)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        marked = Document.objects.in_force().filter(pk=document.pk)
        if not marked.update(replaced_at=now, replaced_by=by, replaced_reason=reason):
            raise PaperRefused(
                _("The paper %(number)s was replaced already.") % {"number": document.number}
            )
        new = _numbered(
            DocumentKind(document.kind),
            by=by,
            now=now,
            facts=corrected
            | facts_of_party(document)
            | {"replaces_number": document.number, "replaces_reason": reason},
            replaces=document,
            language=document.language,
        )
        try:
            announced.move_along(document, new, by=by, now=now)
        except Refused as refused:
            raise PaperRefused(str(refused)) from refused
        _render(new)
    document.refresh_from_db()
    return new


def reason_not_to_replace(document: Document, *, by: User) -> str:
    """Why this person may not replace the paper; '' if they may."""
    if document.replaced_at is not None:
        return _("The paper %(number)s was replaced already.") % {"number": document.number}
    if not Permission.DOCUMENT_REPLACE.is_held_by(by):
        return Permission.DOCUMENT_REPLACE.refusal(by)
    case = document.case
    if case is not None and has_investigated(case, document.issued_by) and not is_member(case, by):
        return _("What the team made is replaced by the inspectors of the case.")
    if by != document.issued_by and by.roles.isdisjoint(document.issued_by.roles):
        return _("Replaced by %(name)s or somebody in the same role only.") % {
            "name": document.issued_by
        }
    return ""


def _beyond_correction(document: Document, facts: dict[str, Any]) -> str:
    """Why a replacement may not say this; '' if it may."""
    changed = {key for key, value in facts.items() if value != document.facts.get(key)}
    if fixed := sorted(changed - CORRECTABLE):
        return _("Changed by a step of the procedure only, not on a paper: %(facts)s.") % {
            "facts": "; ".join(str(LABELS.get(key, key)) for key in fixed)
        }
    return ""


def render(document: Document) -> None:
    """Sets a paper in type that was issued without a file; does nothing if it has one."""
    with transaction.atomic():
        current = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if not current.file:
            _render(current)
    document.refresh_from_db()


def sweep_files(*, now: datetime) -> list[str]:
    """Takes away files of papers whose transaction was rolled back; returns their names.

    A file younger than a day is left: its transaction may still be open.
    """
    if not default_storage.exists(FOLDER):
        return []
    swept = []
    for year in default_storage.listdir(FOLDER)[0]:
        folder = f"{FOLDER}/{year}"
        names = [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
        kept = set(Document.objects.filter(file__in=names).values_list("file", flat=True))
        for name in names:
            if name not in kept and default_storage.get_modified_time(name) < now - A_DAY:
                default_storage.delete(name)
                swept.append(name)
    return swept


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
    language: str,
    case: Case | None = None,
    owner: Guarded | None = None,
    replaces: Document | None = None,
) -> Document:
    guard = replaces or case or owner
    year = timezone.localdate(now).year
    serial = next_serial(kind, year=year)
    own = {
        **facts_of_every_paper(by=by, now=now, language=language),
        "number": number_of(PAPERS[kind].word, year=year, serial=serial),
    }
    return Document.objects.create(
        case=replaces.case if replaces else case,
        kind=kind,
        year=year,
        serial=serial,
        number=own["number"],
        language=language,
        facts=plain(facts | own),
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
    name = f"{FOLDER}/{document.year}/{document.kind}-{document.serial}.pdf"
    document.file = default_storage.save(name, ContentFile(sheets.content))
    document.sha256 = hashlib.sha256(sheets.content).hexdigest()
    document.pages = sheets.pages
    document.size_bytes = len(sheets.content)
    document.save(update_fields=["file", "sha256", "pages", "size_bytes"])
