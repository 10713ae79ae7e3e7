"""Forms of the pages of alerts and rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.days import day_ahead
from inspectorate.organisation.models import GridGroup

from .models import DismissalGround

PURPOSES = (
    ("visit", _("to check at a visit")),
    ("contact", _("to reach the person")),
    ("identity", _("to tell namesakes apart")),
    ("document", _("to write a document")),
)


class RevealForm(forms.Form):
    """What an identity number is needed for."""

    purpose = forms.ChoiceField(
        label=_("Purpose"),
        choices=PURPOSES,
        widget=forms.Select(attrs={"class": "form-select", "data-focus": ""}),
    )


class GroupChoice(forms.ModelChoiceField):
    """A group by its name and code."""

    def label_from_instance(self, group: Any) -> str:
        """市南区香港中路街道第2网格 (G37020202)."""
        return f"{group.name} ({group.code})"


class HandOverForm(forms.Form):
    """Which group answers for an alert from now on (none: the city's fund desk), and why."""

    from_group = forms.IntegerField(required=False, widget=forms.HiddenInput)
    group = GroupChoice(
        label=_("Group"),
        queryset=GridGroup.objects.none(),
        required=False,
        empty_label=_("City fund desk: no group"),
        widget=forms.Select(attrs={"class": "form-select", "data-focus": ""}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=255,
        help_text=_("Stands in the history beside the change."),
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def __init__(self, *args: Any, groups: QuerySet[GridGroup], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]


class DismissForm(forms.Form):
    """Why alerts are dismissed, and from which day they may come back unchanged."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=DismissalGround.choices,
        widget=forms.Select(attrs={"class": "form-select", "data-focus": ""}),
    )
    reason = forms.CharField(
        label=_("What was seen"),
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
    )
    until = forms.DateField(
        label=_("Dismissed until"),
        required=False,
        help_text=_("Blank: until it grows materially."),
        widget=forms.DateInput(attrs={"class": "form-control short", "type": "date"}),
    )

    def clean_until(self) -> date | None:
        """A day to come, within two years."""
        until: date | None = self.cleaned_data["until"]
        return day_ahead(until, today=timezone.localdate()) if until else None
