"""The city that is measured: generated once per scale, imported once through `import_feed`."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import installation, notes
from benchmarks.scales import Scale
from enterprises.feeds.registry import FEEDS

SEED = 370_200
AS_OF = date(2026, 10, 31)
DELIVERED = tuple(FEEDS)


def folder(scale: Scale) -> Path:
    """Where the generated files of the scale lie."""
    return installation.folder_of(scale) / "city"


def ensure(
    scale: Scale, *, feeds: tuple[str, ...] = DELIVERED, options: tuple[str, ...] = ()
) -> None:
    """Generates and imports what is missing; each step is noted, none is done twice."""
    if "generated" not in notes.read(scale):
        generate(scale, *options)
    imported: dict[str, Any] = notes.read(scale).get("imported", {})
    for feed in feeds:
        if feed not in imported:
            imported[feed] = land(scale, feed)
            notes.write(scale, imported=imported)
    if "analysed" not in notes.read(scale):
        _say("vacuum analyze")
        analyse()
        notes.write(scale, analysed=True)


def generate(scale: Scale, *options: str) -> None:
    """Generates the files of the scale; `options` go to the command."""
    _say(f"generate {scale.enterprises:,} enterprises, {scale.workers:,} workers")
    printed = installation.manage(
        scale,
        "generate_city",
        str(folder(scale)),
        f"--enterprises={scale.enterprises}",
        f"--workers={scale.workers}",
        f"--seed={SEED}",
        f"--as-of={AS_OF}",
        *options,
    )
    notes.write(scale, generated=json.loads(printed.splitlines()[-1]))


def land(scale: Scale, feed: str) -> dict[str, Any]:
    """Imports one generated file; what the command reports, less paths, and the wall clock."""
    started = time.monotonic()
    path = folder(scale) / f"{feed}.csv"
    printed = installation.manage(scale, "import_feed", feed, str(path))
    report: dict[str, Any] = json.loads(printed.splitlines()[-1])
    report["wall_seconds"] = round(time.monotonic() - started, 3)
    del report["file"], report["rejects_file"]
    _say(f"{feed}: {report['read']:,} rows in {report['seconds']} s")
    return report


def analyse(*tables: str) -> None:
    """VACUUM ANALYZE of these tables, or of all: what autovacuum would have done over night."""
    from benchmarks.superuser import superuser

    with superuser() as cursor:
        cursor.execute("VACUUM ANALYZE" + (f" {', '.join(tables)}" if tables else ""))


def _say(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)
