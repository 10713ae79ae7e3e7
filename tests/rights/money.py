"""Addresses of the calculator and of the figures of the law."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.money.made import calculated, make_violation
from tests.factories import make_enterprise

LOGGED_IN = {"money:calculator"}
GUARDED = {
    "money:calculation": Permission.CASE_READ,
    "money:lines_csv": Permission.CASE_READ,
    "money:calculate": Permission.CASE_INVESTIGATE,
    "money:propose": Permission.CASE_INVESTIGATE,
    "money:law": Permission.LIMIT_READ,
    "money:add_row": Permission.LIMIT_CHANGE,
    "money:change_row": Permission.LIMIT_CHANGE,
}
BY_POST = {"money:calculate", "money:propose"}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    violation = make_violation(enterprise=make_enterprise(group))
    calculated(violation)
    of_case = {"pk": violation.case_id}
    names = ("calculation", "lines_csv", "calculate", "propose")
    return {
        **{f"money:{name}": of_case for name in names},
        "money:add_row": {"table": "rates"},
        "money:change_row": {"table": "routes", "pk": "V1"},
    }
