"""One size of the growth measure: what import and comparison cost per row there."""

from __future__ import annotations

from typing import Any

from benchmarks import city, notes
from benchmarks.scales import Scale
from benchmarks.whole_run import after_first_run

LARGE_FEEDS = ("workers", "employments", "insurance-records", "contributions", "tax-filings")


def measure(scale: Scale) -> dict[str, Any]:
    """Rows and seconds of the large feeds' import, and of the first comparison."""
    city.ensure(scale)
    first = after_first_run(scale)
    imported = {feed: notes.read(scale)["imported"][feed] for feed in LARGE_FEEDS}
    rows = sum(report["read"] for report in imported.values())
    seconds = sum(report["seconds"] for report in imported.values())
    facts = sum(
        report["loaded"] + report["updated"] for report in notes.read(scale)["imported"].values()
    )
    return {
        "scale": scale.name,
        "city_share": scale.share,
        "rows_imported": rows,
        "import_seconds": round(seconds, 3),
        "import_microseconds": round(seconds / rows * 1e6, 3),
        "facts": facts,
        "comparison_seconds": first["seconds"],
        "comparison_microseconds": round(first["seconds"] / facts * 1e6, 3),
        "import_by_feed": {
            feed: {name: report[name] for name in ("read", "seconds")}
            for feed, report in imported.items()
        },
    }
