"""Where the rows of an alert come from: deliveries, the rule's version, the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alerts.catalogue import Rule
from alerts.models import Alert, ComparisonRun, RunResult
from enterprises.models import Batch
from inspectorate.foundation.statements import fetch


@dataclass(frozen=True)
class Provenance:
    """Deliveries with their rows, and the run that last changed the alert with its outcome."""

    batches: list[dict[str, Any]]
    run: ComparisonRun | None
    version: int
    seconds: float | None


def provenance_of(alert: Alert, rule: Rule) -> Provenance:
    """What the alert rests on, in four statements."""
    rows = (
        fetch("enterprises", "rows_by_batch", enterprise=alert.enterprise_id, reads=[*rule.reads])
        if alert.enterprise_id
        else fetch("alerts", "findings_by_batch", alert=alert.pk)
    )
    batches = Batch.objects.in_bulk({row["batch_id"] for row in rows})
    run = ComparisonRun.objects.filter(pk=alert.changed_in_run).first()
    result = RunResult.objects.filter(run=alert.changed_in_run, rule=alert.rule).first()
    return Provenance(
        batches=[
            {"batch": batches[row["batch_id"]], "rows": row["rows"]}
            for row in rows
            if row["batch_id"] in batches
        ],
        run=run,
        version=run.rules.get(alert.rule, 1) if run else 1,
        seconds=result.seconds if result else None,
    )
