"""Criteria of exposure, each with thresholds, days and source; changed with a reason."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from compliance.money.law_tables import LawTable
from compliance.views.exposure_criteria import TABLE
from inspectorate.organisation.permissions import Permission

from .money import ChangeLaw, Law, LawRows

CHANGED: dict[str, Any] = {
    "name": "拖欠工资数额较大",
    "name_en": "Large wage arrears",
    "violation_types": "L6",
    "min_yuan": "100000.00",
    "term_months": 36,
    "regime": "intensified",
    "regime_months": 24,
    "law": "order_29",
    "article": "五",
    "wording": "克扣、无故拖欠劳动者劳动报酬，数额较大",
    "wording_en": "Wages withheld or owed without reason, in a large sum",
    "source": "人力资源和社会保障部令第29号",
    "reason": "与新办法一致",
}


class ExposureCriteria(Law):
    """The criteria of exposure, each with its source."""

    rights = {"GET": Permission.EXPOSURE_READ, "POST": Permission.LIMIT_CHANGE}
    example = {"code": "wages", "from_on": "2027-01-01", **CHANGED}

    def table(self) -> LawTable:
        """The only one of this address."""
        return TABLE

    @extend_schema(responses={200: LawRows})
    def get(self, request: Any, table: str) -> Response:
        """The criteria of exposure, each with its source."""
        return super().get(request, table)

    def post(self, request: Any, table: str) -> Response:
        """Add a criterion of exposure, or a version that holds from a day on."""
        return super().post(request, table)


class ChangeExposureCriterion(ChangeLaw):
    """Correct a criterion of exposure: all its columns are sent, and why."""

    example = CHANGED

    def table(self) -> LawTable:
        """The only one of this address."""
        return TABLE
