"""The file of a case for whoever takes it away: as one PDF, or as a ZIP with the originals."""

from __future__ import annotations

from datetime import datetime

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from compliance import exports
from compliance.models import Case
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


def _logged(pk: int, purpose: str, *, by: User) -> Case:
    """The case, if the person may see it; that it is exported is in the log before it is."""
    related = ("enterprise", "provider", "proposed_by")
    seen = Case.objects.visible_to(by)
    case = get_object_or_404(seen.select_related(*related), pk=pk)
    access.record(
        by=by,
        action=Permission.CASE_EXPORT,
        subject_kind="case",
        subject_id=case.pk,
        purpose=f"{purpose}, {case}",
    )
    return case


@require_safe
@require(Permission.CASE_EXPORT)
def dossier_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """Cover, story, lists and every paper, marked with who and when."""
    return pdf_response(pk, by=request.user, now=timezone.now())


@require_safe
@require(Permission.CASE_EXPORT)
def dossier_zip(request: StaffRequest, pk: int) -> FileResponse:
    """Everything as stored, with the hashes to check it by."""
    return zip_response(pk, by=request.user, now=timezone.now())


def pdf_response(pk: int, *, by: User, now: datetime) -> HttpResponse:
    """The file of a case as one PDF; that it is taken away is logged. Raises Http404."""
    case = _logged(pk, "dossier.pdf", by=by)
    language = get_language() or "zh-hans"
    bound = exports.dossier_pdf(case, by=by, now=now, language=language)
    name = exports.name_of(case, "pdf")
    return HttpResponse(
        bound.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def zip_response(pk: int, *, by: User, now: datetime) -> FileResponse:
    """The file of a case with all originals; that it is taken away is logged. Raises Http404."""
    case = _logged(pk, "dossier.zip", by=by)
    language = get_language() or "zh-hans"
    return FileResponse(
        exports.dossier_zip(case, by=by, now=now, language=language),
        as_attachment=True,
        filename=exports.name_of(case, "zip"),
        content_type="application/zip",
    )
