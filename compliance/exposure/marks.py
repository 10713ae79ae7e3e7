"""The mark of what somebody read before publishing: other words, another mark."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from compliance.models import Exposure


def mark_of(exposures: Iterable[Exposure]) -> str:
    """One mark over the texts and sums to be printed, and over when they were accepted."""
    told = sorted(_told(each) for each in exposures)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _told(exposure: Exposure) -> tuple[int, str, str, str, str, str, str]:
    return (
        exposure.pk,
        exposure.facts,
        exposure.decision,
        exposure.legal_basis,
        f"{exposure.wages_yuan:.2f}",
        f"{exposure.contributions_yuan:.2f}",
        exposure.reviewed_at.isoformat() if exposure.reviewed_at else "",
    )
