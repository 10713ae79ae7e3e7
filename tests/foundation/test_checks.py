"""What is asked of an installation before it is deployed."""

from __future__ import annotations

from typing import Any

import pytest
from redis import Redis

from inspectorate.foundation.checks import nothing_is_evicted, proxies_are_counted


def test_the_number_of_proxies_is_asked_for_where_nobody_said_it(settings: Any) -> None:
    settings.EMBEDDED, settings.PROXIES = False, None
    (error,) = proxies_are_counted()
    assert "PROXIES is not set" in error.msg
    settings.PROXIES = 0
    assert proxies_are_counted() == []


@pytest.mark.parametrize(
    ("policy", "maxmemory", "told"),
    [("allkeys-lru", "1gb", True), ("noeviction", "1gb", False), ("allkeys-lru", "0", False)],
)
def test_a_redis_that_throws_jobs_out_is_told(
    settings: Any, policy: str, maxmemory: str, told: bool
) -> None:
    settings.REDIS_EMBEDDED = False
    redis = Redis.from_url(settings.REDIS_URL)
    before = redis.info("memory")
    redis.config_set("maxmemory", maxmemory)
    redis.config_set("maxmemory-policy", policy)
    try:
        found = nothing_is_evicted()
    finally:
        redis.config_set("maxmemory", before["maxmemory"])
        redis.config_set("maxmemory-policy", before["maxmemory_policy"])
    assert [error.id for error in found] == (["foundation.E002"] if told else [])
    assert all(policy in error.msg for error in found)


def test_a_redis_that_is_away_is_told(settings: Any) -> None:
    settings.REDIS_EMBEDDED, settings.REDIS_URL = False, "redis://127.0.0.1:1/0"
    (warning,) = nothing_is_evicted()
    assert "does not answer" in warning.msg
