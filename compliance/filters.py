"""What lists of cases can be narrowed by; filters live in the address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.search import matching_enterprises
from inspectorate.organisation.pills import DUE, ChoicePill, GroupPill, WordsPill, narrowed_by_due

from .models import Case, Letter, LetterState, ViolationType
from .procedure.states import CaseState

WHOSE = (("mine", _("mine")),)


class CaseFilter(django_filters.FilterSet):
    """Whose, group, state, violation, deadline, and words of the enterprise or the number."""

    whose = ChoicePill(_("Whose"), choices=WHOSE, empty=_("All within sight"), method="of_whom")
    group = GroupPill()
    state = ChoicePill(_("State"), choices=CaseState.choices)
    type = ChoicePill(_("Violation"), field_name="violation_type", choices=ViolationType.choices)
    due = ChoicePill(_("Due"), choices=DUE, method="due_when")
    q = WordsPill(_("Enterprise or number"), method="named")

    class Meta:
        model = Case
        fields = ()

    def of_whom(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Only those in whose team the person is."""
        return cases.in_hand_of(self.request.user)  # type: ignore[attr-defined]

    def due_when(self, cases: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """By the earliest running deadline."""
        today = timezone.localdate()
        return narrowed_by_due(cases, value, field="next_due_on", on=today)

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

    state = ChoicePill(_("State"), choices=LetterState.choices)
    answered = ChoicePill(
        _("Answer"),
        choices=(
            ("1", _("answered")),
            ("recent", _("answered since yesterday")),
            ("0", _("not answered yet")),
        ),
        method="by_answer",
    )
    group = GroupPill()
    q = WordsPill(_("Enterprise"), method="named")

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
