"""The pages (WSGI) served by an ASGI server: each request in a thread of a lasting pool.

asgiref's own adapter runs one request at a time in the whole process; here threads work side by
side and keep their database connections, as gunicorn's do.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from asgiref.sync import SyncToAsync
from asgiref.wsgi import WsgiToAsgiInstance

RUN = vars(WsgiToAsgiInstance)["run_wsgi_app"].func


class _Request(WsgiToAsgiInstance):
    """One request; a header's value loses the blank that Django writes before a cookie."""

    def start_response(
        self, status: str, response_headers: list[tuple[str, str]], exc_info: Any = None
    ) -> None:
        trimmed = [(name, value.strip()) for name, value in response_headers]
        super().start_response(status, trimmed, exc_info)


class InThreads:
    """An ASGI application around a WSGI one, with at most `threads` requests at a time."""

    def __init__(self, pages: Callable[..., Any], *, threads: int) -> None:
        self.pages = pages
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: dict, receive: Any, send: Any) -> None:
        one = _Request(self.pages)
        one.run_wsgi_app = SyncToAsync(  # type: ignore[method-assign]
            partial(RUN, one), thread_sensitive=False, executor=self.pool
        )
        await one(scope, receive, send)
