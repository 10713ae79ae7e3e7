"""Cases under limits, for tests of deadlines."""

from __future__ import annotations

from typing import Any

from compliance.models import Case, CaseOrigin
from inspectorate.organisation.models import GridGroup, User
from tests.factories import NOW, make_enterprise, make_grid_group, make_user


def make_case(group: GridGroup | None = None, *, by: User | None = None, **changes: Any) -> Case:
    """A case proposed at an enterprise of `group`, nothing running yet."""
    group = group or make_grid_group()
    enterprise = changes.pop("enterprise", None) or make_enterprise(group)
    values: dict[str, Any] = {
        "enterprise": enterprise,
        "subject_id": enterprise.pk,
        "grid_group": group,
        "district_code": group.district_code,
        "origin": CaseOrigin.ALERT,
        "violation_type": "V1",
        "summary": "98 of 265 workers without cover",
        "proposed_at": NOW,
        "proposed_by": by or make_user(),
    }
    return Case.objects.create(**{**values, **changes})
