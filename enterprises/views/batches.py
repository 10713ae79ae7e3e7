"""One delivery: its report, its rejected rows as a file, the rows that wait for what they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from enterprises.landing.sealing import unsealed
from enterprises.models import Batch, BatchReject
from enterprises.presenting import deliveries
from enterprises.presenting.rejects import codes_of, reject_rows
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

REJECTS_SHOWN = 50
ORPHANS_SHOWN = 100


@require(Permission.FEED_READ)
def batch_detail(request: StaffRequest, feed: str, pk: int) -> HttpResponse:
    """Screen 8."""
    batch = get_object_or_404(Batch.objects.select_related("delivered_by"), pk=pk, feed=feed)
    code = request.GET.get("code", "")
    rejects = _after(batch.rejects.order_by("line", "id"), request.GET.get("after", ""))
    rejects = rejects.filter(code=code) if code else rejects
    page = page_of(rejects, request, size=REJECTS_SHOWN, key=lambda row: f"{row.line}-{row.pk}")
    context = {
        "batch": batch,
        "headline": deliveries.headline(batch),
        "equation": deliveries.equation(batch),
        "columns": deliveries.columns_of(batch),
        "codes": codes_of(batch),
        "code": code,
        "page": page,
        "rejects": reject_rows(batch, page.items),
        "sections": deliveries.sections_of(batch, request.user),
        "may_download": Permission.REJECTS_DOWNLOAD.is_held_by(request.user),
    }
    return render(request, "enterprises/batch_detail.html", context)


def _after(rejects: QuerySet[BatchReject], mark: str) -> QuerySet[BatchReject]:
    line, _sep, last = mark.partition("-")
    if not (line.isdecimal() and last.isdecimal()):
        return rejects
    return rejects.filter(Q(line__gt=int(line)) | Q(line=int(line), id__gt=int(last)))


@never_cache
@require_POST
@require(Permission.REJECTS_DOWNLOAD)
def rejects_file(request: StaffRequest, feed: str, pk: int) -> StreamingHttpResponse:
    """The rejected rows as delivered, decrypted on the way; every download is logged."""
    batch = get_object_or_404(Batch, pk=pk, feed=feed)
    return rejects_response(batch, by=request.user)


def rejects_response(batch: Batch, *, by: User) -> StreamingHttpResponse:
    """The file of rejected rows; the access of `by` is logged. Raises Http404 without one."""
    if not batch.rejects_file:
        raise Http404
    access.record(
        by=by,
        action=Permission.REJECTS_DOWNLOAD,
        subject_kind="batch",
        subject_id=batch.pk,
        purpose="rejects file",
    )
    response = StreamingHttpResponse(
        _unsealed(batch.rejects_file), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="rejects-{batch.pk}.csv"'
    return response


def _unsealed(name: str) -> Iterator[bytes]:
    with default_storage.open(name) as file:
        yield from unsealed(cast(BinaryIO, file))


@require(Permission.FEED_READ)
def orphan_list(request: StaffRequest, feed: str, pk: int) -> HttpResponse:
    """What the rows of a delivery name that is not known yet."""
    batch = get_object_or_404(Batch, pk=pk, feed=feed)
    rows = fetch("enterprises", "orphans_of_batch", batch=batch.pk, most=ORPHANS_SHOWN)
    return render(request, "enterprises/orphan_list.html", {"batch": batch, "rows": rows})
