"""Appraisals, the grades of each with the facts they rest on, exposures and medals."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.response import Response

from compliance.exposure_filters import ExposureFilter
from compliance.models import (
    Appraisal,
    AppraisalFact,
    Exposure,
    Grade,
    GradeState,
    Medal,
    SizeBand,
)
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import DetailView, ListView
from inspectorate.organisation.groups import groups_seen_by
from inspectorate.organisation.permissions import Permission

YES_NO = (("true", "true"), ("false", "false"))


def _is_yes(written: str) -> bool:
    return written == "true"


class AppraisalSerializer(serializers.ModelSerializer[Appraisal]):
    scale = serializers.CharField(read_only=True)

    class Meta:
        model = Appraisal
        fields = (
            "code", "scale", "from_on", "to_on", "as_of", "state", "gaps", "gaps_reason",
            "opened_at", "frozen_at", "computed_at", "graded_count", "facts_count", "notified_at",
            "objections_until_on", "concluded_at",
        )  # fmt: skip
        read_only_fields = fields


class GradeSerializer(serializers.ModelSerializer[Grade]):
    enterprise = BriefEnterprise(read_only=True)
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)

    class Meta:
        model = Grade
        fields = (
            "id", "enterprise", "group", "previous_grade", "proposed_grade", "criterion",
            "counts", "staff_count", "size_band", "industry", "risk_class", "risk_points",
            "outlier", "state", "changed", "asked_grade", "decided_grade", "final_grade",
            "reason", "decided_at", "seconded_at",
        )  # fmt: skip
        read_only_fields = fields


class FactSerializer(serializers.ModelSerializer[AppraisalFact]):
    class Meta:
        model = AppraisalFact
        fields = ("id", "code", "happened_on", "source", "label", "detail", "case")
        read_only_fields = fields


class ExposureSerializer(serializers.ModelSerializer[Exposure]):
    enterprise = BriefEnterprise(read_only=True)
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    exposure_list = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Exposure
        fields = (
            "id", "enterprise", "group", "case", "penalty_no", "state", "quarter_on",
            "exposure_list", "grounds", "types", "name", "uscc", "address", "person_in_charge",
            "facts", "decision", "legal_basis", "authority", "decision_no", "decided_on",
            "workers_count", "wages_yuan", "contributions_yuan", "proposed_at", "reviewed_at",
            "left_out_reason", "published_at", "ends_on", "wages_paid_on",
            "contributions_paid_on", "paid_on", "reversed_on", "reversal", "withdraw_due_on",
            "ended_at", "explanation",
        )  # fmt: skip
        read_only_fields = fields


class MedalSerializer(serializers.ModelSerializer[Medal]):
    enterprise = BriefEnterprise(read_only=True)
    mark = serializers.CharField(source="entry.mark", read_only=True)
    cycle = serializers.CharField(source="round.appraisal.code", read_only=True)

    class Meta:
        model = Medal
        fields = (
            "id", "mark", "cycle", "enterprise", "awarded_at", "until_on", "revoked_at",
            "revoked_reason",
        )  # fmt: skip
        read_only_fields = fields


class GradeFilter(django_filters.FilterSet):
    """State, size, group, computed grade, and the two sets that want a look."""

    state = django_filters.ChoiceFilter(choices=GradeState.choices)
    size = django_filters.ChoiceFilter(field_name="size_band", choices=SizeBand.choices)
    proposed = django_filters.CharFilter(field_name="proposed_grade", max_length=12)
    previous = django_filters.CharFilter(field_name="previous_grade", max_length=12)
    changed = django_filters.TypedChoiceFilter(choices=YES_NO, coerce=_is_yes)
    outlier = django_filters.TypedChoiceFilter(choices=YES_NO, coerce=_is_yes)
    group = django_filters.ModelChoiceFilter(
        field_name="grid_group",
        to_field_name="code",
        queryset=lambda request: groups_seen_by(request.user),
    )

    class Meta:
        model = Grade
        fields = ()


class Appraisals(ListView):
    """Cycles of appraisal, newest first."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = AppraisalSerializer
    keyset = ("-to_on", "-id")

    def get_queryset(self) -> QuerySet[Appraisal]:
        return Appraisal.objects.visible_to(self.request.user).select_related("scale")


class AppraisalDetail(DetailView):
    """One cycle."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = AppraisalSerializer
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[Appraisal]:
        return Appraisal.objects.visible_to(self.request.user).select_related("scale")


class Grades(ListView):
    """The grades of a cycle within sight, the riskiest first."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = GradeSerializer
    filterset_class = GradeFilter
    keyset = ("-risk_points", "-id")

    def get_queryset(self) -> QuerySet[Grade]:
        seen = Grade.objects.visible_to(self.request.user)
        return seen.filter(appraisal__code=self.kwargs.get("code")).select_related(
            "enterprise", "grid_group"
        )

    def get(self, request: Any, code: str) -> Response:
        """The grades of a cycle within sight, the riskiest first."""
        if not Appraisal.objects.visible_to(request.user).filter(code=code).exists():
            raise Http404
        return super().get(request)


class GradeFacts(ListView):
    """The facts that a grade rests on, as they were frozen."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = FactSerializer
    keyset = ("-happened_on", "id")

    def get_queryset(self) -> QuerySet[AppraisalFact]:
        seen = Grade.objects.visible_to(self.request.user)
        grade = seen.filter(pk=self.kwargs.get("pk"), appraisal__code=self.kwargs.get("code"))
        facts = AppraisalFact.objects.visible_to(self.request.user)
        return facts.filter(
            appraisal__in=grade.values("appraisal"), enterprise__in=grade.values("enterprise")
        )

    def get(self, request: Any, code: str, pk: int) -> Response:
        """The facts that a grade rests on, as they were frozen."""
        seen = Grade.objects.visible_to(request.user)
        if not seen.filter(pk=pk, appraisal__code=code).exists():
            raise Http404
        return super().get(request)


class Exposures(ListView):
    """Exposures within sight, from the proposal to the end, newest first."""

    rights = {"GET": Permission.EXPOSURE_READ}
    serializer_class = ExposureSerializer
    filterset_class = ExposureFilter

    def get_queryset(self) -> QuerySet[Exposure]:
        seen = Exposure.objects.visible_to(self.request.user)
        return seen.select_related("enterprise", "grid_group", "exposure_list")


class ExposureDetail(DetailView):
    """One exposure."""

    rights = {"GET": Permission.EXPOSURE_READ}
    serializer_class = ExposureSerializer

    def get_queryset(self) -> QuerySet[Exposure]:
        seen = Exposure.objects.visible_to(self.request.user)
        return seen.select_related("enterprise", "grid_group", "exposure_list")


class Medals(ListView):
    """Medals within sight, newest first, the revoked among them."""

    rights = {"GET": Permission.MEDAL_READ}
    serializer_class = MedalSerializer

    def get_queryset(self) -> QuerySet[Medal]:
        seen = Medal.objects.visible_to(self.request.user)
        return seen.select_related("enterprise", "entry", "round__appraisal")
