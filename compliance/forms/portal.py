"""Forms of the portal of enterprises, and of the counter that enrols their people."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.complaints.employers import Employer, by_code
from enterprises.search import letters_of
from inspectorate.organisation.forms import PersonForm

from .complaints import files_field


class AnswerForm(forms.Form):
    """A statement and its documents."""

    statement = forms.CharField(
        label=_("What was put right, or why it is not"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control"}),
    )
    files = files_field(_("Proof, as files"))


class ObjectForm(forms.Form):
    """Why the enterprise objects."""

    text = forms.CharField(
        label=_("Objection"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control"}),
        help_text=_("Facts and documents that show why."),
    )
    files = files_field(_("Proof, as files"))


class StateForm(forms.Form):
    """What the enterprise states on a notice of listing."""

    text = forms.CharField(
        label=_("Your statement"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control"}),
        help_text=_("Facts and documents that show why you are not to be listed."),
    )
    files = files_field(_("Proof, as files"))


class RequestForm(forms.Form):
    """Why the enterprise is to be removed early."""

    text = forms.CharField(
        label=_("Why you are to be removed early"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control"}),
        help_text=_("What was put right since, and what shows it."),
    )
    files = files_field(_("Proof, as files"))


class EnterpriseEnrolForm(PersonForm):
    """Somebody who acts for an enterprise, known by its code."""

    uscc = forms.CharField(
        label=_("Unified social credit code"),
        max_length=18,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
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
    field_order = ("uscc", "display_name", "username", "documents", "seen")

    def clean_uscc(self) -> str:
        """A code of the register."""
        code = letters_of(self.cleaned_data["uscc"])
        self.enterprise = by_code(code)
        if self.enterprise is None:
            raise forms.ValidationError(_("No enterprise of this code is in the register."))
        return code
