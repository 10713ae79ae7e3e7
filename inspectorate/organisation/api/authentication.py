"""Who asks: whoever a token belongs to, or whoever is logged in with a session and CSRF token."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed


class ByToken(BaseAuthentication):
    """`Authorization: Bearer …`; the middleware has looked it up before the view was reached."""

    def authenticate(self, request: Any) -> tuple[Any, Any] | None:
        """The token's user and the token. Raises AuthenticationFailed where it does not hold."""
        token = getattr(request, "api_token", None)
        if token is None:
            return None
        if not token:
            raise AuthenticationFailed(
                _("This token is unknown, expired or revoked, or its log-in is switched off.")
            )
        return token.user, token

    def authenticate_header(self, request: Any) -> str:
        """So that strangers are answered 401."""
        return 'Bearer realm="api"'


class BySession(SessionAuthentication):
    """The log-in of the pages; writes need the CSRF token as pages do."""


class TokenScheme(OpenApiAuthenticationExtension):
    """How the schema calls it."""

    target_class = ByToken
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer"}


class SessionScheme(OpenApiAuthenticationExtension):
    """How the schema calls it."""

    target_class = BySession
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """The cookie of the pages."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
