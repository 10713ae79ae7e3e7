"""What this process saw a moment ago: in a burst neither database nor Redis is asked each time.

A change of the lists is seen by every process within `settings.PUBLIC_REMEMBERED_SECONDS`, far
below the minute for which readers' own caches may answer. Nothing is remembered at 0.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings

MOST = 128
_seen: dict[str, tuple[float, Any]] = {}


def remembered(key: str) -> Any:
    """What was remembered under `key` and is fresh still; None otherwise."""
    until, value = _seen.get(key, (0.0, None))
    return value if time.monotonic() < until else None


def remember(key: str, value: Any) -> None:
    """Keeps a value for a moment; of too many all are forgotten, they come back by themselves."""
    seconds = settings.PUBLIC_REMEMBERED_SECONDS
    if not seconds:
        return
    if len(_seen) >= MOST:
        _seen.clear()
    _seen[key] = (time.monotonic() + seconds, value)
