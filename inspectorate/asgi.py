"""The ASGI entry point, under the web role: /events/ streams, everything else is the WSGI site.

In production a proxy sends only /events/ here (docs/deployment/nginx.conf). Where there is no
proxy, as in the demonstration, this one process serves all of it under one address.
"""

import os
from typing import Any

from django.core.wsgi import get_wsgi_application

from inspectorate.foundation.memory import settle
from inspectorate.foundation.services import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspectorate.settings")
os.environ.setdefault("DATABASE_ROLE", "web")
embedded.ensure_running()
pages = get_wsgi_application()

from alerts.notification.stream import Stream  # noqa: E402 - needs the settings
from inspectorate.foundation.threads import InThreads  # noqa: E402

THREADS = 8
stream = Stream()
in_threads = InThreads(pages, threads=THREADS)
settle()


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Streams events, hands everything else to the pages."""
    if scope["type"] == "http":
        whole = stream if scope["path"] == "/events/" else in_threads
        await whole(scope, receive, send)
