"""Regimes: every spell with its ground, reason and end."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from rest_framework import serializers

from compliance.models import RegimeGround, RegimeSpell
from enterprises.api.enterprises import BriefEnterprise
from enterprises.models import Regime
from inspectorate.organisation.api.views import ListView
from inspectorate.organisation.permissions import Permission


class RegimeSerializer(serializers.ModelSerializer[RegimeSpell]):
    enterprise = BriefEnterprise(read_only=True)
    imposed_by = serializers.CharField(read_only=True, allow_null=True)
    lifted_by = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = RegimeSpell
        fields = (
            "id", "enterprise", "ground", "regime", "starts_on", "until_on", "reason",
            "imposed_at", "imposed_by", "lifted_at", "lifted_by", "lifted_reason",
        )  # fmt: skip
        read_only_fields = fields


class RegimeFilter(django_filters.FilterSet):
    """Of an enterprise, by regime and ground, in force after a day."""

    enterprise = django_filters.CharFilter(field_name="enterprise__uscc", max_length=18)
    regime = django_filters.ChoiceFilter(choices=Regime.choices)
    ground = django_filters.ChoiceFilter(choices=RegimeGround.choices)
    since = django_filters.DateFilter(field_name="until_on", lookup_expr="gte")

    class Meta:
        model = RegimeSpell
        fields = ()


class Regimes(ListView):
    """Regimes of enterprises within sight, newest first, those that have ended among them."""

    rights = {"GET": Permission.APPRAISAL_READ}
    serializer_class = RegimeSerializer
    filterset_class = RegimeFilter

    def get_queryset(self) -> QuerySet[RegimeSpell]:
        seen = RegimeSpell.objects.visible_to(self.request.user)
        return seen.select_related("enterprise", "imposed_by", "lifted_by")
