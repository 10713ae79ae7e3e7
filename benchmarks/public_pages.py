"""Public lists and search under a burst of readers: kept pages, and pages nobody asked for before.

Through gunicorn as it is served, over the loopback interface, the readers on the same cores. What
is not kept is asked for under addresses that no reader used: pages of a list, entries, enterprises,
searches. A page is kept once somebody asked for it, so the same page asked again is a kept one.
"""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from django.core.cache import cache

from benchmarks import public_rows
from benchmarks.installation import environment_of
from benchmarks.readers import HOST, Read, answers, read
from benchmarks.scales import Scale
from benchmarks.targets import at_least, at_most, percentile
from compliance.models import PublicEntry
from compliance.publicity.lists import path_of
from enterprises.models import Enterprise
from inspectorate.foundation.services.places import CHECKOUT

KEPT, NEW = 3_000, 600
POPULAR = (
    "/",
    "/exposure/",
    "/medals/",
    "/exposure/2026-Q3/",
    "/guide/workers/",
    "/figures/",
)
CONNECTIONS = 8
ROUNDS = 3
START_SECONDS = 60
LEAST_KEPT, LEAST_NEW, MOST_MILLISECONDS = 500, 100, 100


def measure(scale: Scale) -> dict[str, Any]:
    """Requests per second and p95 of both kinds; of three rounds the quietest counts."""
    rows = public_rows.ensure(scale)
    drawn = random.Random(11)
    cache.clear()
    fresh = _fresh(drawn, NEW * ROUNDS)
    with _gunicorn(scale) as port:
        read(port, ["/", "/exposure/", "/medals/"], connections=1)
        new = [
            read(port, fresh[at : at + NEW], connections=CONNECTIONS)
            for at in range(0, len(fresh), NEW)
        ]
        popular = [*POPULAR, *(path_of(entry) for entry in PublicEntry.objects.order_by("id")[:14])]
        read(port, popular, connections=1)
        kept = [
            read(port, [popular[n % len(popular)] for n in range(KEPT)], connections=CONNECTIONS)
            for _round in range(ROUNDS)
        ]
    of_kept, of_new = _figures(kept), _figures(new)
    return {
        "rows": rows,
        "connections": CONNECTIONS,
        "kept": of_kept,
        "new": of_new,
        "targets": [
            at_least("kept pages", of_kept["per_second"], LEAST_KEPT, "requests/s"),
            at_least("new pages", of_new["per_second"], LEAST_NEW, "requests/s"),
            at_most("kept pages, p95", of_kept["p95_milliseconds"], MOST_MILLISECONDS, "ms"),
            at_most("new pages, p95", of_new["p95_milliseconds"], MOST_MILLISECONDS, "ms"),
        ],
    }


def _figures(rounds: list[Read]) -> dict[str, Any]:
    """Of the quietest round. Raises RuntimeError if an answer was not a page."""
    failed = [each for one in rounds for each in one.failed]
    if failed:
        raise RuntimeError(f"{len(failed)} requests failed: {failed[:3]}")
    best = min(rounds, key=lambda one: one.seconds)
    return {
        "requests": len(best.each),
        "per_second": round(len(best.each) / best.seconds, 1),
        "p50_milliseconds": round(percentile(best.each, 0.5) * 1000, 1),
        "p95_milliseconds": round(percentile(best.each, 0.95) * 1000, 1),
        "kilobytes_each": round(best.bytes_read / len(best.each) / 1000, 1),
    }


def _fresh(drawn: random.Random, count: int) -> list[str]:
    """Addresses nobody asked for: a quarter each of list pages, entries, enterprises, searches."""
    quarter = count // 4
    lists = [f"/medals/{cycle}/?after={n}" for cycle in public_rows.CYCLES for n in range(1, 481)]
    entries = [path_of(entry) for entry in PublicEntry.objects.order_by("id")[14:]]
    seen = list(Enterprise.objects.order_by("id").values_list("uscc", "name")[:40_000])
    enterprises = [f"/enterprises/{uscc}/" for uscc, _name in drawn.sample(seen, quarter)]
    pieces = {name[at : at + 3] for _uscc, name in seen for at in range(2, len(name) - 6)}
    searches = [f"/search/?q={quote(piece)}" for piece in sorted(pieces)]
    searches += [f"/search/?q={uscc[:15]}" for uscc, _name in drawn.sample(seen, quarter)]
    parts = [drawn.sample(part, min(quarter, len(part))) for part in (lists, entries, searches)]
    mixed = [address for part in (*parts, enterprises) for address in part]
    drawn.shuffle(mixed)
    return mixed[: len(mixed) // ROUNDS * ROUNDS]


@contextmanager
def _gunicorn(scale: Scale) -> Iterator[int]:
    """The site on a free port of this machine: two processes of four threads."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "inspectorate.wsgi", f"--bind={HOST}:{port}"]
    command += ["--workers=2", "--threads=4", "--keep-alive=30"]
    server = subprocess.Popen(command, cwd=CHECKOUT, env=environment_of(scale, role="web"))
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


def _wait(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if answers(port):
            return
        time.sleep(0.2)
    raise TimeoutError(f"gunicorn did not answer within {START_SECONDS} s")
