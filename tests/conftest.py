"""The floor all tests stand on: real PostgreSQL and Redis, and rules that attack sloppiness."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import redis
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from inspectorate.foundation.aside import autocommit_cursor
from inspectorate.foundation.services import embedded
from inspectorate.organisation.actions import access
from tests import databases, programs, strictness
from tests.emptying import Snapshot

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker
    from pytest_django.live_server_helper import LiveServer

# No test fails because the machine has other work.
hypothesis.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis.load_profile("unhurried")

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LONG = ("journeys", "faults", "browser", "oracle", "organisation")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that no process is left with one while the others are done."""
    rank = {part: place for place, part in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.nodeid.split("/")[1], len(LONG)))


@pytest.fixture(autouse=True)
def strict() -> Iterator[None]:
    """No network, no order that was not asked for, and no language left by another test."""
    translation.activate(settings.LANGUAGE_CODE)
    with pytest.MonkeyPatch.context() as patched:  # not the tests' own, which must end first
        strictness.forbid_network(patched)
        strictness.shuffle_unordered_querysets(patched)
        yield


@pytest.fixture(scope="session")
def services() -> None:
    """The embedded PostgreSQL and Redis of the tests' VAR_DIR, running."""
    embedded.ensure_running()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    services: None,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """A database of this process's own, migrated by its owner, used by the test role."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock():
        name = databases.create_copy(worker)
        connection.close()
        connection.settings_dict["NAME"] = name
    snapshot = Snapshot(name)
    snapshot.take()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda case: snapshot.restore())
        yield
    with django_db_blocker.unblock():
        connection.close()
    databases.drop(name)


@pytest.fixture(scope="session")
def redis_client(services: None) -> Iterator[redis.Redis]:
    """A client of this process's own Redis database."""
    client = redis.Redis.from_url(settings.REDIS_URL)
    client.flushdb()
    yield client
    client.flushdb()
    client.close()


@pytest.fixture(autouse=True)
def clean_redis(redis_client: redis.Redis) -> Iterator[None]:
    """Each test begins with an empty Redis database."""
    yield
    redis_client.flushdb()


@pytest.fixture(autouse=True)
def clean_access_log(services: None) -> Iterator[None]:
    """Each test begins with an empty access log: it is written on a connection of its own, which
    no test's transaction takes back.
    """
    written = []

    @contextmanager
    def noted() -> Iterator[CursorWrapper]:
        written.append(connection.settings_dict["NAME"])
        with autocommit_cursor() as cursor:
            yield cursor

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(access, "autocommit_cursor", noted)
        yield
    for database in set(written):
        with databases.as_superuser(database) as cursor:
            cursor.execute(
                "SET session_replication_role = replica; DELETE FROM organisation_accesslog"
            )


@pytest.fixture
def celery_worker_process(transactional_db: None) -> Iterator[subprocess.Popen[bytes]]:
    """A real Celery worker, a process of its own, on this test's database and Redis."""
    with programs.celery_worker() as worker:
        yield worker


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A fresh page on a live server, 1360 × 900; any error on the page's console fails the test."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1360, "height": 900}, locale="en"
    )
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    assert errors == []
