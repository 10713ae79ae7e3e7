"""A complaint form that is filled before it is opened, kept in the browser's session alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

KEY = "complaint_draft"


def keep_draft(request: HttpRequest, values: dict[str, Any]) -> None:
    """Keeps the fields for the next complaint form of this browser."""
    request.session[KEY] = values


def draft_of(request: HttpRequest) -> dict[str, Any]:
    """The fields that were kept; {} if none were."""
    return dict(request.session.get(KEY) or {})


def forget_draft(request: HttpRequest) -> None:
    """The complaint was sent."""
    request.session.pop(KEY, None)
