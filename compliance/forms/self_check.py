"""The two forms of the self-check: who asks, and the code that came."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.complaints.numbers import is_identity_number


class UnwrittenInput(forms.TextInput):
    """A field whose value no page ever shows again."""

    def format_value(self, value: object) -> None:
        """Nothing."""
        return


class AskForm(forms.Form):
    """Number and name. The number is never written back into a page."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        help_text=_("As on your identity card."),
    )
    number = forms.CharField(
        label=_("Identity number"),
        max_length=24,
        widget=UnwrittenInput(
            attrs={"class": "form-control", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("18 digits; the page does not keep it."),
    )

    def clean_number(self) -> str:
        """A number whose check digit is right; the refusal does not repeat it."""
        number = "".join(self.cleaned_data["number"].split()).upper()
        if not is_identity_number(number):
            raise forms.ValidationError(_("This is no valid identity number of 18 digits."))
        return number


class CodeForm(forms.Form):
    """Six digits."""

    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("Code from the message"),
        widget=forms.TextInput(
            attrs={
                "class": "form-control",
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "maxlength": "7",
            }
        ),
        error_messages={"invalid": _("The code has six digits.")},
    )

    def clean_code(self) -> str:
        """The digits alone."""
        return "".join(self.cleaned_data["code"].split())
