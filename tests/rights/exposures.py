"""Addresses of exposures, their lists and criteria."""

from __future__ import annotations

from compliance.models import ExposureCriterion
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_exposures import make_exposure

GUARDED = {
    "compliance:exposures": Permission.EXPOSURE_READ,
    "compliance:exposure_criteria": Permission.EXPOSURE_READ,
    "compliance:add_criterion": Permission.LIMIT_CHANGE,
    "compliance:change_criterion": Permission.LIMIT_CHANGE,
    "compliance:exposure_list": Permission.EXPOSURE_READ,
    "compliance:publish_exposures": Permission.EXPOSURE_PUBLISH,
    "compliance:exposure": Permission.EXPOSURE_READ,
    "compliance:exposure_act": Permission.EXPOSURE_READ,
    "compliance:decide_objection": Permission.EXPOSURE_REVIEW_OBJECTION,
}
BY_POST = {"compliance:publish_exposures"}
ANSWERS = {"compliance:decide_objection": {404}}  # nobody has objected


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    of_one = {"pk": make_exposure(group).pk}
    of_list = {"code": "2026-Q3"}
    return {
        "compliance:change_criterion": {"pk": ExposureCriterion.objects.get(code="hours").pk},
        "compliance:exposure_list": of_list,
        "compliance:publish_exposures": of_list,
        "compliance:exposure": of_one,
        "compliance:exposure_act": {**of_one, "verb": "accept"},
        "compliance:decide_objection": {**of_one, "objection": 1},
    }
