"""/events/: a stream of nudges to one open page (server-sent events), as an ASGI application.

Who asks is read once, from the session's cookie; after that nothing touches the database. A stream
ends after STREAM_SECONDS and the browser opens it again, so that a session that ended, or a person
switched off, stops being nudged within that time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.db import connection
from django.http import HttpRequest

from inspectorate.organisation.second_factor import Standing, standing_of

from .listening import Ear, Listener

STREAM_SECONDS = 15 * 60
HEARTBEAT_SECONDS = 20
RETRY_MILLISECONDS = 3_000
MOST_STREAMS = 6  # of one person in one process
MOST_IN_ALL = 800  # of a process, which may have a thousand files open
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"private, no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


class Stream:
    """The ASGI application; one per process, because its ear is."""

    def __init__(self) -> None:
        self.ear = Ear()

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        user = await asked_by(scope) if scope["method"] == "GET" else None
        if user is None or self.ear.count(user) >= MOST_STREAMS or self.ear.total >= MOST_IN_ALL:
            await _refuse(send)
            return
        listener = self.ear.open(user)
        try:
            newest = await self.ear.newest_of(user)
            if _has_missed(scope, newest):
                listener.nudge(newest)
            await _stream(listener, receive, send)
        finally:
            self.ear.close(user, listener)


async def asked_by(scope: dict[str, Any]) -> int | None:
    """The person whose session the request carries; None for a stranger."""
    key = _session_key(_header(scope, b"cookie"))
    return await sync_to_async(_user_of, thread_sensitive=False)(key) if key else None


def _header(scope: dict[str, Any], name: bytes) -> str:
    return next((v.decode("latin-1") for n, v in scope["headers"] if n == name), "")


def _session_key(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found else ""


def _user_of(key: str) -> int | None:
    """As AuthenticationMiddleware finds the person; the connection is given back at once."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    try:
        user = get_user(request)
        complete = standing_of(user, request.session) == Standing.COMPLETE
        return user.pk if user.is_authenticated and complete else None
    finally:
        connection.close()


def _has_missed(scope: dict[str, Any], newest: str) -> bool:
    """Whether there is something newer than the page knows; one that comes again may have missed
    what Redis forgot, so it always looks."""
    if _header(scope, b"last-event-id"):
        return True
    since = parse_qs(scope["query_string"].decode("latin-1")).get("since", ["0"])[0]
    return newest.isdecimal() and since.isdecimal() and int(newest) > int(since)


async def _refuse(send: Send) -> None:
    """204: the browser does not come again by itself."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def _stream(listener: Listener, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await _say(send, f"retry: {RETRY_MILLISECONDS}\n\n")
    gone = asyncio.create_task(_until_gone(receive))
    until = asyncio.get_running_loop().time() + STREAM_SECONDS
    try:
        while not gone.done() and asyncio.get_running_loop().time() < until:
            await _wait(listener, gone)
            if gone.done():
                return
            await _say(send, _next(listener))
        await send({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _wait(listener: Listener, gone: asyncio.Task[None]) -> None:
    """Until there is a nudge, the reader is gone, or it is time for a heartbeat."""
    nudged = asyncio.create_task(listener.nudged.wait())
    await asyncio.wait(
        {nudged, gone}, timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED
    )
    nudged.cancel()


def _next(listener: Listener) -> str:
    if not listener.nudged.is_set():
        return ": still here\n\n"
    listener.nudged.clear()
    newest = listener.newest or "0"
    return f"id: {newest}\nevent: nudge\ndata: {newest}\n\n"


async def _say(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
