"""What every request of the organisation's pages shares."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .actions import tokens
from .working_days import one_reading


class CalendarMiddleware:
    """Within a request the working-day calendar is read at most once, and only if asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_reading():
            return self.get_response(request)


class TokenMiddleware:
    """A request of the interface that brings a token is its user's, from here on to the database.

    Stands behind the authentication by session, which it replaces. What does not hold makes the
    request a stranger's; the view says so (`api_token` is '' then).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        scheme, _blank, secret = request.headers.get("Authorization", "").partition(" ")
        if request.path_info.startswith("/api/") and scheme.lower() == "bearer":
            now = timezone.now()
            token = tokens.holding(secret.strip(), now=now)
            request.api_token = token or ""  # type: ignore[attr-defined]
            request.user = token.user if token else AnonymousUser()
            if token:
                tokens.note_use(token, now=now)
        return self.get_response(request)
