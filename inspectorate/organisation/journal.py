"""From where a change came: page, API, job or command, and whose address. Kept with every change.

Triggers write the history of every human thing; what they cannot know is told them here, once per
request, job and command. Actions add who acts and why.
"""

from __future__ import annotations

import getpass
import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pghistory
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from pghistory.runtime import Context, _tracker
from psycopg2.sql import Composable

from inspectorate.foundation.sessions import SAFE_METHODS


def address_of(request: HttpRequest) -> str:
    """Whose address a request came from, past as many proxies as the installation has.

    Each of our proxies adds whom it was asked by; further left stands what anybody may write,
    and with fewer hops than proxies somebody came past them.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if settings.PROXIES and len(hops) >= settings.PROXIES:
        return hops[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


class JournalMiddleware:
    """Tells the history who asks, by which door, and from where. Stands after authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        door = "api" if request.path.startswith("/api/") else "page"
        facts = {"user": request.user.pk, "door": door, "url": request.path}
        if token := getattr(request, "api_token", None):
            facts["token"] = token.pk
        with told(**facts, address=address_of(request)):
            return self.get_response(request)


@contextmanager
def told(**facts: Any) -> Iterator[None]:
    """Whatever changes inside is kept with these facts, and with those of whatever surrounds it.

    What is told inside holds inside only. The library's own contexts share one row, so that the
    reason of a second act would stand beside the first one's change, and beside all that follows.
    """
    around = getattr(_tracker, "value", None)
    if around is None:
        with connection.execute_wrapper(_as_text), pghistory.context(**facts):
            yield
        return
    both = around.metadata | facts
    _tracker.value = around if both == around.metadata else Context(id=uuid.uuid4(), metadata=both)
    try:
        yield
    finally:
        _tracker.value = around


def _as_text(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    """The history's own wrapper writes before the statement, so it has to be text by then."""
    if isinstance(sql, Composable):
        sql = sql.as_string(context["cursor"].cursor)
    return execute(sql, params, many, context)


def of_command(name: str) -> AbstractContextManager[None]:
    """The context of a management command: its name, the account and machine it runs on."""
    return told(
        door="command", command=name, account=getpass.getuser(), address=socket.gethostname()
    )


def of_job(name: str) -> AbstractContextManager[None]:
    """The context of a job of the queue."""
    return told(door="job", command=name, address=socket.gethostname())
