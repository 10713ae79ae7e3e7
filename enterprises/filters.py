"""What lists of enterprises and deliveries can be narrowed by."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet

from inspectorate.organisation.groups import standing_groups

from .feeds.registry import FEEDS
from .models import Batch, BatchState, Enterprise, Regime, RegisterStatus, RiskClass
from .search import matching_enterprises


class EnterpriseFilter(django_filters.FilterSet):
    """Name or code, group, regime, category, status, industry."""

    q = django_filters.CharFilter(method="by_text", min_length=2)
    group = django_filters.ModelChoiceFilter(
        field_name="grid_group",
        to_field_name="code",
        queryset=lambda request: standing_groups(request.user),
    )
    regime = django_filters.ChoiceFilter(choices=Regime.choices)
    category = django_filters.ChoiceFilter(field_name="risk_class", choices=RiskClass.choices)
    status = django_filters.ChoiceFilter(choices=RegisterStatus.choices)
    industry = django_filters.CharFilter(
        field_name="industry_code", lookup_expr="startswith", max_length=5
    )

    class Meta:
        model = Enterprise
        fields = ()

    def by_text(
        self, enterprises: QuerySet[Enterprise], name: str, value: str
    ) -> QuerySet[Enterprise]:
        """Part of a name or code, two characters suffice."""
        return enterprises.filter(pk__in=matching_enterprises(value))


class BatchFilter(django_filters.FilterSet):
    """Feed and state."""

    feed = django_filters.ChoiceFilter(choices=[(name, name) for name in FEEDS])
    state = django_filters.ChoiceFilter(choices=BatchState.choices)

    class Meta:
        model = Batch
        fields = ()
