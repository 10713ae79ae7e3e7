"""`import_feed` against COPY of the same rows into a bare table: first load and full re-delivery.

Validation, normalisation, rejects, persons, orphans, versions and touches are all included on one
side, none on the other. Each file is taken by the command in a process of its own, whose peak
memory is read when it ends; the bare COPY runs right after, so both meet the same neighbours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from psycopg2 import sql

from benchmarks import city, installation
from benchmarks.scales import Scale
from benchmarks.superuser import superuser
from benchmarks.targets import at_least, at_most, ratio
from inspectorate.foundation.services.places import CHECKOUT

TABLES = {
    "employments": "enterprises_employment",
    "insurance-records": "enterprises_insurancerecord",
    "contributions": "enterprises_contribution",
    "tax-filings": "enterprises_taxfiling",
}
MEGABYTE = 1_000_000


def measure(scale: Scale) -> dict[str, Any]:
    """Rows per second of each feed in three ways, their ratios, and the importer's memory."""
    feeds = {feed: _measured(scale, feed) for feed in TABLES}
    first = _total(feeds, "first_load")
    again = _total(feeds, "re_delivery")
    memory = max(
        feed[way]["peak_megabytes"]
        for feed in feeds.values()
        for way in ("first_load", "re_delivery")
    )
    return {
        "feeds": feeds,
        "targets": [
            at_least("first load / bare COPY, rows per second", first, 0.3, "x"),
            at_least("re-delivery / bare COPY, rows per second", again, 0.15, "x"),
            at_most("peak memory of the importer", memory, 500, "MB"),
        ],
    }


def _measured(scale: Scale, feed: str) -> dict[str, Any]:
    table = TABLES[feed]
    rows = installation.folder_of(scale) / "bare.copy"
    with superuser() as cursor:
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(table)))
        cursor.execute("CHECKPOINT")
    first = _import(scale, feed)
    _copy_out(table, rows)
    taken = [_bare(table, rows)]
    again = _import(scale, feed)
    taken += [_bare(table, rows) for _time in range(2)]
    rows.unlink()
    bare = _mean(taken)
    city.analyse(table)
    for way in (first, again):
        way["ratio"] = round(ratio(way["rows_per_second"], bare["rows_per_second"]), 3)
    return {"bare_copy": bare, "first_load": first, "re_delivery": again}


def _import(scale: Scale, feed: str) -> dict[str, Any]:
    """The command in a process of its own: its report, wall clock and peak memory."""
    path = city.folder(scale) / f"{feed}.csv"
    started = perf_counter()
    program = subprocess.Popen(
        [sys.executable, "manage.py", "import_feed", feed, str(path)],
        cwd=CHECKOUT,
        env=installation.environment_of(scale),
        stdout=subprocess.PIPE,
        text=True,
    )
    printed = program.stdout.read() if program.stdout else ""
    _pid, status, usage = os.wait4(program.pid, 0)
    if status:
        raise RuntimeError(f"import_feed {feed} ended with {status}")
    report: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return {
        "read": report["read"],
        "written": report["loaded"] + report["updated"],
        "seconds": report["seconds"],
        "wall_seconds": round(perf_counter() - started, 3),
        "rows_per_second": round(report["read"] / report["seconds"]),
        "processor_seconds": round(usage.ru_utime + usage.ru_stime, 2),
        "peak_megabytes": round(usage.ru_maxrss * 1024 / MEGABYTE),
    }


def _copy_out(table: str, rows: Path) -> None:
    with superuser() as cursor, rows.open("wb") as file:
        cursor.copy_expert(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table)), file)


def _bare(table: str, rows: Path) -> tuple[int, float]:
    """Rows and seconds of COPY into a table with the same columns and nothing else, committed."""
    with superuser() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare")
        cursor.execute(sql.SQL("CREATE TABLE bare (LIKE {})").format(sql.Identifier(table)))
        started = perf_counter()
        with rows.open("rb") as file:
            cursor.copy_expert("COPY bare FROM STDIN", file, size=1 << 20)
        seconds = perf_counter() - started
        count = cursor.rowcount
        cursor.execute("DROP TABLE bare")
    return count, seconds


def _mean(taken: list[tuple[int, float]]) -> dict[str, Any]:
    """Before and after the second import, so that both sides meet the same neighbours."""
    seconds = sum(one for _rows, one in taken) / len(taken)
    count = taken[0][0]
    return {
        "rows": count,
        "seconds": round(seconds, 3),
        "each_seconds": [round(one, 3) for _rows, one in taken],
        "rows_per_second": round(count / seconds),
    }


def _total(feeds: dict[str, Any], way: str) -> float:
    """Ratio of all feeds together: rows per second imported to rows per second copied."""
    read = sum(feed[way]["read"] for feed in feeds.values())
    seconds = sum(feed[way]["seconds"] for feed in feeds.values())
    rows = sum(feed["bare_copy"]["rows"] for feed in feeds.values())
    bare = sum(feed["bare_copy"]["seconds"] for feed in feeds.values())
    return ratio(read / seconds, rows / bare)
