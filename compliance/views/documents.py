"""One paper: its page, its file, its pages as pictures, its replacement."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from compliance.actions import documents
from compliance.forms.documents import ReplaceForm
from compliance.models import Document
from compliance.papers.binding import picture_of_page
from compliance.presenting.documents import document_page
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


def _seen(request: StaffRequest, pk: int) -> Document:
    """The paper, if the person may see it."""
    seen = Document.objects.visible_to(request.user)
    related = ("case", "case__enterprise", "issued_by", "replaced_by", "replaces")
    return get_object_or_404(seen.select_related(*related), pk=pk)


def _content(paper: Document) -> bytes:
    with default_storage.open(paper.file) as file:
        return bytes(file.read())


def _log(by: User, paper: Document, purpose: str) -> None:
    access.record(
        by=by,
        action=Permission.CASE_READ,
        subject_kind="document",
        subject_id=paper.pk,
        purpose=f"{purpose}, {paper.number}",
    )


@require(Permission.CASE_READ)
def document_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """What a paper says, and what became of it."""
    paper = _seen(request, pk)
    return render(request, "compliance/document.html", document_page(paper, user=request.user))


@require(Permission.CASE_READ)
def document_file(request: StaffRequest, pk: int) -> HttpResponse:
    """The PDF as it was issued, byte for byte; who opened it is logged."""
    paper = _seen(request, pk)
    return file_response(paper, by=request.user, download="download" in request.GET)


def file_response(paper: Document, *, by: User, download: bool) -> HttpResponse:
    """The PDF; that `by` opened it is logged. Raises Http404 if there is none."""
    if not paper.file or not default_storage.exists(paper.file):
        raise Http404
    _log(by, paper, "file")
    return HttpResponse(
        _content(paper),
        content_type="application/pdf",
        headers={
            "Content-Disposition": content_disposition_header(download, f"{paper.number}.pdf")
        },
    )


@require(Permission.CASE_READ)
def document_picture(request: StaffRequest, pk: int, page: int) -> HttpResponse:
    """One page of the PDF as a picture, to be read on the page of the paper."""
    paper = _seen(request, pk)
    if not paper.file or not 1 <= page <= paper.pages or not default_storage.exists(paper.file):
        raise Http404
    _log(request.user, paper, f"page {page}")
    return HttpResponse(picture_of_page(_content(paper), page), content_type="image/png")


@require(Permission.DOCUMENT_REPLACE)
def replace_document(request: StaffRequest, pk: int) -> HttpResponse:
    """A new paper instead of a wrong one, with the reason."""
    paper = _seen(request, pk)
    form = ReplaceForm(request.POST or None, paper=paper)
    refusal = documents.reason_not_to_replace(paper, by=request.user)
    if not refusal and request.method == "POST" and form.is_valid():
        try:
            new = documents.replace(
                paper,
                by=request.user,
                now=timezone.now(),
                facts=form.facts,
                reason=form.cleaned_data["reason"],
            )
        except documents.PaperRefused as refused:
            refusal = str(refused)
        else:
            return redirect("documents:detail", pk=new.pk)
    context = {"paper": paper, "form": form, "refusal": refusal}
    status = 409 if refusal and request.method == "POST" else 200
    return render(request, "compliance/document_replace.html", context, status=status)
