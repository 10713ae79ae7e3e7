"""What this app says about a delivery: which alerts followed from comparing it."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum

from enterprises.models import Batch
from enterprises.presenting.deliveries import Section


def what_followed(batch: Batch, user: Any) -> dict[str, Any]:
    """The comparison of a delivery and its alerts raised, grown and resolved."""
    from .models import ComparisonRun, RunResult

    run = ComparisonRun.objects.filter(batch_id=batch.pk).first()
    sums = RunResult.objects.filter(run=run).aggregate(
        raised=Sum("alerts_new"), grown=Sum("alerts_updated"), resolved=Sum("alerts_resolved")
    )
    return {"run": run, **{name: count or 0 for name, count in sums.items()}}


SECTIONS = [Section(10, "alerts/_delivery_followed.html", what_followed)]
