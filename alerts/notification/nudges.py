"""Telling open pages that there is something new: one Redis channel a person.

A nudge carries the number of the newest notice and nothing else; what it says is read from the
database by whoever may read it. A nudge that is lost costs time, never a notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import structlog
from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)
KEPT_SECONDS = 24 * 60 * 60


@cache
def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)


def channel_of(user: int | str) -> str:
    """The Redis channel a person's pages listen on; the same name keeps the newest number."""
    return f"notices-{settings.REDIS_DATABASE}-{user}"


def nudge(newest: Mapping[int, int]) -> None:
    """Tells the pages of each person the number of their newest notice; without Redis nobody."""
    try:
        with _redis().pipeline(transaction=False) as pipe:
            for user, notice in newest.items():
                pipe.set(channel_of(user), notice, ex=KEPT_SECONDS)
                pipe.publish(channel_of(user), notice)
            pipe.execute()
    except (RedisError, OSError) as error:
        log.warning("nudge_not_sent", reason=str(error))
