"""Simulations: a set of criteria tried on a past period, with its matrices, counts and reasons."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from compliance.actions import simulations
from compliance.appraisal.cycles import Period, period_of
from compliance.appraisal.sentences import sentence
from compliance.forms.appraisals import SimulateForm
from compliance.models import CriteriaSet, ScaleGrade, SimulatedGrade, Simulation
from compliance.presenting import simulations as shown
from enterprises.api.enterprises import BriefEnterprise
from inspectorate.organisation.api.views import DetailView, ListView
from inspectorate.organisation.permissions import Permission

from .criteria import SetAct


class SimulationSerializer(serializers.ModelSerializer[Simulation]):
    scale = serializers.CharField(source="criteria.scale_id", read_only=True)
    version = serializers.IntegerField(source="criteria.version", read_only=True)
    base_version = serializers.IntegerField(source="base.version", read_only=True)
    cycle = serializers.SerializerMethodField(help_text="The period it was tried on.")
    started_by = serializers.CharField(read_only=True)

    class Meta:
        model = Simulation
        fields = (
            "id", "scale", "version", "base_version", "cycle", "known_at", "state", "enterprises",
            "moved", "seconds", "started_by", "created_at", "finished_at",
        )  # fmt: skip
        read_only_fields = fields

    def get_cycle(self, tried: Simulation) -> str:
        return Period(tried.from_on, tried.to_on).code


class TableRowSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    enterprises = serializers.ListField(child=serializers.IntegerField())


class TableSerializer(serializers.Serializer[Any]):
    caption = serializers.CharField()
    heads = serializers.ListField(child=serializers.CharField())
    rows = TableRowSerializer(many=True)


class TriedSerializer(SimulationSerializer):
    """With its migration matrices, and how many it puts where by district, industry and size."""

    matrices = serializers.SerializerMethodField()
    tables = serializers.SerializerMethodField()

    class Meta(SimulationSerializer.Meta):
        fields = (*SimulationSerializer.Meta.fields, "matrices", "tables")  # type: ignore[assignment]
        read_only_fields = fields  # type: ignore[assignment]

    @extend_schema_field(TableSerializer(many=True))
    def get_matrices(self, tried: Simulation) -> list[dict[str, Any]]:
        return _tables(shown.matrices(tried, self._steps(tried), user=self._asking()))

    @extend_schema_field(TableSerializer(many=True))
    def get_tables(self, tried: Simulation) -> list[dict[str, Any]]:
        return _tables(shown.tables(tried, self._steps(tried), user=self._asking()))

    def _steps(self, tried: Simulation) -> list[ScaleGrade]:
        return list(tried.criteria.scale.grades.all())

    def _asking(self) -> Any:
        return self.context["request"].user


def _tables(made: list[shown.Table]) -> list[dict[str, Any]]:
    return [
        {
            "caption": table.caption,
            "heads": table.heads,
            "rows": [{"name": name, "enterprises": counted} for name, counted in table.rows],
        }
        for table in made
    ]


class MovedSerializer(serializers.ModelSerializer[SimulatedGrade]):
    enterprise = BriefEnterprise(read_only=True)
    reason = serializers.SerializerMethodField(help_text="The row of the tried set, in words.")

    class Meta:
        model = SimulatedGrade
        fields = (
            "id", "enterprise", "previous_grade", "base_grade", "grade", "criterion", "counts",
            "reason",
        )  # fmt: skip
        read_only_fields = fields

    def get_reason(self, grade: SimulatedGrade) -> str:
        sentences: dict[int, str] = self.context["sentences"]
        return sentences.get(grade.criterion) or _("no criterion is reached any more")


def trials_seen_by(user: Any) -> QuerySet[Simulation]:
    """The simulations with the sets they compare."""
    seen = Simulation.objects.visible_to(user)
    return seen.select_related("criteria__scale", "base", "previous", "started_by")


class Try(SetAct):
    """Try the set on a past period, beside the set in force.

    A worker computes it; `state` says when it is done.
    """

    serializer_class = SimulationSerializer
    form_class = SimulateForm
    status = 201
    example = {"cycle": "2024-2025"}

    def act(self, thing: CriteriaSet, given: dict[str, Any], now: datetime) -> Any:
        """Asks for it."""
        period = period_of(given["cycle"])
        self.made = simulations.start(thing, by=self.person, now=now, period=period)

    def shown(self, status: int = 200) -> Response:
        """The simulation, not the set."""
        made = trials_seen_by(self.request.user).get(pk=self.made.pk)
        return Response(self.get_serializer(made).data, status=status)


class Simulations(ListView):
    """What was tried, newest first."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = SimulationSerializer

    def get_queryset(self) -> QuerySet[Simulation]:
        return trials_seen_by(self.request.user)


class SimulationDetail(DetailView):
    """What a set would have given: migration matrices, and counts by district, industry and size.

    Of the districts within sight.
    """

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = TriedSerializer

    def get_queryset(self) -> QuerySet[Simulation]:
        return trials_seen_by(self.request.user).prefetch_related("criteria__scale__grades")


class Moved(ListView):
    """The enterprises that a tried set grades otherwise, each with the reason."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = MovedSerializer
    keyset = ("id",)

    def get_queryset(self) -> QuerySet[SimulatedGrade]:
        seen = SimulatedGrade.objects.visible_to(self.request.user)
        moved = seen.filter(simulation=self.kwargs.get("pk")).exclude(grade=F("base_grade"))
        return moved.select_related("enterprise")

    def get(self, request: Any, pk: int) -> Response:
        self.tried = trials_seen_by(request.user).filter(pk=pk).first()
        if self.tried is None:
            raise Http404
        return super().get(request)

    def get_serializer_context(self) -> dict[str, Any]:
        """With the sentence of each row of the tried set."""
        context = dict(super().get_serializer_context())
        tried: Simulation | None = getattr(self, "tried", None)
        if tried is None:
            return context
        names = {grade.code: str(grade) for grade in tried.criteria.scale.grades.order_by("rank")}
        context["sentences"] = {
            row.number: sentence(names.get(row.grade, row.grade), row.facts, row.at_least)
            for row in tried.criteria.rows.order_by("number")
        }
        return context
