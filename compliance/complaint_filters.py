"""What the inbox of complaints can be narrowed by; filters live in the address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.search import matching_enterprises
from inspectorate.organisation.groups import groups_seen_by

from .complaints.states import ComplaintState
from .filters import PILL, pill
from .models import Complaint, ComplaintChannel, ComplaintKind

WAITS = (
    ("decide", _("to be accepted or refused")),
    ("answer", _("to be answered")),
    ("message", _("new message")),
    ("employer", _("employer unknown")),
)
DUE = (("late", _("overdue")), ("today", _("due today")), ("week", _("due within 7 days")))


class ComplaintFilter(django_filters.FilterSet):
    """What they wait for, deadline, kind, channel, group, state, and words of the employer."""

    waits = django_filters.ChoiceFilter(
        choices=WAITS, empty_label=_("Waits for"), method="waiting_for", widget=pill(_("Waits for"))
    )
    due = django_filters.ChoiceFilter(
        choices=DUE, empty_label=_("Due"), method="due_when", widget=pill(_("Due"))
    )
    kind = django_filters.ChoiceFilter(
        choices=ComplaintKind.choices, empty_label=_("Kind"), widget=pill(_("Kind"))
    )
    channel = django_filters.ChoiceFilter(
        choices=ComplaintChannel.choices, empty_label=_("Channel"), widget=pill(_("Channel"))
    )
    group = django_filters.ModelChoiceFilter(
        field_name="grid_group",
        to_field_name="code",
        queryset=lambda request: groups_seen_by(request.user),
        empty_label=_("Group"),
        widget=pill(_("Group")),
    )
    state = django_filters.ChoiceFilter(
        choices=ComplaintState.choices, empty_label=_("State"), widget=pill(_("State"))
    )
    q = django_filters.CharFilter(
        method="named",
        widget=forms.TextInput(
            attrs={
                **PILL,
                "aria-label": _("Employer or number"),
                "placeholder": _("Employer or number"),
                "type": "search",
                "autocomplete": "off",
            }
        ),
    )

    class Meta:
        model = Complaint
        fields = ()

    def waiting_for(
        self, complaints: QuerySet[Complaint], name: str, value: str
    ) -> QuerySet[Complaint]:
        """By what somebody has to do next."""
        return {
            "decide": complaints.filter(state=ComplaintState.RECEIVED),
            "answer": complaints.exclude(answer_asked_on=None),
            "message": complaints.exclude(message_at=None),
            "employer": complaints.filter(enterprise=None),
        }[value]

    def due_when(
        self, complaints: QuerySet[Complaint], name: str, value: str
    ) -> QuerySet[Complaint]:
        """By the day somebody has to act."""
        today = timezone.localdate()
        return {
            "late": complaints.filter(next_due_on__lt=today),
            "today": complaints.filter(next_due_on=today),
            "week": complaints.filter(next_due_on__range=(today, today + timedelta(days=7))),
        }[value]

    def named(self, complaints: QuerySet[Complaint], name: str, value: str) -> QuerySet[Complaint]:
        """By number, by the employer as told, or as registered."""
        word = value.strip()
        if word.upper().startswith("C-"):
            return complaints.filter(number__startswith=word.upper())
        return complaints.filter(
            Q(employer_name__icontains=word) | Q(enterprise__in=matching_enterprises(word))
        )

    def filter_queryset(self, queryset: QuerySet[Complaint]) -> Any:
        """Open ones, groups as one, unless a state or a number was asked for."""
        narrowed: Any = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        if asked.get("state") or (asked.get("q") or "").upper().startswith("C-"):
            return narrowed
        return narrowed.open().filter(group_of=None)
