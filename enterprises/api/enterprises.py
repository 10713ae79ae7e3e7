"""Enterprises within sight: the register, regime and current category."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from enterprises.filters import EnterpriseFilter
from enterprises.models import Enterprise
from inspectorate.organisation.api.people import GroupSerializer
from inspectorate.organisation.api.views import DetailView, ListView
from inspectorate.organisation.permissions import Permission


class BriefEnterprise(serializers.ModelSerializer[Enterprise]):
    """Who it is, for lists and for what happens at it."""

    class Meta:
        model = Enterprise
        fields = ("uscc", "name")
        read_only_fields = fields


class EnterpriseSerializer(serializers.ModelSerializer[Enterprise]):
    group = GroupSerializer(source="grid_group", read_only=True, allow_null=True)

    class Meta:
        model = Enterprise
        fields = (
            "uscc", "name", "address", "area_code", "district_code", "group", "industry_code",
            "legal_representative", "established_on", "closed_on", "status", "phone",
            "longitude", "latitude", "regime", "regime_until", "regime_reason", "risk_class",
            "risk_points", "risk_reasons",
        )  # fmt: skip
        read_only_fields = fields


class Enterprises(ListView):
    """Enterprises within sight."""

    rights = {"GET": Permission.DOSSIER_READ}
    serializer_class = EnterpriseSerializer
    filterset_class = EnterpriseFilter
    keyset = ("id",)

    def get_queryset(self) -> QuerySet[Enterprise]:
        return Enterprise.objects.visible_to(self.request.user).select_related("grid_group")


class EnterpriseDetail(DetailView):
    """One enterprise."""

    rights = {"GET": Permission.DOSSIER_READ}
    serializer_class = EnterpriseSerializer
    lookup_field = "uscc"

    def get_queryset(self) -> QuerySet[Enterprise]:
        return Enterprise.objects.visible_to(self.request.user).select_related("grid_group")
