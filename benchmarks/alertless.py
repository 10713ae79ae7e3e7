"""A city without alerts, as it stands before its first comparison."""

from __future__ import annotations

from benchmarks import city
from benchmarks.superuser import superuser

EMPTIED = (
    "alerts_alert",
    "alerts_alertstep",
    "alerts_finding",
    "alerts_rulehit",
    "alerts_comparisonrun",
    "alerts_runshard",
    "alerts_runresult",
)


def empty() -> None:
    """Takes all runs, findings and alerts away, and the categories they led to."""
    with superuser() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(EMPTIED)} CASCADE")
        cursor.execute(
            "UPDATE enterprises_enterprise "
            "SET risk_class = 'A', risk_points = 0, risk_reasons = '[]' "
            "WHERE risk_points <> 0 OR risk_reasons <> '[]'"
        )
    city.analyse("enterprises_enterprise", *EMPTIED)
