"""Forms of the pages of alerts and rules."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

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
