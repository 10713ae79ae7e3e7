"""What the list of alerts can be narrowed by. Filters live in the address: a list can be sent."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.models import Regime
from inspectorate.foundation.writing import separated
from inspectorate.organisation.models import Area
from inspectorate.organisation.models.areas import AreaLevel
from inspectorate.organisation.pills import DUE, ChoicePill, GroupPill, WordsPill, narrowed_by_due
from inspectorate.organisation.sight import current_sight

from .catalogue import rules
from .models import Alert, AlertState
from .queue import WAITS_FOR_A_LOOK, at_enterprises_like

VIOLATION_TYPES = (
    ("V1", _("V1 not all registered")),
    ("V2", _("V2 not paid in full")),
    ("V3", _("V3 provider deceived the fund")),
    ("V4", _("V4 false claim by a person")),
    ("V5", _("V5 other fraud")),
    ("L6", _("L6 wages")),
)


def _rule_choices() -> list[tuple[str, str]]:
    return [(rule.id, rule.title) for rule in rules().values()]


def _states() -> list[tuple[str, Any]]:
    return [("all", _("all states")), *AlertState.choices]


def _districts_seen_by(user: Any) -> list[tuple[str, str]]:
    sight = current_sight(user)
    if not (sight.everything or len(sight.districts) > 1):
        return []
    districts = Area.objects.filter(level=AreaLevel.DISTRICT).order_by("code")
    if not sight.everything:
        districts = districts.filter(stem__in=sight.districts)
    return list(districts.values_list("stem", "name"))


class AlertFilter(django_filters.FilterSet):
    """Rule, due, state, regime, type, group and text; open alerts unless a state is named."""

    rule = ChoicePill(_("Rule"), choices=_rule_choices)
    due = ChoicePill(_("Due"), choices=DUE, method="by_due")
    state = ChoicePill(_("State"), choices=_states, method="by_state", empty=_("State: open"))
    regime = ChoicePill(_("Regime"), field_name="enterprise__regime", choices=Regime.choices)
    type = ChoicePill(
        _("Violation type"), field_name="violation_type", choices=VIOLATION_TYPES, empty=_("Type")
    )
    group = GroupPill()
    district = ChoicePill(_("District"), field_name="district_code")
    q = WordsPill(_("Enterprise or number"), method="by_text")

    class Meta:
        model = Alert
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The district is offered to whoever sees several."""
        super().__init__(*args, **kwargs)
        districts = _districts_seen_by(self.request.user)
        if len(districts) > 1:
            self.filters["district"].extra["choices"] = districts
        else:
            del self.filters["district"]

    def by_due(self, alerts: QuerySet[Alert], name: str, value: str) -> QuerySet[Alert]:
        """Alerts that wait for a first look, by its day."""
        waiting = alerts.filter(state__in=WAITS_FOR_A_LOOK)
        return narrowed_by_due(waiting, value, field="first_look_by", on=timezone.localdate())

    def by_state(self, alerts: QuerySet[Alert], name: str, value: str) -> QuerySet[Alert]:
        """One state, or all of them; narrowing to the open ones is what the list does by itself."""
        return alerts if value == "all" else alerts.filter(state=value)

    def by_text(self, alerts: QuerySet[Alert], name: str, value: str) -> QuerySet[Alert]:
        """Part of an enterprise's name or code, or an alert's number."""
        if value.upper().startswith("A-"):
            return alerts.filter(number=value.upper())
        return at_enterprises_like(value, alerts, user=self.request.user)

    def filter_queryset(self, queryset: QuerySet[Alert]) -> QuerySet[Alert]:
        """Open alerts unless a state was asked for."""
        narrowed: QuerySet[Alert] = super().filter_queryset(queryset)
        return narrowed if self.form.cleaned_data.get("state") else narrowed.open()  # type: ignore[attr-defined]


def in_words(query: QueryDict, request: Any) -> str:
    """A filter as a person reads it: `Rule: Worker without cover; Due: overdue`."""
    form = AlertFilter(query, queryset=Alert.objects.none(), request=request).form
    if not form.is_valid():
        return ""
    parts = [
        f"{bound.field.widget.attrs['aria-label']}: {_chosen_word(bound)}"
        for bound in form
        if form.cleaned_data.get(bound.name)
    ]
    return separated(parts)


def _chosen_word(bound: forms.BoundField) -> str:
    """The word of the option that is chosen; what was typed, where there are no options."""
    choices = getattr(bound.field, "choices", ())
    return str(
        next((label for value, label in choices if str(value) == bound.value()), bound.value())
    )
