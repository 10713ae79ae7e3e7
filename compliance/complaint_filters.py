"""What the inbox of complaints can be narrowed by; filters live in the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.search import matching_enterprises
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.pills import DUE, ChoicePill, GroupPill, WordsPill, narrowed_by_due

from .complaints.states import ComplaintState
from .models import Complaint, ComplaintChannel, ComplaintKind

WAITS = (
    ("decide", _("to be accepted or refused")),
    ("answer", _("to be answered")),
    ("message", _("new message")),
    ("employer", _("employer unknown")),
)


class ComplaintFilter(django_filters.FilterSet):
    """What they wait for, deadline, kind, channel, group, state, and words of the employer."""

    waits = ChoicePill(_("Waits for"), choices=WAITS, method="waiting_for")
    due = ChoicePill(_("Due"), choices=DUE, method="due_when")
    kind = ChoicePill(_("Kind"), choices=ComplaintKind.choices)
    channel = ChoicePill(_("Channel"), choices=ComplaintChannel.choices)
    group = GroupPill()
    state = ChoicePill(_("State"), choices=ComplaintState.choices)
    q = WordsPill(_("Employer or number"), method="named")

    class Meta:
        model = Complaint
        fields = ()

    @property
    def form(self) -> Any:
        """Without a list of groups for whoever sees complaints by no group: it would be empty."""
        form = super().form
        if "group" in form.fields and not standing_groups(self.request.user).exists():
            del form.fields["group"]
        return form

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
        return narrowed_by_due(complaints, value, field="next_due_on", on=today)

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
