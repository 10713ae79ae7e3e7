"""What every request of the organisation's pages shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied

from inspectorate.foundation.api.problems import plain

from .actions import tokens
from .second_factor import Standing, standing_of
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


class SecondFactorMiddleware:
    """A log-in that is not complete opens nothing but what completes it.

    A session that is not by the second factor that holds now is nobody's. Whoever has to set one up
    and has not is led there from every page, and refused by the interface, with a token too. Stands
    behind both ways of knowing who asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        by_session = not hasattr(request, "api_token")
        if by_session and standing_of(request.user, request.session) == Standing.STALE:
            logout(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        if not getattr(request.user, "owes_second_factor", False):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in COMPLETING:
            return None
        if request.path_info.startswith("/api/"):
            return plain(request, PermissionDenied(_("Set up two-step log-in first.")))
        return redirect("organisation:begin_factor")


COMPLETING = {
    f"organisation:{name}" for name in ("begin_factor", "confirm_factor", "language", "logout")
}
