"""Addresses of visits, the inspection plan and draws."""

from __future__ import annotations

from datetime import date

from compliance.models import Draw, InspectionPlan
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_visits import make_inspection
from tests.factories import NOW, make_enterprise, make_user

GUARDED = {
    "compliance:visits": Permission.VISIT_READ,
    "compliance:visit": Permission.VISIT_READ,
    "compliance:new_visit": Permission.VISIT_PLAN,
    "compliance:record_visit": Permission.VISIT_PLAN,
    "compliance:cancel_visit": Permission.VISIT_PLAN,
    "compliance:move_visit": Permission.VISIT_PLAN,
    "compliance:assign_visit": Permission.VISIT_PLAN,
    "compliance:propose_from_visit": Permission.CASE_PROPOSE,
    "compliance:plan": Permission.VISIT_READ,
    "compliance:draft_plan": Permission.PLAN_MAKE,
    "compliance:adopt_plan": Permission.PLAN_MAKE,
    "compliance:quota": Permission.PLAN_MAKE,
    "compliance:draws": Permission.VISIT_READ,
    "compliance:new_draw": Permission.DRAW_HOLD,
    "compliance:draw": Permission.VISIT_READ,
    "compliance:draw_json": Permission.VISIT_READ,
    "compliance:publish_draw": Permission.DRAW_HOLD,
}
BY_POST = {
    "compliance:record_visit",
    "compliance:cancel_visit",
    "compliance:move_visit",
    "compliance:assign_visit",
    "compliance:propose_from_visit",
    "compliance:draft_plan",
    "compliance:adopt_plan",
    "compliance:publish_draw",
}
# Nothing is posted along: forms come back; no district is named, so no plan is found.
ANSWERS = {
    "compliance:record_visit": {409},
    "compliance:cancel_visit": {409},
    "compliance:move_visit": {409},
    "compliance:assign_visit": {409},
    "compliance:propose_from_visit": {409},
    "compliance:draft_plan": {302, 409},
    "compliance:adopt_plan": {404},
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    visit = make_inspection(make_enterprise(group))
    InspectionPlan.objects.create(year=2027, district_code=group.district_code)
    draw, public = (
        Draw.objects.create(
            number=number, district_code=group.district_code, title="示例", seed="1",
            inspectors_each=2, objects_pool="", pool_hash="", objects_count=0,
            visits_from_on=date(2026, 11, 23), held_at=NOW, held_by=make_user(),
            published_on=published_on,
        )
        for number, published_on in (("D-2026-001", None), ("D-2026-002", NOW.date()))
    )  # fmt: skip
    of_visit, of_plan, of_draw = {"pk": visit.pk}, {"year": 2027}, {"pk": draw.pk}
    return {
        "compliance:visit": of_visit,
        "compliance:record_visit": of_visit,
        "compliance:cancel_visit": of_visit,
        "compliance:move_visit": of_visit,
        "compliance:assign_visit": of_visit,
        "compliance:propose_from_visit": of_visit,
        "compliance:plan": of_plan,
        "compliance:draft_plan": of_plan,
        "compliance:adopt_plan": of_plan,
        "compliance:quota": {"regime": "normal"},
        "compliance:draw": of_draw,
        "compliance:draw_json": of_draw,
        "compliance:publish_draw": of_draw,
        "public:draw": {"number": public.number},
    }
