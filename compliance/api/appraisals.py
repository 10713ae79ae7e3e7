"""Appraisals, and the grades of each with the facts they rest on."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import Http404
from rest_framework import serializers
from rest_framework.response import Response

from compliance.appraisal.lists import KEYS, narrow
from compliance.models import Appraisal, AppraisalFact, Grade, GradeObjection, GradeState
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import DetailView, ListView
from inspectorate.organisation.permissions import Permission


class AppraisalSerializer(serializers.ModelSerializer[Appraisal]):
    scale = serializers.CharField(read_only=True)
    criteria = serializers.IntegerField(
        source="criteria.version", read_only=True, help_text="The version of the criteria."
    )
    previous = serializers.CharField(
        source="previous.code", default=None, allow_null=True, read_only=True
    )

    class Meta:
        model = Appraisal
        fields = (
            "code", "scale", "criteria", "previous", "from_on", "to_on", "as_of", "state", "gaps",
            "gaps_reason", "opened_at", "frozen_at", "computed_at", "graded_count", "facts_count",
            "notified_at", "objections_until_on", "concluded_at",
        )  # fmt: skip
        read_only_fields = fields


class GradeObjectionSerializer(serializers.ModelSerializer[GradeObjection]):
    received_by = serializers.CharField(read_only=True)
    decided_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = GradeObjection
        fields = (
            "text", "received_at", "received_by", "outcome", "answer", "proof", "decided_at",
            "decided_by",
        )  # fmt: skip
        read_only_fields = fields


class GradeSerializer(serializers.ModelSerializer[Grade]):
    enterprise = BriefEnterprise(read_only=True)
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)
    decided_by = serializers.CharField(read_only=True, allow_null=True)
    seconded_by = serializers.CharField(read_only=True, allow_null=True)
    objection = GradeObjectionSerializer(read_only=True, allow_null=True, default=None)

    class Meta:
        model = Grade
        fields = (
            "id", "enterprise", "group", "previous_grade", "proposed_grade", "criterion",
            "counts", "staff_count", "size_band", "industry", "risk_class", "risk_points",
            "outlier", "state", "changed", "asked_grade", "decided_grade", "final_grade",
            "reason", "decided_at", "decided_by", "seconded_at", "seconded_by", "objection",
        )  # fmt: skip
        read_only_fields = fields


class FactSerializer(serializers.ModelSerializer[AppraisalFact]):
    class Meta:
        model = AppraisalFact
        fields = ("id", "code", "happened_on", "source", "label", "detail", "case")
        read_only_fields = fields


class GradeFilter(django_filters.FilterSet):
    """The filters of the review, each as in the address of its page; and the state."""

    state = django_filters.ChoiceFilter(choices=GradeState.choices)
    locals().update(
        {key: django_filters.CharFilter(method="narrowed", max_length=255) for key in KEYS}
    )

    class Meta:
        model = Grade
        fields = ()

    def narrowed(self, rows: Any, name: str, value: str) -> Any:
        """As the page narrows the list; a value nobody knows leaves none."""
        return narrow(rows, {name: value})


def cycles_seen_by(user: Any) -> QuerySet[Appraisal]:
    """The cycles with what is shown of each."""
    related = ("scale", "criteria", "previous")
    return Appraisal.objects.visible_to(user).select_related(*related)


def grades_seen_by(user: Any) -> QuerySet[Grade]:
    """The grades within sight with what is shown of each."""
    related = ("enterprise", "grid_group", "decided_by", "seconded_by")
    objection = ("objection__received_by", "objection__decided_by")
    return Grade.objects.visible_to(user).select_related(*related, *objection)


class Appraisals(ListView):
    """Cycles of appraisal, newest first."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = AppraisalSerializer
    keyset = ("-to_on", "-id")

    def get_queryset(self) -> QuerySet[Appraisal]:
        return cycles_seen_by(self.request.user)


class AppraisalDetail(DetailView):
    """One cycle."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = AppraisalSerializer
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[Appraisal]:
        return cycles_seen_by(self.request.user)


class Grades(ListView):
    """The grades of a cycle within sight, the riskiest first."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = GradeSerializer
    filterset_class = GradeFilter
    keyset = ("-risk_points", "-id")

    def get_queryset(self) -> QuerySet[Grade]:
        seen = grades_seen_by(self.request.user)
        return seen.filter(appraisal__code=self.kwargs.get("code"))

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
