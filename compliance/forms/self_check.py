"""The two forms of the self-check: who asks, and the code that came."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.complaints.numbers import is_identity_number
from enterprises.feeds.checks.identity_numbers import OTHER_FORM
from enterprises.feeds.checks.tidying import tidied_text

RESIDENT, OTHER = "resident", "other"
DOCUMENTS = (
    (RESIDENT, _("Identity card, or permit of 18 digits")),
    (OTHER, _("Passport or another permit")),
)


class UnwrittenInput(forms.TextInput):
    """A field whose value no page ever shows again."""

    def format_value(self, value: object) -> None:
        """Nothing."""
        return


class AskForm(forms.Form):
    """Document, number and name. The number is never written back into a page.

    What the registers hold is taken: numbers of 18 places with their check digit, and those of
    foreigners and of residents of Hong Kong, Macao and Taiwan, of which only the form is known.
    """

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        help_text=_("As on your document."),
    )
    document = forms.ChoiceField(
        label=_("Kind of identity document"),
        choices=DOCUMENTS,
        initial=RESIDENT,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    number = forms.CharField(
        label=_("Number of the document"),
        max_length=24,
        widget=UnwrittenInput(
            attrs={"class": "form-control", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("The number your employer registered you by; the page does not keep it."),
    )

    def clean_number(self) -> str:
        """The number as registers write it: full width made plain, no blanks, in capitals."""
        tidy = tidied_text(self.cleaned_data["number"], punctuation=True)
        return "".join(tidy.split()).upper()

    def clean(self) -> dict[str, Any]:
        """Refuses what no such document bears; the refusal does not repeat the number."""
        given = super().clean() or {}
        number, document = given.get("number"), given.get("document")
        if number and document == RESIDENT and not is_identity_number(number):
            self.add_error("number", _("This is no valid identity number of 18 digits."))
        if number and document == OTHER and not re.fullmatch(OTHER_FORM, number):
            self.add_error("number", _("Such a number has 5 to 20 letters and digits."))
        return given


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
