"""The form of a token: what for, what it may be used for, until when, why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .forms import ReasonForm
from .scopes import scopes

USUAL_DAYS = 180


class TokenForm(ReasonForm):
    """A token of a person."""

    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        help_text=_("The program and whose it is, so that one knows later what stops."),
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may be used for"),
        choices=scopes,
        help_text=_("Never beyond the rights of the person."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    expires_on = forms.DateField(
        label=_("Holds until"),
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"class": "form-control short", "type": "date"}
        ),
    )
    field_order = ("name", "scopes", "expires_on", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        usual = timezone.localdate() + timedelta(days=USUAL_DAYS)
        self.initial.setdefault("expires_on", usual)

    def clean_expires_on(self) -> date:
        """A day to come."""
        last: date = self.cleaned_data["expires_on"]
        if last <= timezone.localdate():
            raise forms.ValidationError(_("A day after today."))
        return last
