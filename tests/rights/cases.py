"""Addresses of cases and approvals."""

from __future__ import annotations

from compliance.actions import approvals
from compliance.models import ApprovalKind
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories import START, Office, propose, visit, walk

GUARDED = {
    "compliance:cases": Permission.CASE_READ,
    "compliance:propose": Permission.CASE_PROPOSE,
    "compliance:case": Permission.CASE_READ,
    "compliance:step": Permission.CASE_READ,  # and the step's own, which the page asks for
    "compliance:add_note": Permission.CASE_COLLECT,
    "compliance:add_evidence": Permission.CASE_COLLECT,
    "compliance:hear": Permission.CASE_INVESTIGATE,
    "compliance:demand": Permission.CASE_INVESTIGATE,
    "compliance:pay_part": Permission.CASE_INVESTIGATE,
    "compliance:suspect": Permission.CASE_INVESTIGATE,
    "compliance:plan_visit": Permission.VISIT_PLAN,
    "compliance:record_case_visit": Permission.VISIT_PLAN,
    "compliance:ask": Permission.CASE_INVESTIGATE,
    "compliance:covered": Permission.CASE_READ,
    "compliance:approvals": Permission.APPROVAL_READ,
    "compliance:approval": Permission.CASE_EXTEND,
}
ANSWERS = {"compliance:propose": {404}}  # asked without an alert or an enterprise


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    office = Office(group)
    case = propose(office)
    now = walk(case, office, "file", "begin", now=START)
    asked = approvals.ask(
        case, ApprovalKind.EXTENSION, by=office.inspector, now=now, reason="材料多"
    )
    of_case = {"pk": case.pk}
    return {
        "compliance:case": of_case,
        "compliance:step": {**of_case, "verb": "conclude"},
        "compliance:add_note": of_case,
        "compliance:add_evidence": of_case,
        "compliance:hear": of_case,
        "compliance:demand": of_case,
        "compliance:pay_part": of_case,
        "compliance:suspect": of_case,
        "compliance:plan_visit": of_case,
        "compliance:record_case_visit": {**of_case, "inspection": visit(case, office, now=now).pk},
        "compliance:ask": {**of_case, "what": "recusal"},
        "compliance:approval": {"pk": asked.pk},
    }
