"""Health and metrics."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries


def test_health_is_good_when_both_services_answer(client: Client, db: None) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "redis": True})


def test_health_without_redis_is_reported_and_keeps_the_process_in(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache, "get", refuse)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "redis": False})


def test_health_without_database_takes_the_process_out(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", refuse)
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"database": False, "redis": True})


def test_metrics_are_for_this_machine(client: Client, db: None) -> None:
    assert b"django_http_requests" in client.get("/metrics").content
    assert client.get("/metrics", REMOTE_ADDR="198.51.100.7").status_code == 403
    assert client.get("/metrics", headers={"X-Forwarded-For": "::1"}).status_code == 403


def test_metrics_with_a_token_are_for_its_holder(client: Client, db: None, settings: Any) -> None:
    settings.METRICS_TOKEN = "a token"
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer a tokem"}).status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer a token"}).status_code == 200


def test_machine_addresses_ask_no_question_about_anybody(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get("/healthz")
    with django_assert_num_queries(1):  # counts of the outbox
        client.get("/metrics")


def test_content_policy_allows_nothing_inline(client: Client, db: None) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
