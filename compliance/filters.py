"""What lists of cases can be narrowed by; filters live in the address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.search import matching_enterprises
from inspectorate.organisation.groups import groups_seen_by

from .models import Case, Letter, LetterState, ViolationType
from .procedure.states import CaseState

PILL = {"class": "filter"}
DUE = (("late", _("overdue")), ("today", _("due today")), ("week", _("due within 7 days")))
WHOSE = (("mine", _("mine")),)


def pill(label: Any) -> forms.Select:
    """A select drawn as a pill, named for whoever does not see its first entry."""
    return forms.Select(attrs={**PILL, "aria-label": label})


class CaseFilter(django_filters.FilterSet):
    """Whose, group, state, violation, deadline, and words of the enterprise or the number."""

    whose = django_filters.ChoiceFilter(
        choices=WHOSE,
        empty_label=_("All within sight"),
        method="of_whom",
        widget=pill(_("Whose")),
    )
    group = django_filters.ModelChoiceFilter(
        field_name="grid_group",
        to_field_name="code",
        queryset=lambda request: groups_seen_by(request.user),
        empty_label=_("Group"),
        widget=pill(_("Group")),
    )
    state = django_filters.ChoiceFilter(
        choices=CaseState.choices, empty_label=_("State"), widget=pill(_("State"))
    )
    type = django_filters.ChoiceFilter(
        field_name="violation_type",
        choices=ViolationType.choices,
        empty_label=_("Violation"),
        widget=pill(_("Violation")),
    )
    due = django_filters.ChoiceFilter(
        choices=DUE, empty_label=_("Due"), method="due_when", widget=pill(_("Due"))
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
        model = Case
        fields = ()

    def of_whom(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Only those in whose team the person is."""
        return cases.in_hand_of(self.request.user)  # type: ignore[attr-defined]

    def due_when(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """By the earliest running deadline."""
        today = timezone.localdate()
        return {
            "late": cases.filter(next_due_on__lt=today),
            "today": cases.filter(next_due_on=today),
            "week": cases.filter(next_due_on__range=(today, today + timedelta(days=7))),
        }[value]

    def named(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """By the number of the case, or the enterprise's name or code."""
        if "/" in value:
            return cases.filter(number__startswith=value.strip())
        return cases.filter(enterprise__in=matching_enterprises(value))

    def filter_queryset(self, queryset: QuerySet[Case]) -> Any:
        """Open cases unless a state was asked for."""
        narrowed: Any = super().filter_queryset(queryset)
        return narrowed if self.form.cleaned_data.get("state") else narrowed.open()


class LetterFilter(django_filters.FilterSet):
    """State, group, whether a delivery has answered, and words of the enterprise."""

    state = django_filters.ChoiceFilter(
        choices=LetterState.choices, empty_label=_("State"), widget=pill(_("State"))
    )
    answered = django_filters.ChoiceFilter(
        choices=(
            ("1", _("answered")),
            ("recent", _("answered since yesterday")),
            ("0", _("not answered yet")),
        ),
        empty_label=_("Answer"),
        method="by_answer",
        widget=pill(_("Answer")),
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
                "aria-label": _("Enterprise"),
                "placeholder": _("Enterprise"),
                "type": "search",
                "autocomplete": "off",
            }
        ),
    )

    class Meta:
        model = Letter
        fields = ()

    def by_answer(self, letters: QuerySet[Letter], name: str, value: str) -> QuerySet[Letter]:
        """Letters that a complete delivery has answered, or those that wait for one."""
        if value == "recent":
            today = timezone.localdate()
            return letters.answered_between(today - timedelta(days=1), today)  # type: ignore[attr-defined]
        return letters.filter(checked_at__isnull=value != "1")

    def named(self, letters: QuerySet[Letter], name: str, value: str) -> QuerySet[Letter]:
        """Letters to enterprises whose name or code matches."""
        return letters.filter(enterprise__in=matching_enterprises(value))
