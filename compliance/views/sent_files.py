"""Documents that enterprises sent through the portal, for those who may see the matter."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from compliance.complaints.files import as_download
from compliance.models import Exposure, Grade, SentFile, WatchlistEntry
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.EXPOSURE_READ)
def of_exposure(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """A document sent with an objection to an exposure."""
    seen = Exposure.objects.visible_to(request.user)
    return _file(request, file, objection__exposure=get_object_or_404(seen, pk=pk))


@require(Permission.WATCHLIST_READ)
def of_entry(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """A document sent with a statement or request about a listing."""
    seen = WatchlistEntry.objects.visible_to(request.user)
    return _file(request, file, entry=get_object_or_404(seen, pk=pk))


@require(Permission.APPRAISAL_READ)
def of_grade(request: StaffRequest, code: str, pk: int, file: int) -> HttpResponse:
    """A document sent with an objection to a grade."""
    seen = Grade.objects.visible_to(request.user).filter(appraisal__code=code)
    return _file(request, file, grade_objection__grade=get_object_or_404(seen, pk=pk))


def _file(request: StaffRequest, file: int, **about: Any) -> HttpResponse:
    seen = SentFile.objects.visible_to(request.user).filter(**about)
    found = get_object_or_404(seen, pk=file)
    return as_download(found.stored_as, name=found.file_name, media_type=found.media_type)
