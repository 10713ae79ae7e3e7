"""A final cycle as medals find it."""

from __future__ import annotations

from datetime import date
from typing import Any

from compliance.models import Appraisal, AppraisalState, CriteriaSet, Grade, GradeState
from enterprises.models import Enterprise
from tests.factories import NOW, make_enterprise, make_grid_group, make_user


def make_final_appraisal(code: str = "2024-2025", **changes: Any) -> Appraisal:
    """A cycle of the city's scale whose grades are final."""
    by = make_user("city_supervisor")
    values: dict[str, Any] = {
        "code": code,
        "scale_id": "city",
        "criteria": CriteriaSet.objects.get(scale="city", version=1),
        "from_on": date(2024, 1, 1),
        "to_on": date(2025, 12, 31),
        "as_of": date(2025, 12, 31),
        "known_at": NOW,
        "state": AppraisalState.FINAL,
        "opened_at": NOW,
        "opened_by": by,
        "concluded_at": NOW,
        "concluded_by": by,
    }
    return Appraisal.objects.create(**{**values, **changes})


def make_final_grade(
    appraisal: Appraisal, enterprise: Enterprise | None = None, *, grade: str = "full", **more: Any
) -> Grade:
    """A final grade of an enterprise with thirty people."""
    enterprise = enterprise or make_enterprise(make_grid_group(), established_on=date(2015, 1, 1))
    by = make_user("city_supervisor")
    values: dict[str, Any] = {
        "appraisal": appraisal,
        "enterprise": enterprise,
        "grid_group_id": enterprise.grid_group_id,
        "district_code": enterprise.district_code,
        "proposed_grade": grade,
        "decided_grade": grade,
        "final_grade": grade,
        "state": GradeState.FINAL,
        "staff_count": 30,
        "size_band": "small",
        "risk_class": "A",
        "decided_at": NOW,
        "decided_by": by,
    }
    return Grade.objects.create(**{**values, **more})
