"""Inspectors with certificates, visits and plans. Each `make_x` saves what it returns."""

from __future__ import annotations

from datetime import date
from typing import Any

from compliance.models import Inspection
from enterprises.models import Enterprise
from inspectorate.organisation.models import Absence, Assignment, GridGroup, Inspector
from tests.factories import TODAY, next_number


def make_inspector(*groups: GridGroup, **changes: Any) -> Inspector:
    """A certified full-time inspector who answers for the groups since 2020."""
    n = next_number()
    values: dict[str, Any] = {
        "staff_no": f"V{n}",
        "name": "王示例",
        "kind": "full_time",
        "certificate_no": f"3702{n:04}",
        "certificate_until": date(2029, 12, 31),
        **changes,
    }
    inspector = Inspector.objects.create(**values)
    for group in groups:
        Assignment.objects.create(inspector=inspector, grid_group=group, from_on=date(2020, 1, 1))
    return inspector


def make_absence(inspector: Inspector, **changes: Any) -> Absence:
    """A week away around TODAY."""
    values: dict[str, Any] = {
        "from_on": date(2026, 11, 16),
        "until_on": date(2026, 11, 20),
        "reason": "培训",
    }
    return Absence.objects.create(inspector=inspector, **{**values, **changes})


def make_inspection(enterprise: Enterprise, *team: Inspector, **changes: Any) -> Inspection:
    """A routine visit planned for TODAY."""
    values: dict[str, Any] = {
        "enterprise": enterprise,
        "grid_group": enterprise.grid_group,
        "district_code": enterprise.district_code,
        "purpose": "routine",
        "kind": "visit",
        "planned_on": TODAY,
    }
    made = Inspection.objects.create(**{**values, **changes})
    made.inspectors.set(team)
    return made
