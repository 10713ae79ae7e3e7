"""Cases and violations for tests of money: one enterprise, its people, one suspected violation."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from compliance.actions import calculations
from compliance.models import Calculation, CalculationLine, Case, Violation, ViolationWorker
from enterprises.models import Contribution, Enterprise, Worker
from inspectorate.organisation.models import ContributionLimit, GridGroup, User
from tests.factories import make_enterprise, make_user

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
AS_OF = date(2026, 11, 26)
_serials = itertools.count(1)


def make_case(enterprise: Enterprise, by: User, **changes: Any) -> Case:
    """A proposed case about an enterprise."""
    values: dict[str, Any] = {
        "enterprise": enterprise,
        "subject_id": enterprise.pk,
        "grid_group": enterprise.grid_group,
        "district_code": enterprise.district_code,
        "origin": "alert",
        "violation_type": "V1",
        "summary": "示例",
        "proposed_at": NOW,
        "proposed_by": by,
    }
    return Case.objects.create(**{**values, **changes})


def make_violation(
    *workers: Worker,
    enterprise: Enterprise | None = None,
    group: GridGroup | None = None,
    case: Case | None = None,
    **changes: Any,
) -> Violation:
    """A suspected V1 at an enterprise that concerns these people."""
    case = case or make_case(enterprise or make_enterprise(group, industry_code=""), make_user())
    values = {"case": case, "type": case.violation_type, "workers_count": len(workers), **changes}
    violation = Violation.objects.create(**values)
    for worker in workers:
        ViolationWorker.objects.create(case=case, violation=violation, worker=worker)
    return violation


def make_contribution(enterprise: Enterprise, **changes: Any) -> Contribution:
    """1,000 yuan due for pensions of September 2026, nothing paid."""
    values: dict[str, Any] = {
        "scheme": 1,
        "month": date(2026, 9, 1),
        "headcount": 1,
        "due": Decimal(1000),
        "paid": Decimal(0),
        "batch_id": 1,
    }
    return Contribution.objects.create(enterprise=enterprise, **{**values, **changes})


def limit(year: int, floor: str, cap: str) -> None:
    """Floor and cap of a year."""
    ContributionLimit.objects.create(year=year, floor_yuan=floor, cap_yuan=cap, source="示例")


def calculated(violation: Violation, **changes: Any) -> Calculation:
    """The calculation of a violation on AS_OF."""
    by = changes.pop("by", None) or make_user()
    return calculations.calculate(violation, **{"by": by, "now": NOW, "as_of": AS_OF, **changes})


def lines_of(calculation: Calculation, **only: Any) -> list[CalculationLine]:
    """The lines as written."""
    lines = CalculationLine.objects.filter(calculation=calculation, **only)
    return list(lines.order_by("position"))
