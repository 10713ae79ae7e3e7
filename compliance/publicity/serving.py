"""How a public page is answered: from its version, from what is kept, or rendered anew.

The newest change of any list is the version of all of them; asking for it is the one query that a
page unchanged since costs. A rendering shows the same to everybody: it is made as a stranger.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, urlencode
from django.utils.translation import check_for_language
from django.views.decorators.http import require_safe

from compliance.models import PublicChange
from inspectorate.foundation.sessions import web_role, without_transaction
from inspectorate.organisation.sight import session_settings

from .keeping import Rendering, find, keep, packed
from .release import release

DAY = 24 * 60 * 60
YEAR = 365 * DAY
# A shared cache may answer for a minute without asking; then it asks, which costs one query.
FRESH_SECONDS = 60
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Version:
    """The newest change of the public lists, and when it was recorded."""

    number: int
    recorded_at: datetime


def newest() -> Version:
    """The version of all lists, by one query."""
    found = PublicChange.objects.order_by("-id").values_list("id", "recorded_at").first()
    return Version(*(found or (0, NEVER)))


def published(*asked: str, living: bool = False) -> Callable[[View], View]:
    """Makes a view a public page, whose parameters in the address are those of `asked`.

    A `living` page shows more than the lists (enterprises as deliveries name them): it is kept for
    a minute and has no validator.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.asked = asked  # type: ignore[attr-defined]
            language = _choose_language(request)
            version = newest()
            key = _key(request, asked, language, version)
            etag = f'W/"{key}"'
            modified = int(version.recorded_at.timestamp())
            if not living:
                unchanged = get_conditional_response(request, etag=etag, last_modified=modified)
                if unchanged is not None:
                    return _with_headers(request, unchanged, etag=etag, modified=modified)
            rendering = find(key) or _render(view, request, args, kwargs)
            if rendering.status == 200:
                keep(key, rendering, seconds=FRESH_SECONDS if living else DAY)
            response = _response(request, rendering)
            if living or rendering.status != 200:
                return _with_headers(request, response)
            return _with_headers(request, response, etag=etag, modified=modified)

        return without_transaction(require_safe(answer))

    return decorate


def _choose_language(request: HttpRequest) -> str:
    """The language of the address (?lang=), else the one the browser asked for."""
    chosen = request.GET.get("lang", "")
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        translation.activate(chosen)
        request.LANGUAGE_CODE = chosen
    return translation.get_language() or settings.LANGUAGE_CODE


def _key(request: HttpRequest, asked: tuple[str, ...], language: str, version: Version) -> str:
    """Release, language and version of what the address asks for; whatever else is ignored."""
    given = [(name, request.GET.get(name, "")) for name in asked if request.GET.get(name)]
    place = hashlib.sha256(f"{request.path}?{urlencode(given)}".encode()).hexdigest()[:24]
    return f"public-{release()}-{version.number}-{language}-{place}"


def _render(view: View, request: HttpRequest, args: Any, kwargs: Any) -> Rendering:
    with web_role(session_settings(AnonymousUser()), read_only=True):
        response = view(request, *args, **kwargs)
    return Rendering(
        packed=packed(response.content),
        content_type=response.headers["Content-Type"],
        disposition=response.headers.get("Content-Disposition", ""),
        status=response.status_code,
    )


def _response(request: HttpRequest, rendering: Rendering) -> HttpResponse:
    squeezed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        rendering.packed if squeezed else rendering.body,
        content_type=rendering.content_type,
        status=rendering.status,
    )
    if squeezed:
        response["Content-Encoding"] = "gzip"
    if rendering.disposition:
        response["Content-Disposition"] = rendering.disposition
    return response


def _with_headers(
    request: HttpRequest, response: HttpResponse, *, etag: str = "", modified: int = 0
) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    if etag:
        response["ETag"] = etag
        response["Last-Modified"] = http_date(modified)
    patch_vary_headers(response, ("Accept-Encoding", "Accept-Language", "Cookie"))
    chosen = request.GET.get("lang", "")
    if chosen and chosen == getattr(request, "LANGUAGE_CODE", ""):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=YEAR, samesite="Lax", httponly=True
        )
    return response
