"""What `manage.py check --deploy` asks of an installation that is not embedded."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register
from redis import Redis
from redis.exceptions import RedisError

SECONDS = 3


@register(deploy=True)
def proxies_are_counted(**_options: Any) -> list[CheckMessage]:
    """Whose address a request came from is known only where the number of proxies is said."""
    if settings.EMBEDDED or settings.PROXIES is not None:
        return []
    return [
        Error(
            "PROXIES is not set: every request counts as the nearest proxy's, so that all "
            "strangers share one limit and histories name the proxy.",
            hint="Set PROXIES to the number of your own proxies before the web processes, 0 if "
            "there is none. With a number too high, anybody could choose their address.",
            id="foundation.E001",
        )
    ]


@register(deploy=True)
def nothing_is_evicted(**_options: Any) -> list[CheckMessage]:
    """Jobs and the counts of what strangers do must not be thrown out when Redis is full."""
    if settings.REDIS_EMBEDDED:
        return []
    try:
        memory = _memory_of(settings.REDIS_URL)
    except (RedisError, OSError) as error:
        return [
            checks.Warning(
                f"Redis does not answer ({type(error).__name__}), so nobody knows whether it "
                "throws jobs out when it is full.",
                hint="Start it, see REDIS_URL, and check again.",
                id="foundation.W002",
            )
        ]
    if memory["maxmemory_policy"] == "noeviction" or not memory["maxmemory"]:
        return []
    return [
        Error(
            f"The Redis of REDIS_URL has maxmemory-policy {memory['maxmemory_policy']}: when it is "
            "full, jobs and the counts of what strangers have tried are thrown out.",
            hint="Set maxmemory-policy to noeviction there; kept pages, which may be thrown out, "
            "can have a Redis of their own under CACHE_URL.",
            id="foundation.E002",
        )
    ]


def _memory_of(url: str) -> dict[str, Any]:
    with Redis.from_url(url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS) as redis:
        found: dict[str, Any] = redis.info("memory")
        return found
