"""What the watchlist can be narrowed by."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.filters import PILL, pill
from compliance.models import WatchGround, WatchlistEntry, WatchState
from enterprises.search import matching_enterprises
from inspectorate.organisation.groups import groups_seen_by

KINDS = (
    ("enterprise", _("employers")),
    ("provider", _("providers")),
    ("worker", _("persons")),
)
DUE = (("decide", _("listing to decide")), ("removal", _("early removal to decide")))


class WatchlistFilter(django_filters.FilterSet):
    """State, subject, ground, what is due, group, and words of the enterprise or the number."""

    state = django_filters.ChoiceFilter(
        choices=WatchState.choices, empty_label=_("State"), widget=pill(_("State"))
    )
    kind = django_filters.ChoiceFilter(
        choices=KINDS, empty_label=_("Whom"), method="of_kind", widget=pill(_("Whom"))
    )
    ground = django_filters.ChoiceFilter(
        choices=WatchGround.choices, empty_label=_("Ground"), widget=pill(_("Ground"))
    )
    due = django_filters.ChoiceFilter(
        choices=DUE, empty_label=_("Due"), method="by_due", widget=pill(_("Due"))
    )
    group = django_filters.ModelChoiceFilter(
        field_name="grid_group",
        to_field_name="code",
        queryset=lambda request: groups_seen_by(request.user),
        empty_label=_("Group"),
        widget=pill(_("Group")),
    )
    q = django_filters.CharFilter(
        method="named",
        widget=forms.TextInput(
            attrs={
                **PILL,
                "aria-label": _("Enterprise or number"),
                "placeholder": _("Enterprise or number"),
                "type": "search",
                "autocomplete": "off",
            }
        ),
    )

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
