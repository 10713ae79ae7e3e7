"""The self-check of a browser: the session holds its token alone, and nothing about the person."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from inspectorate.foundation.statements import fetch

from . import codes

KEY = "self_check"


def own_name(request: HttpRequest, *, now: datetime) -> str:
    """The name that opened this browser's self-check; '' once it is closed. It is kept nowhere."""
    token = request.session.get(KEY)
    if not token:
        return ""
    found = fetch("compliance", "self_check_name", token=codes.digest_of_token(token), now=now)
    return str(found[0]["name"]) if found else ""
