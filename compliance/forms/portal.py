"""Forms of the portal of enterprises, and of the counter that enrols their people."""

from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from compliance.complaints.employers import Employer, by_code
from compliance.complaints.files import LARGEST_BYTES, MOST_FILES
from compliance.uploads import MEBIBYTE
from inspectorate.organisation.models import User

from .complaints import FilesField, FilesInput


class AnswerForm(forms.Form):
    """A statement and its documents."""

    statement = forms.CharField(
        label=_("What was put right, or why it is not"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control"}),
    )
    files = FilesField(  # type: ignore[assignment]  # a field here, no attribute
        label=_("Proof, as files"),
        required=False,
        help_text=format_lazy(
            _("JPEG, PNG or PDF, at most {files} files of {size} MB."),
            files=MOST_FILES,
            size=LARGEST_BYTES // MEBIBYTE,
        ),
        widget=FilesInput(
            attrs={"class": "form-control", "accept": "image/jpeg,image/png,application/pdf"}
        ),
    )


class ObjectForm(forms.Form):
    """Why the enterprise objects."""

    text = forms.CharField(
        label=_("Objection"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control"}),
        help_text=_("Facts and documents that show why."),
    )


class EnterpriseEnrolForm(forms.Form):
    """Somebody who acts for an enterprise, known by its code."""

    uscc = forms.CharField(
        label=_("Unified social credit code"),
        max_length=18,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
    display_name = forms.CharField(
        label=_("Full name"),
        max_length=255,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[User.username_validator],
        help_text=_("Letters, figures and @ . + - _ only."),
        widget=forms.TextInput(
            attrs={"class": "form-control", "autocomplete": "off", "autocapitalize": "none"}
        ),
    )
    documents = forms.CharField(
        label=_("Documents that were checked"),
        max_length=200,
        help_text=_("Licence, letter of authorisation, identity card; it stands in the history."),
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
    seen = forms.BooleanField(
        label=_("I have seen the originals"),
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    enterprise: Employer | None = None

    def clean_uscc(self) -> str:
        """A code of the register."""
        code = "".join(self.cleaned_data["uscc"].split()).upper()
        self.enterprise = by_code(code)
        if self.enterprise is None:
            raise forms.ValidationError(_("No enterprise of this code is in the register."))
        return code
