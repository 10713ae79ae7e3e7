"""Recomputations of a cycle: asked for, and the grades that came out otherwise."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import appraisals
from compliance.models import Appraisal, AppraisalRun, AppraisalWork, RecomputedGrade
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.organisation.api.views import ActView, ListView
from inspectorate.organisation.permissions import Permission

from .cycles import AppraisalRunSerializer, OneCycle


class DifferenceSerializer(serializers.ModelSerializer[RecomputedGrade]):
    enterprise = BriefEnterprise(read_only=True)
    grade = serializers.IntegerField(source="grade_id", read_only=True)
    proposed_grade = serializers.CharField(source="grade.proposed_grade", read_only=True)

    class Meta:
        model = RecomputedGrade
        fields = (
            "id", "enterprise", "grade", "proposed_grade", "computed_grade", "computed_criterion",
        )  # fmt: skip
        read_only_fields = fields


class Recompute(OneCycle, ActView):
    """Recompute the grades from the evidence frozen at opening; none of them is changed.

    A worker compares them. The answer is the run: once its `state` is `done`, `compared_count` and
    `differing_count` say how many were compared and how many came out otherwise.
    """

    rights = {"POST": Permission.APPRAISAL_RUN}
    serializer_class = AppraisalRunSerializer
    status = 202

    def act(self, thing: Appraisal, given: dict[str, Any], now: datetime) -> Any:
        """Asks for it."""
        self.asked = appraisals.ask_recomputation(thing, by=self.person, now=now)

    def shown(self, status: int = 200) -> Response:
        """The run, not the cycle."""
        return Response(self.get_serializer(self.asked).data, status=status)


class Differences(ListView):
    """The grades within sight that a recomputation found otherwise; normally none."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = DifferenceSerializer
    keyset = ("id",)

    def get(self, request: Any, code: str, pk: int) -> Response:
        runs = AppraisalRun.objects.visible_to(request.user).filter(appraisal__code=code, pk=pk)
        if not runs.filter(work=AppraisalWork.RECOMPUTE).exists():
            raise Http404
        return super().get(request)

    def get_queryset(self) -> QuerySet[RecomputedGrade]:
        seen = RecomputedGrade.objects.visible_to(self.request.user)
        return seen.filter(run=self.kwargs.get("pk")).select_related("enterprise", "grade")
