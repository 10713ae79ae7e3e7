"""The findings of an alert, row by row, numbers masked: for files and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from alerts.models import NO_MONTH, Alert
from enterprises.models import Scheme
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.statements import fetch


def evidence_of(alert: Alert) -> Iterator[dict[str, Any]]:
    """Each current finding with its person; each number is decrypted once."""
    masks: dict[int, str] = {}
    for row in fetch("alerts", "list_of_alert", alert=alert.pk):
        if row["worker_id"] not in masks:
            known = row["id_cipher"] is not None
            masks[row["worker_id"]] = mask(decrypt(row["id_cipher"])) if known else ""
        yield {
            "worker": row["worker_id"] or None,
            "name": row["name"],
            "id_number": masks[row["worker_id"]] or None,
            "scheme": Scheme(row["scheme"]).name.lower()
            if row["scheme"] in Scheme.values
            else None,
            "from_month": None if row["from_month"] == NO_MONTH else row["from_month"],
            "to_month": row["to_month"],
            "amount": row["amount"],
            "detail": row["detail"],
        }
