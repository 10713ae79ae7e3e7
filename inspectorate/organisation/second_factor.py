"""Who has passed which step of the log-in: what a session remembers, and what it is good for.

A session of somebody with a second factor carries the moment that factor was set up. So a session
that did not pass it, passed an earlier one, or was begun before it, is worth nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from .models import User

PASSED, ENTERING, BEGUN = "second_factor", "entering", "second_factor_begun"
ENTRY_LASTS = timedelta(minutes=10)


class Standing(Enum):
    """How far the log-in of a session has come."""

    COMPLETE = "complete"
    OWED = "owed"  # a second factor has to be set up before anything else
    STALE = "stale"  # not by the factor that holds now


def standing_of(user: Any, session: SessionBase) -> Standing:
    """The standing of whoever a session belongs to; strangers owe nothing."""
    if not user.is_authenticated:
        return Standing.COMPLETE
    if session.get(PASSED) != _mark_of(user):
        return Standing.STALE
    return Standing.OWED if user.owes_second_factor else Standing.COMPLETE


def _mark_of(user: User) -> float | None:
    return user.second_factor_at.timestamp() if user.second_factor_at else None


def mark_passed(request: HttpRequest, user: User) -> None:
    """The session is one of the factor that holds now, under a new key."""
    request.session.cycle_key()
    request.session[PASSED] = _mark_of(user)


def expect_code(request: HttpRequest, user: User, *, next_page: str, now: datetime) -> None:
    """The password was right: the session waits for the code, and is nobody's until it comes."""
    request.session.cycle_key()
    request.session[ENTERING] = {
        "user": user.pk,
        "backend": user.backend,
        "password": user.get_session_auth_hash(),
        "next": next_page,
        "at": now.timestamp(),
    }


def entering(request: HttpRequest, *, now: datetime) -> User | None:
    """Whose code the session waits for; None if nobody's, or for too long."""
    waiting = request.session.get(ENTERING)
    if waiting is None or now.timestamp() - waiting["at"] > ENTRY_LASTS.total_seconds():
        return None
    user = User.objects.active().filter(pk=waiting["user"]).first()
    if user is None or user.second_factor_at is None:
        return None
    same = constant_time_compare(waiting["password"], user.get_session_auth_hash())
    return user if same else None


def enter(request: HttpRequest, user: User) -> str:
    """The code was right: from now on the session is theirs. The page they wanted to see."""
    waiting = request.session.pop(ENTERING)
    login(request, user, backend=waiting["backend"])
    mark_passed(request, user)
    return str(waiting["next"])
