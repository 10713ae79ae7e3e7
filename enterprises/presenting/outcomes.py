"""What became of a delivery, as the command prints it: read back from its row."""

from __future__ import annotations

from typing import Any

from enterprises.models import Batch, BatchState

COUNTS = ("read", "loaded", "updated", "repeated", "orphaned", "rejected")


def outcome_of(batch: Batch, *, rejects_at: str) -> dict[str, Any]:
    """The object of the contract; `rejects_at` is the address of the rejected rows."""
    told: dict[str, Any] = {
        "feed": batch.feed,
        "file": batch.file_name,
        "batch": batch.pk if batch.state == BatchState.PUBLISHED else None,
        **{name: getattr(batch, name) for name in COUNTS},
        "rejects_file": rejects_at if batch.rejects_file else None,
        "seconds": round(batch.seconds, 3),
    }
    unknown = [entry["header"] for entry in batch.columns if entry["how"] == "unknown"]
    more = {
        "withdrawn": batch.withdrawn,
        "adopted": batch.adopted,
        "unknown_columns": unknown,
        "error": batch.refusal,
    }
    return told | {name: value for name, value in more.items() if value}
