"""Figures with their definitions, snapshots, and the targets of coverage extension."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.response import Response

from compliance.figures.catalogue import FIGURES
from compliance.models import FigureValue, ScopeKind
from inspectorate.foundation.api.filtering import ByFilterSet, refuse_unknown
from inspectorate.organisation.api.views import ApiView, ListView
from inspectorate.organisation.permissions import Permission

from .opened import OpenKeyset, OpenView


class DefinitionSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    title = serializers.CharField()
    sentence = serializers.CharField()
    unit = serializers.CharField()
    public = serializers.BooleanField()


class Definitions(serializers.Serializer[Any]):
    results = DefinitionSerializer(many=True)


class ValueSerializer(serializers.ModelSerializer[FigureValue]):
    as_of = serializers.DateField(source="snapshot.as_of", read_only=True)
    version = serializers.IntegerField(source="snapshot.version", read_only=True)

    class Meta:
        model = FigureValue
        fields = (
            "code", "scope_kind", "scope_code", "dimension_kind", "dimension", "period_kind",
            "period_on", "numerator", "denominator", "value", "as_of", "version",
        )  # fmt: skip
        read_only_fields = fields


class FigureFilter(django_filters.FilterSet):
    """Which figure, of which place, by what, in which months."""

    code = django_filters.ChoiceFilter(choices=[(code, code) for code in FIGURES])
    scope = django_filters.ChoiceFilter(field_name="scope_kind", choices=ScopeKind.choices)
    place = django_filters.CharFilter(field_name="scope_code", max_length=255)
    by = django_filters.CharFilter(field_name="dimension_kind", max_length=10)
    since = django_filters.DateFilter(field_name="period_on", lookup_expr="gte")
    until = django_filters.DateFilter(field_name="period_on", lookup_expr="lte")

    class Meta:
        model = FigureValue
        fields = ()


class Figures(ApiView):
    """What is counted: every figure with its definition."""

    rights = {"GET": Permission.FIGURE_READ}
    serializer_class = Definitions
    pagination_class = None
    filter_backends = ()

    def get(self, request: Any) -> Response:
        refuse_unknown(request, set())
        return Response(Definitions({"results": FIGURES.values()}).data)


class Values(ListView):
    """Figures as last counted, of the places within sight."""

    rights = {"GET": Permission.FIGURE_READ}
    serializer_class = ValueSerializer
    filterset_class = FigureFilter
    keyset = ("-period_on", "-id")

    def get_queryset(self) -> QuerySet[FigureValue]:
        return FigureValue.objects.visible_to(self.request.user).select_related("snapshot")


class OpenValues(OpenView, ListView):
    """The public figures of the city and its districts."""

    serializer_class = ValueSerializer
    filterset_class = FigureFilter
    keyset = ("-period_on", "-id")
    pagination_class = OpenKeyset
    filter_backends = (ByFilterSet,)
    is_of_lists = False

    def get_queryset(self) -> QuerySet[FigureValue]:
        return FigureValue.objects.published().select_related("snapshot")
