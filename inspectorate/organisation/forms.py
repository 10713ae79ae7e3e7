"""Forms of the staff's own pages."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import User


class OwnSettingsForm(forms.ModelForm):
    """What a person sets for themselves."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    class Meta:
        model = User
        fields = ("language", "shortcuts_on")
        widgets = {"shortcuts_on": forms.CheckboxInput(attrs={"class": "form-check-input"})}
