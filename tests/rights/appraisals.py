"""Addresses of appraisals, grades, criteria and recorded conduct."""

from __future__ import annotations

from datetime import date

from compliance.actions import appraisals, conduct
from compliance.models import CriteriaSet, Grade, Simulation
from inspectorate.organisation.models import GridGroup, Role
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_appraisals import OPENED, Graded
from tests.factories import make_user

GUARDED = {
    "compliance:appraisals": Permission.APPRAISAL_READ,
    "compliance:open_appraisal": Permission.APPRAISAL_RUN,
    "compliance:criteria": Permission.APPRAISAL_READ,
    "compliance:criteria_set": Permission.APPRAISAL_READ,
    "compliance:edit_criteria": Permission.CRITERIA_DRAFT,
    "compliance:draft_criteria": Permission.CRITERIA_DRAFT,
    "compliance:drop_criteria": Permission.CRITERIA_DRAFT,
    "compliance:enact_criteria": Permission.CRITERIA_DRAFT,
    "compliance:try_criteria": Permission.CRITERIA_DRAFT,
    "compliance:simulation": Permission.APPRAISAL_READ,
    "compliance:appraisal": Permission.APPRAISAL_READ,
    "compliance:appraisal_csv": Permission.APPRAISAL_READ,
    "compliance:confirm_grades": Permission.GRADE_DECIDE,
    "compliance:accept_gaps": Permission.APPRAISAL_RUN,
    "compliance:notify_appraisal": Permission.APPRAISAL_RUN,
    "compliance:conclude_appraisal": Permission.APPRAISAL_RUN,
    "compliance:scales": Permission.LIMIT_READ,
    "compliance:scale": Permission.LIMIT_READ,
    "compliance:change_scale": Permission.LIMIT_CHANGE,
    "compliance:drop_scale": Permission.LIMIT_CHANGE,
    "compliance:new_scale_version": Permission.LIMIT_CHANGE,
    "compliance:add_effect": Permission.LIMIT_CHANGE,
    "compliance:change_effect": Permission.LIMIT_CHANGE,
    "compliance:recompute": Permission.APPRAISAL_RUN,
    "compliance:recomputation": Permission.APPRAISAL_READ,
    "compliance:grade": Permission.APPRAISAL_READ,
    "compliance:object_grade": Permission.GRADE_OBJECT,
    "compliance:decide_grade": Permission.GRADE_DECIDE,
    "compliance:record_conduct": Permission.CONDUCT_RECORD,
    "compliance:conduct": Permission.APPRAISAL_READ,
    "compliance:confirm_conduct": Permission.CONDUCT_CONFIRM,
    "compliance:withdraw_conduct": Permission.CONDUCT_CONFIRM,
}
BY_POST = {
    "compliance:draft_criteria",
    "compliance:drop_criteria",
    "compliance:enact_criteria",
    "compliance:try_criteria",
    "compliance:accept_gaps",
    "compliance:notify_appraisal",
    "compliance:conclude_appraisal",
    "compliance:recompute",
    "compliance:object_grade",
    "compliance:decide_grade",
    "compliance:confirm_conduct",
    "compliance:withdraw_conduct",
}
# Nothing is posted along, and the cycle is in review: forms come back with why not.
ANSWERS = {
    "compliance:change_scale": {409},
    "compliance:drop_criteria": {409},
    "compliance:enact_criteria": {409},
    "compliance:edit_criteria": {200},
    "compliance:try_criteria": {409},
    "compliance:accept_gaps": {409},
    "compliance:notify_appraisal": {409},
    "compliance:conclude_appraisal": {409},
    "compliance:recompute": {302, 409},
    "compliance:object_grade": {404, 409},
    "compliance:decide_grade": {302, 409},
    "compliance:confirm_conduct": {302, 409},
    "compliance:withdraw_conduct": {409},
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    city = Graded(group=group)
    appraisal = city.open("2022-2023")
    grade = Grade.objects.filter(appraisal=appraisal).order_by("id")[0]
    criteria = CriteriaSet.objects.get(scale="city", version=1)
    tried = Simulation.objects.create(
        criteria=criteria, base=criteria, appraisal=appraisal, from_on=appraisal.from_on,
        to_on=appraisal.to_on, known_at=OPENED, started_by=city.city, created_at=OPENED,
    )  # fmt: skip
    again = appraisals.ask_recomputation(appraisal, by=city.city, now=OPENED)
    fact = conduct.record(
        city.enterprises[0], kind="obstruction", happened_on=date(2025, 5, 6), proof="笔录1号",
        description="示例", now=OPENED, by=make_user(Role.FULL_TIME_INSPECTOR, groups=[group]),
    )  # fmt: skip
    of_set, of_cycle = {"scale": "city", "version": 1}, {"code": appraisal.code}
    of_grade, of_fact = {**of_cycle, "pk": grade.pk}, {"pk": fact.pk}
    return {
        **dict.fromkeys(
            ("compliance:" + name for name in (
                "criteria_set", "edit_criteria", "draft_criteria", "drop_criteria",
                "enact_criteria", "try_criteria",
            )), of_set,
        ),
        **dict.fromkeys(
            ("compliance:" + name for name in (
                "appraisal", "appraisal_csv", "confirm_grades", "accept_gaps", "notify_appraisal",
                "conclude_appraisal", "recompute",
            )), of_cycle,
        ),
        **dict.fromkeys(
            ("compliance:conduct", "compliance:confirm_conduct", "compliance:withdraw_conduct"),
            of_fact,
        ),
        "compliance:scale": {"code": "city"},
        "compliance:change_scale": {"code": "city"},
        "compliance:drop_scale": {"code": "city"},
        "compliance:new_scale_version": {"code": "city"},
        "compliance:add_effect": {"table": "sizes"},
        "compliance:change_effect": {"table": "medals", "pk": "1"},
        "compliance:simulation": {"pk": tried.pk},
        "compliance:recomputation": {**of_cycle, "pk": again.pk},
        "compliance:grade": of_grade,
        "compliance:object_grade": of_grade,
        "compliance:decide_grade": {**of_grade, "verb": "confirm"},
        "compliance:record_conduct": {"uscc": city.enterprises[0].uscc},
    }  # fmt: skip
