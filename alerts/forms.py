"""Forms of the pages of alerts and rules."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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
        """A day to come."""
        until: date | None = self.cleaned_data["until"]
        if until and until <= timezone.localdate():
            raise forms.ValidationError(_("A day after today."))
        return until
