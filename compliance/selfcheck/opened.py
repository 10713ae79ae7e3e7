"""The self-check of a browser: the session holds its token alone, and nothing about the person."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from inspectorate.foundation.statements import fetch

from . import codes, delivery

KEY = "self_check"


def own_person(request: HttpRequest, *, now: datetime) -> dict[str, str]:
    """Name and phone of whoever opened this browser's self-check; nothing once it is closed. They
    are kept nowhere.
    """
    token = request.session.get(KEY)
    if not token:
        return {}
    found = fetch("compliance", "self_check_person", token=codes.digest_of_token(token), now=now)
    if not found:
        return {}
    return {"name": str(found[0]["name"]), "phone": delivery.phone_of(found[0]["phone"])}
