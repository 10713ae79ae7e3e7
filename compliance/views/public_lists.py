"""The public lists: pages, print, entries, change logs, and the same for programs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe

from compliance.models import PublicChange, PublicEntry, PublicKind
from compliance.publicity import certificates, feeds, pages
from compliance.publicity.lists import LISTINGS, lists_of, path_of
from compliance.publicity.pages import frame
from compliance.publicity.serving import FRESH_SECONDS, published


@published("district", "after")
def public_list(request: HttpRequest, slug: str, code: str | None = None) -> HttpResponse:
    """A list of enterprises; without a code the newest of its kind."""
    context = pages.list_page(
        LISTINGS[slug],
        code,
        district=request.GET.get("district", ""),
        after=request.GET.get("after", ""),
    )
    return render(request, "public/list.html", context)


@published()
def printed(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The whole list on paper, for the newspaper."""
    return render(request, "public/print.html", pages.print_page(LISTINGS[slug], code))


@published()
def entry(request: HttpRequest, slug: str, code: str, number: int) -> HttpResponse:
    """One entry, for good: what was printed, and what became of it."""
    listing = LISTINGS[slug]
    found = get_object_or_404(PublicEntry.objects.of(listing.kind), list_code=code, number=number)
    return render(request, "public/entry.html", pages.entry_page(listing, found))


@require_safe
def certificate_paper(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The certificate of a medal that stands, byte for byte as it was issued."""
    medals = PublicEntry.objects.of(PublicKind.MEDAL)
    found = get_object_or_404(medals, list_code=code, number=number)
    paper = certificates.paper_of(found)
    if paper is None:
        context = frame("medals") | {"code": "", "unset": found, "path": path_of(found)}
        return render(request, "public/certificate.html", context, status=404)
    etag, issued = f'"{paper.sha256}"', int(paper.issued_at.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=issued)
    if response is None:
        response = HttpResponse(paper.read(), content_type="application/pdf")
        name = content_disposition_header(as_attachment=False, filename=f"{paper.number}.pdf")
        response["Content-Disposition"] = name or "inline"
    response["ETag"], response["Last-Modified"] = etag, http_date(issued)
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response


@published("after")
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What was added, paid, withdrawn and expired, the newest first."""
    context = pages.changes_page(LISTINGS[slug], request.GET.get("after", ""))
    return render(request, "public/changes.html", context)


@published()
def download(
    request: HttpRequest, slug: str, extension: str, code: str | None = None
) -> HttpResponse:
    """A list, or all lists of a kind, as CSV, JSON or Atom."""
    listing = LISTINGS[slug]
    if code is not None and code not in {each.code for each in lists_of(listing)}:
        raise Http404
    if extension == "atom":
        return _atom(slug, code)
    entries = PublicEntry.objects.of(listing.kind).shown().order_by("-list_code", "number")
    name = slug
    if code is not None:
        entries, name = entries.filter(list_code=code), f"{slug}-{code}"
    if extension == "csv":
        return feeds.as_csv(listing, entries, name=f"{name}.csv")
    return feeds.as_json(listing, entries, code=code)


def _atom(slug: str, code: str | None) -> HttpResponse:
    listing = LISTINGS[slug]
    found = PublicChange.objects.of(listing.kind)
    if code is not None:
        found = found.filter(entry__list_code=code)
    told = [(change, pages.sentence_of(change)) for change in found[: feeds.ENTRIES_IN_FEED]]
    text = feeds.as_atom(listing, told, title=str(listing.title))
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
