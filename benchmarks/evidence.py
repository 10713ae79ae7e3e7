"""Evidence and alerts written: findings per second through the statements that write them."""

from __future__ import annotations

from typing import Any

from benchmarks.scales import Scale
from benchmarks.targets import at_least, ratio
from benchmarks.whole_run import first_run

WRITING = ("raise_alerts", "insert_findings", "update_findings", "lapse_findings", "clear_hits")
FINISHING = ("refresh_alerts",)


def measure(scale: Scale) -> dict[str, Any]:
    """A first run; findings and alerts it wrote, over the time of the writing statements.

    The statements run on as many connections as there are cores, side by side: the machine's rate
    divides by the time they took together, the connection's by the sum of each one's time. Copying
    the hits is inside the rule's own time and not counted; bringing counts and states of alerts in
    line is shown beside.
    """
    first = first_run(scale)
    steps, written = first["steps"], first["written"]
    seconds = sum(steps.get(step, 0.0) for step in WRITING)
    finishing = sum(steps.get(step, 0.0) for step in FINISHING)
    findings, alerts = written.get("insert_findings", 0), written.get("raise_alerts", 0)
    return {
        "findings_written": findings,
        "alerts_written": alerts,
        "writing_seconds": round(seconds, 3),
        "finishing_seconds": round(finishing, 3),
        "seconds_by_step": {step: steps.get(step, 0.0) for step in (*WRITING, *FINISHING)},
        "connections": first["threads"],
        "findings_per_second_and_connection": round(ratio(findings, seconds)),
        "targets": [
            at_least(
                "findings with their alerts written per second",
                ratio(findings * first["threads"], seconds),
                100_000,
                "/s",
            )
        ],
    }
