"""Server time of pages as the web role: the whole request inside Django, template included."""

from __future__ import annotations

import random
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alerts.models import Alert
from benchmarks.scales import Scale
from benchmarks.targets import percentile
from compliance.models import Case
from enterprises.models import Enterprise
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import User
from inspectorate.organisation.sight import session_settings

ROUNDS = 40
WARMING = 5
DIFFERENT = 20


def measure(scale: Scale) -> dict[str, Any]:
    """Per page and viewer: p50 and p95 in milliseconds, and the most queries of a request."""
    times = {}
    for name in ("inspector", "supervisor"):
        user = User.objects.get(username=f"bench-{name}")
        client = Client(SERVER_NAME="localhost")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        for page, address in _pages(user).items():
            times[f"{page} ({name})"] = timed(client, address)
    return times


def _pages(user: User) -> dict[str, Callable[[int], str]]:
    """The pages by name: round → address. Lists turn by filter, single pages by what they show."""
    with web_role(session_settings(user), read_only=True):
        seen = Alert.objects.visible_to(user).open().by_priority()
        first = list(seen.values_list("pk", "enterprise__uscc")[:200])
        drawn = Enterprise.objects.visible_to(user).order_by("id")[:2000]
        usccs = random.Random(5).sample(list(drawn.values_list("uscc", flat=True)), DIFFERENT)
        cases = list(Case.objects.visible_to(user).open().values_list("pk", flat=True)[:200])
    alerts = random.Random(5).sample(first, min(DIFFERENT, len(first)))
    return {
        "queue": lambda turn: "/alerts/",
        "queue by rule": lambda turn: "/alerts/?rule=contribution-arrears",
        "queue by text": lambda turn: "/alerts/?q=%E7%A4%BA%E4%BE%8B",
        "queue overdue": lambda turn: "/alerts/?due=late",
        "alert": lambda turn: f"/alerts/{alerts[turn % len(alerts)][0]}/",
        "dossier": lambda turn: f"/dossiers/{usccs[turn % len(usccs)]}/",
        "dossiers by text": lambda turn: "/dossiers/?q=%E7%A4%BA%E4%BE%8B",
        "rules": lambda turn: "/rules/",
        "home": lambda turn: "/desk/",
        "cases": lambda turn: "/cases/",
        "cases overdue": lambda turn: "/cases/?due=late",
        "cases of mine": lambda turn: "/cases/?whose=mine",
        "cases by text": lambda turn: "/cases/?q=%E7%A4%BA%E4%BE%8B",
        "case": lambda turn: f"/cases/{cases[turn % len(cases)]}/",
        "visits": lambda turn: "/visits/",
        "letters": lambda turn: "/letters/",
        "complaints": lambda turn: "/complaints/inbox/",
        "grid": lambda turn: "/grid/",
        "newly covered": lambda turn: "/covered/",
        "notices": lambda turn: "/notifications/",
    }


def timed(client: Client, address: Callable[[int], str]) -> dict[str, Any]:
    """p50 and p95 in milliseconds of a page, the most queries of a request, the lines it lists."""
    for turn in range(WARMING):
        _get(client, address(turn))
    seconds = [_get(client, address(turn)) for turn in range(ROUNDS)]
    queries, lines = [], []
    for turn in range(3):
        with CaptureQueriesContext(connection) as captured:
            lines.append(client.get(address(turn)).content.count(b"<tr"))
        queries.append(len(captured))
    return {
        "p50_milliseconds": round(percentile(seconds, 0.5) * 1000, 1),
        "p95_milliseconds": round(percentile(seconds, 0.95) * 1000, 1),
        "queries": max(queries),
        "lines": max(lines),
    }


def _get(client: Client, address: str) -> float:
    """Seconds of a request. Raises RuntimeError if the page is not one."""
    started = perf_counter()
    response = client.get(address)
    taken = perf_counter() - started
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return taken
