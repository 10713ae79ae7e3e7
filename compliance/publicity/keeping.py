"""Renderings kept in Redis, compressed. Without Redis every page is rendered anew, and it is not
asked again for some seconds.
"""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from typing import cast

import structlog
from django.core.cache import cache
from redis.exceptions import RedisError

from .remembering import remember, remembered

log = structlog.get_logger(__name__)
REST_SECONDS = 10.0


@dataclass(frozen=True)
class Rendering:
    """The body of a page, compressed, with what its headers say."""

    packed: bytes
    content_type: str
    disposition: str = ""
    status: int = 200

    @property
    def body(self) -> bytes:
        """The body as it was rendered."""
        return gzip.decompress(self.packed)


class _Away:
    """Until when Redis is left alone (monotonic seconds)."""

    until = 0.0


def packed(body: bytes) -> bytes:
    """The body compressed; the same for the same body."""
    return gzip.compress(body, compresslevel=6, mtime=0)


def find(key: str) -> Rendering | None:
    """The rendering kept under `key`, if there is one and Redis answers, or just did."""
    if (seen := remembered(key)) is not None:
        return cast(Rendering, seen)
    if time.monotonic() < _Away.until:
        return None
    try:
        found: Rendering | None = cache.get(key)
    except (RedisError, OSError) as error:
        _rest(error)
        return None
    if found is not None:
        remember(key, found)
    return found


def keep(key: str, rendering: Rendering, *, seconds: int) -> None:
    """Keeps a rendering for so long, if Redis answers; this process remembers it anyhow."""
    remember(key, rendering)
    if time.monotonic() < _Away.until:
        return
    try:
        cache.set(key, rendering, timeout=seconds)
    except (RedisError, OSError) as error:
        _rest(error)


def _rest(error: Exception) -> None:
    _Away.until = time.monotonic() + REST_SECONDS
    log.warning("public_pages_not_kept", reason=str(error))
