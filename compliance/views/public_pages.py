"""The public pages beside the lists: front, search, enterprises, certificates, guide, figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from compliance.models import PublicEntry
from compliance.publicity import certificates, draws, figure_rows, front, guide, searching, sitemaps
from compliance.publicity.lists import path_of
from compliance.publicity.pages import frame
from compliance.publicity.serving import published
from inspectorate.organisation.journal import address_of


@published()
def _front(request: HttpRequest) -> HttpResponse:
    return render(request, "public/front.html", front.front_page())


def front_door(request: HttpRequest) -> HttpResponseBase:
    """What a stranger may do here; whoever is logged in goes to their desk."""
    if request.user.is_authenticated:
        return redirect("organisation:desk")
    return _front(request)


front_door.without_transaction = True  # type: ignore[attr-defined]
front_door.asked, front_door.for_strangers = (), True  # type: ignore[attr-defined]


@published("q", "after", living=True)
def search(request: HttpRequest) -> HttpResponse:
    """Enterprises by part of their name or by code; a medal's or entry's number leads to it."""
    text = request.GET.get("q", "")
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    wanted = searching.readable(text)
    context = frame("search") | {
        "text": text[:200].replace("\x00", ""),
        "too_short": bool(text.strip()) and len(wanted) < searching.SHORTEST,
        "asked": len(wanted) >= searching.SHORTEST,
        "found": searching.search(text, after=start),
        "is_first": start == 0,
        "entry": _entry_of(wanted),
        "names": front.district_names(),
    }
    return render(request, "public/search.html", context)


def _entry_of(wanted: str) -> PublicEntry | None:
    """The entry whose number was typed, as it is printed: 2026-Q3-0012."""
    code, _hyphen, number = wanted.rpartition("-")
    if not (code and number.isascii() and number.isdigit() and len(number) < 8):
        return None
    found = PublicEntry.objects.shown().filter(list_code=code, number=int(number))
    return found.order_by("id").first()


@published(living=True)
def enterprise(request: HttpRequest, uscc: str) -> HttpResponse:
    """What is public of an enterprise: grades, medals, exposures."""
    return render(request, "public/enterprise.html", front.enterprise_page(uscc))


@never_cache
@require_safe
def certificates_form(request: HttpRequest) -> HttpResponse:
    """Where a code is typed in."""
    code = certificates.plain(request.GET.get("code", ""))
    if code:
        return redirect("public:certificate", code=code)
    unread = request.GET.get("code", "").strip()[:40]  # not a letter or digit in it: no code
    context = {"code": unread, "is_blank": "code" in request.GET and not unread}
    return render(request, "public/certificate.html", frame("medals") | context)


@never_cache
@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a certificate is genuine and still stands."""
    answer = certificates.check(code, address=address_of(request), now=timezone.now())
    context = frame("medals") | {
        "code": certificates.plain(code),
        "entry": answer.entry,
        "path": path_of(answer.entry) if answer.entry else "",
        "has_paper": bool(answer.entry and certificates.paper_of(answer.entry)),
        "wait_until_at": answer.wait_until_at,
    }
    status = 429 if answer.wait_until_at else 200 if answer.entry else 404
    return render(request, "public/certificate.html", context, status=status)


@published()
def guide_front(request: HttpRequest) -> HttpResponse:
    """Every part of the guide, with its questions."""
    return render(request, "public/guide.html", frame("guide") | {"parts": guide.parts()})


@published()
def guide_part(request: HttpRequest, audience: str) -> HttpResponse:
    """The guide of one audience."""
    context = frame("guide") | {"part": guide.part_of(audience), "audiences": guide.parts()}
    return render(request, "public/guide_part.html", context)


@published(living=True)
def figures(request: HttpRequest) -> HttpResponse:
    """The public figures."""
    return render(request, "public/figures.html", front.figures_page())


@published(living=True)
def figures_as(request: HttpRequest, extension: str) -> HttpResponse:
    """The public figures as CSV or JSON, each with its definition and as-of date."""
    today = timezone.localdate()
    rows = figure_rows.rows_of(on=today)
    if extension == "csv":
        return figure_rows.as_csv(rows)
    return figure_rows.as_json(rows, on=today)


@published("after", living=True)
def draws_held(request: HttpRequest) -> HttpResponse:
    """Double-random draws whose result is published."""
    return render(request, "public/draws.html", draws.draws_page(request.GET.get("after", "")))


@published(living=True)
def draw_held(request: HttpRequest, number: str) -> HttpResponse:
    """One draw: how it was drawn, and the visits that are over."""
    return render(request, "public/draw.html", draws.draw_page(number))


@published(living=True)
def draw_as_json(request: HttpRequest, number: str) -> HttpResponse:
    """The same for programs; with seed and pools once no visit is to come."""
    return JsonResponse(draws.told(number), json_dumps_params={"ensure_ascii": False})


@published()
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address, for search engines."""
    text = sitemaps.written()
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


@published()
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone."""
    closed = [
        reverse("public:search"),
        reverse("public:certificates"),
        reverse("complaints:landing") + "C-",
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {sitemaps.absolute(reverse('public:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
