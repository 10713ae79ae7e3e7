"""The file of a case for whoever takes it away: as one PDF, or as a ZIP with the originals."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from compliance import exports
from compliance.models import Case
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import access
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


def _logged(request: StaffRequest, pk: int, purpose: str) -> Case:
    """The case, if the person may see it; that it is exported is in the log before it is."""
    related = ("enterprise", "provider", "proposed_by")
    seen = Case.objects.visible_to(request.user)
    case = get_object_or_404(seen.select_related(*related), pk=pk)
    access.record(
        by=request.user,
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
    case = _logged(request, pk, "dossier.pdf")
    bound = exports.dossier_pdf(
        case, by=request.user, now=timezone.now(), language=get_language() or "zh-hans"
    )
    name = exports.name_of(case, "pdf")
    return HttpResponse(
        bound.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_safe
@require(Permission.CASE_EXPORT)
def dossier_zip(request: StaffRequest, pk: int) -> FileResponse:
    """Everything as stored, with the hashes to check it by."""
    case = _logged(request, pk, "dossier.zip")
    bundle = exports.dossier_zip(
        case, by=request.user, now=timezone.now(), language=get_language() or "zh-hans"
    )
    return FileResponse(
        bundle,
        as_attachment=True,
        filename=exports.name_of(case, "zip"),
        content_type="application/zip",
    )
