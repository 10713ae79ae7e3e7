"""Decided violations and exposures for tests: delivered or decided, then proposed by the system."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from compliance.actions import exposure_runs, exposures
from compliance.models import Exposure
from enterprises.models import Contribution, Enterprise, Penalty
from inspectorate.organisation.models import GridGroup, User
from tests.factories import make_batch, make_enterprise, make_grid_group, next_number

# The third quarter is over.
OCTOBER = datetime(2026, 10, 15, 2, 0, tzinfo=UTC)
DECIDED = date(2026, 8, 20)


def make_penalty(enterprise: Enterprise, **changes: Any) -> Penalty:
    """A decision on unpaid wages, taken over from an earlier system."""
    values: dict[str, Any] = {
        "document_no": f"青劳监罚〔2026〕{next_number()}号",
        "enterprise": enterprise,
        "decided_on": DECIDED,
        "violation_type": "L6",
        "amount": Decimal(150000),
        "batch_id": make_batch("penalties").pk,
    }
    return Penalty.objects.create(**{**values, **changes})


def make_owed_month(enterprise: Enterprise, month: date, **changes: Any) -> Contribution:
    """A month of pension contributions that is due and not paid."""
    values: dict[str, Any] = {
        "enterprise": enterprise,
        "scheme": 1,
        "month": month,
        "headcount": 30,
        "due": Decimal(250000),
        "paid": Decimal(0),
        "batch_id": make_batch("contributions").pk,
    }
    return Contribution.objects.create(**{**values, **changes})


def make_exposure(
    group: GridGroup | None = None, *, now: datetime = OCTOBER, **changes: Any
) -> Exposure:
    """A proposal, made by the system about a penalty that was delivered."""
    enterprise = make_enterprise(group or make_grid_group())
    penalty = make_penalty(enterprise, **changes)
    exposure_runs.propose(now=now)
    return Exposure.objects.get(penalty_no=penalty.document_no)


def accept(exposure: Exposure, *, by: User, now: datetime = OCTOBER, **changes: Any) -> Exposure:
    """Accepted as proposed, or with the sums that are given."""
    names = ("facts", "decision", "legal_basis", "wages_yuan", "contributions_yuan")
    values = {name: getattr(exposure, name) for name in names}
    values["sums_reason"] = "欠款数额见征缴机关函件" if set(changes) & set(names[3:]) else ""
    return exposures.accept(exposure, by=by, now=now, **{**values, **changes})
