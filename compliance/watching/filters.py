"""What the watchlist can be narrowed by."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.models import WatchGround, WatchlistEntry, WatchState
from enterprises.search import matching_enterprises
from inspectorate.organisation.pills import ChoicePill, GroupPill, WordsPill

KINDS = (
    ("enterprise", _("employers")),
    ("provider", _("providers")),
    ("worker", _("persons")),
)
DUE = (("decide", _("listing to decide")), ("removal", _("early removal to decide")))


class WatchlistFilter(django_filters.FilterSet):
    """State, subject, ground, what is due, group, and words of the enterprise or the number."""

    state = ChoicePill(_("State"), choices=WatchState.choices)
    kind = ChoicePill(_("Whom"), choices=KINDS, method="of_kind")
    ground = ChoicePill(_("Ground"), choices=WatchGround.choices)
    due = ChoicePill(_("Due"), choices=DUE, method="by_due")
    group = GroupPill()
    q = WordsPill(_("Enterprise or number"), method="named")

    class Meta:
        model = WatchlistEntry
        fields = ()

    def of_kind(
        self, entries: QuerySet[WatchlistEntry], name: str, value: str
    ) -> QuerySet[WatchlistEntry]:
        """Employers, providers or persons."""
        return entries.filter(**{f"{value}__isnull": False})

    def by_due(
        self, entries: QuerySet[WatchlistEntry], name: str, value: str
    ) -> QuerySet[WatchlistEntry]:
        """Where somebody has to decide."""
        if value == "removal":
            return entries.removal_asked()  # type: ignore[attr-defined]
        return entries.to_decide(on=timezone.localdate())  # type: ignore[attr-defined]

    def named(
        self, entries: QuerySet[WatchlistEntry], name: str, value: str
    ) -> QuerySet[WatchlistEntry]:
        """By number, provider, or the enterprise's name or code."""
        found = Q(enterprise__in=matching_enterprises(value)) | Q(number=value.strip())
        return entries.filter(found | Q(provider__name__contains=value.strip()))

    def filter_queryset(self, queryset: QuerySet[WatchlistEntry]) -> Any:
        """Those noticed or listed unless a state was asked for."""
        narrowed: Any = super().filter_queryset(queryset)
        return narrowed if self.form.cleaned_data.get("state") else narrowed.open()
