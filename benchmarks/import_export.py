"""The bulk mode of django-import-export against `import_feed`, on the same 100,000 rows."""

from __future__ import annotations

from typing import Any

from benchmarks import installation
from benchmarks.scales import SCALES, Scale
from benchmarks.targets import at_least, ratio

OWN = SCALES["import-export"]
TIMES = 100


def measure(scale: Scale) -> dict[str, Any]:
    """Seconds of both, measured on an installation of its own whatever the scale."""
    measured = installation.measured_elsewhere(OWN, "import_export_run")
    own = measured["import_feed"]["seconds"]
    return {
        **measured,
        "targets": [
            at_least(
                f"{name} / import_feed",
                ratio(measured[name]["seconds"], own),
                TIMES,
                "x",
            )
            for name in ("bulk_mode",)
        ],
    }
