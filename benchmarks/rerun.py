"""A comparison repeated with nothing changed: it must write nothing and cost no more."""

from __future__ import annotations

from typing import Any

from benchmarks.scales import Scale
from benchmarks.superuser import superuser
from benchmarks.targets import at_most, ratio
from benchmarks.whole_run import after_first_run, compare_all

WATCHED = ("alerts_alert", "alerts_alertstep", "alerts_finding", "enterprises_enterprise")
WRITES = """
    SELECT relname, n_tup_ins + n_tup_upd + n_tup_del
    FROM pg_stat_user_tables WHERE relname = ANY (%s)
"""


def measure(scale: Scale) -> dict[str, Any]:
    """First run, then the same again: seconds of both, and the rows the second one wrote."""
    first = after_first_run(scale)
    before = written()
    again = compare_all()
    after = written()
    writes = {table: after[table] - before[table] for table in WATCHED}
    return {
        "first_seconds": first["seconds"],
        "again_seconds": again["seconds"],
        "rows_written_again": writes,
        "findings": sum(rule["findings"] for rule in again["rules"].values()),
        "steps_again": again["steps"],
        "note": "runs, shards, results and the emptied table of hits are the run's own journal",
        "targets": [
            at_most("rows written by a re-run", sum(writes.values()), 0),
            at_most("re-run / first run", ratio(again["seconds"], first["seconds"]), 1.0, "x"),
        ],
    }


def written() -> dict[str, int]:
    """Rows inserted, updated and deleted so far, by table, as the server counts them."""
    with superuser() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(WRITES, [list(WATCHED)])
        return {table: int(writes) for table, writes in cursor.fetchall()}
