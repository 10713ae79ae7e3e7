"""The form that confirms a list of moves, with its reason."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class AnewForm(forms.Form):
    """Why, and the fingerprint of the list the person saw."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=255,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    seen = forms.CharField(max_length=32, widget=forms.HiddenInput)
