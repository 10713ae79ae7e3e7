"""One size of the growth measure: what import and comparison cost per row there, measured now."""

from __future__ import annotations

from typing import Any

from benchmarks import city, notes
from benchmarks.scales import Scale
from benchmarks.superuser import superuser
from benchmarks.whole_run import first_run

FEED, TABLE = "insurance-records", "enterprises_insurancerecord"


def measure(scale: Scale) -> dict[str, Any]:
    """Microseconds per row of landing the largest feed anew, and of a first comparison.

    What the notes say of earlier imports is no measure of growth: other hours, other loads.
    """
    city.ensure(scale)
    with superuser() as cursor:
        cursor.execute(f"TRUNCATE {TABLE}")
    imported = city.land(scale, FEED)
    city.analyse(TABLE)
    first = first_run(scale)
    reports = notes.read(scale)["imported"].values()
    facts = sum(report["loaded"] + report["updated"] for report in reports)
    return {
        "scale": scale.name,
        "city_share": scale.share,
        "rows_imported": imported["read"],
        "import_seconds": imported["seconds"],
        "import_microseconds": round(imported["seconds"] / imported["read"] * 1e6, 3),
        "facts": facts,
        "comparison_seconds": first["seconds"],
        "comparison_microseconds": round(first["seconds"] / facts * 1e6, 3),
    }
