"""How often somebody may ask: counted in Redis by the minute; without Redis nobody is held up."""

from __future__ import annotations

import time
from typing import Any

import structlog
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.throttling import BaseThrottle

log = structlog.get_logger(__name__)
WINDOW_SECONDS = 60


class PerMinute(BaseThrottle):
    """By token or person; strangers by their address. `settings.API_RATES` has a number per kind.

    A view says its kind as `throttle_kind`; `caller_of` of the view names who asks.
    """

    def allow_request(self, request: Any, view: Any) -> bool:
        """Counts the request; False once the minute's number is reached."""
        self.kind, caller = view.throttle_kind, view.caller_of(request)
        most = settings.API_RATES[self.kind]
        now = time.time()
        window = int(now // WINDOW_SECONDS)
        self.left = WINDOW_SECONDS - now % WINDOW_SECONDS
        key = f"api-{self.kind}-{caller}-{window}"
        try:
            cache.add(key, 0, 2 * WINDOW_SECONDS)
            return int(cache.incr(key)) <= most
        except (RedisError, OSError, ValueError) as error:
            log.warning("api_not_counted", reason=str(error))
            return True

    def wait(self) -> float:
        """Seconds to the next minute."""
        return self.left
