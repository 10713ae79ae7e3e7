"""How a public page is answered: from its version, from what is kept, or rendered anew.

The newest change of any list is the version of all of them; asking for it is the one query that a
page unchanged since costs. A rendering shows the same to everybody: it is made as a stranger.
"""

from __future__ import annotations

import hashlib
import re
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
from django.utils.http import http_date, parse_etags, urlencode
from django.utils.translation import check_for_language
from django.views.decorators.http import require_safe

from compliance.models import PublicChange
from inspectorate.foundation.sessions import web_role, without_transaction
from inspectorate.organisation.people import district_names
from inspectorate.organisation.sight import session_settings

from .keeping import Rendering, find, keep, packed
from .release import release
from .remembering import remember, remembered
from .searching import readable

DAY = 24 * 60 * 60
YEAR = 365 * DAY
# A shared cache may answer for a minute without asking; then it asks, which costs one query.
FRESH_SECONDS = 60
PLACE_IN_LIST = re.compile(r"[1-9][0-9]{0,8}")
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


@dataclass(frozen=True)
class Question:
    """What an address asks for: the key of its rendering, and what makes it another.

    One that is narrowed by parameters is kept for a minute, and not at all where they are other
    than the pages write them: nobody fills the memory with addresses made up.
    """

    key: str
    version: Version
    language: str
    is_narrowed: bool
    is_keepable: bool

    @property
    def etag(self) -> str:
        """Weak, since the same page may come compressed or not."""
        return f'W/"{self.key}"'


def published(*asked: str, living: bool = False) -> Callable[[View], View]:
    """Makes a view a public page, whose parameters in the address are those of `asked`.

    A `living` page shows more than the lists (enterprises as deliveries name them): it is kept for
    a minute and has no validator.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.asked = asked  # type: ignore[attr-defined]
            question = getattr(request, "question", None)
            if question is None:  # the middleware was not asked, or does not know this address
                question = question_of(request, asked)
                known = answer_known(request, question, living=living)
                if known is not None:
                    return known
            translation.activate(question.language)
            request.LANGUAGE_CODE = question.language
            rendering = _render(view, request, args, kwargs)
            if rendering.status == 200 and question.is_keepable:
                short = living or question.is_narrowed
                keep(question.key, rendering, seconds=FRESH_SECONDS if short else DAY)
            return _response(request, question, rendering, living=living)

        shown = without_transaction(require_safe(answer))
        shown.asked, shown.living = asked, living
        return shown

    return decorate


def question_of(request: HttpRequest, asked: tuple[str, ...]) -> Question:
    """What is asked for, by one query if nobody asked a moment ago; a district costs another."""
    version, language = _newest_seen(), _language_of(request)
    given = [(name, request.GET[name]) for name in asked if request.GET.get(name)]
    return Question(
        _key(request, given, language, version),
        version,
        language,
        is_narrowed=bool(given),
        is_keepable=all(_is_canonical(name, value) for name, value in given),
    )


def _newest_seen() -> Version:
    """The version as this process saw it a moment ago."""
    seen: Version | None = remembered("version")
    if seen is None:
        seen = newest()
        remember("version", seen)
    return seen


def answer_known(request: HttpRequest, question: Question, *, living: bool) -> HttpResponse | None:
    """The answer if the reader has it already or it is kept, else None.

    Only what was answered with 200 has an ETag or is kept; nothing else is called unchanged.
    """
    rendering = find(question.key) if question.is_keepable else None
    theirs = parse_etags(request.headers.get("If-None-Match", ""))
    if not living and (rendering or question.etag in theirs):
        unchanged = get_conditional_response(
            request,
            etag=question.etag,
            last_modified=int(question.version.recorded_at.timestamp()),
        )
        if unchanged is not None:
            return _with_headers(request, unchanged, question, living=living)
    return _response(request, question, rendering, living=living) if rendering else None


def _language_of(request: HttpRequest) -> str:
    """The language of the address (?lang=), else the one the browser asked for."""
    chosen = request.GET.get("lang", "")
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        return chosen
    return translation.get_language_from_request(request)


def _is_canonical(name: str, value: str) -> bool:
    """Whether a parameter is as the pages write it."""
    if name == "district":
        return value in district_names()
    if name == "after":
        return PLACE_IN_LIST.fullmatch(value) is not None
    return value == readable(value)


def _key(
    request: HttpRequest, given: list[tuple[str, str]], language: str, version: Version
) -> str:
    """Release, language and version of what the address asks for; whatever else is ignored."""
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


def _response(
    request: HttpRequest, question: Question, rendering: Rendering, *, living: bool
) -> HttpResponse:
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
    return _with_headers(request, response, question, living=living or rendering.status != 200)


def _with_headers(
    request: HttpRequest, response: HttpResponse, question: Question, *, living: bool
) -> HttpResponse:
    # What the middleware behind this one would have set.
    if response.status_code != 304:
        response["Content-Length"] = str(len(response.content))
    response["X-Frame-Options"] = settings.X_FRAME_OPTIONS
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response["Content-Language"] = question.language
    if not living:
        response["ETag"] = question.etag
        response["Last-Modified"] = http_date(question.version.recorded_at.timestamp())
    patch_vary_headers(response, ("Accept-Encoding", "Accept-Language", "Cookie"))
    if request.GET.get("lang", "") == question.language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            question.language,
            max_age=YEAR,
            samesite="Lax",
            httponly=True,
        )
    return response
