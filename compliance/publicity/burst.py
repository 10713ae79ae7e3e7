"""Public pages that are known are answered before sessions, log-in and the journal are looked at.

They show the same to everybody, so nothing of that concerns them; a burst of readers costs each
process one query and one look into Redis a second, and everything else is what it remembers.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from inspectorate.foundation.sessions import SAFE_METHODS

from .serving import answer_known, question_of


class BurstMiddleware:
    """Stands behind what sets headers for every answer, before sessions."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS:
            view = _view_of(request)
            asked = getattr(view, "asked", None)
            if view is not None and asked is not None and not self._knows_readers(view, request):
                request.get_host()  # a wrong one is refused here too
                question = question_of(request, asked)
                known = answer_known(request, question, living=getattr(view, "living", False))
                if known is not None:
                    return known
                request.question = question  # type: ignore[attr-defined]
        return self.get_response(request)

    def _knows_readers(self, view: Callable[..., HttpResponse], request: HttpRequest) -> bool:
        """Whether the view sends somebody logged in elsewhere, and this may be one."""
        return getattr(view, "for_strangers", False) and (
            settings.SESSION_COOKIE_NAME in request.COOKIES
        )


def _view_of(request: HttpRequest) -> Callable[..., HttpResponse] | None:
    """The public page of an address, asked of the public addresses alone: they are few."""
    try:
        return resolve(request.path_info, urlconf="compliance.publicity.urls").func
    except Resolver404:
        return None
