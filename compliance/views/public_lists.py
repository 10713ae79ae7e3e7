"""The public lists: pages, print, entries, change logs, and the same for programs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from compliance.models import PublicChange, PublicEntry
from compliance.publicity import feeds, pages
from compliance.publicity.lists import LISTINGS, lists_of
from compliance.publicity.serving import published


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
