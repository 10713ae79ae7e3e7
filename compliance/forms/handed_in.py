"""Forms of what employers bring to the counter or send by letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from compliance.complaints.files import LARGEST_BYTES, refuse_unless_fit
from compliance.models import HandedInChannel, HandedInKind
from compliance.procedure.refusals import Refused
from compliance.uploads import MEBIBYTE

from .exposures import AREA, LINE, ExposureForm


class ScanField(forms.FileField):
    """One picture or PDF, told by its content."""

    def clean(self, given: Any, initial: Any = None) -> UploadedFile | None:
        """The file, checked."""
        scan: UploadedFile | None = super().clean(given, initial)
        try:
            refuse_unless_fit([scan] if scan else [])
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return scan


class HandedInForm(forms.Form):
    """How it came, when, from whom, what it says, and its scan."""

    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=HandedInChannel.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    received_on = forms.DateField(
        label=_("Received on"),
        help_text=_("The day it was handed over, or the letter came in. The limits count from it."),
        widget=forms.DateInput(attrs={**LINE, "type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )
    bearer = forms.CharField(
        label=_("Who brought or signed it"),
        help_text=_("Name and position; a letter of authorisation, if there is one."),
        max_length=255,
        widget=forms.TextInput(attrs={**LINE, "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("What it says"), max_length=3000, widget=forms.Textarea(attrs=AREA)
    )
    scan = ScanField(
        label=_("Scan of the paper"),
        required=False,
        help_text=format_lazy(
            _("JPEG, PNG or PDF of at most {size} MB."), size=LARGEST_BYTES // MEBIBYTE
        ),
        widget=forms.FileInput(
            attrs={"class": "form-control", "accept": "image/jpeg,image/png,application/pdf"}
        ),
    )


class HandedInObjection(HandedInForm, ExposureForm):
    """An objection to a public entry, as staff record it on the entry's page."""


class HandedInStatement(HandedInForm):
    """A statement on a listing."""

    complete = forms.BooleanField(
        label=_("The subject says that nothing more comes"),
        help_text=_("Only then it is decided before the time to speak is over."),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    document = forms.CharField(
        label=_("Document"),
        help_text=_("Needed where nothing more comes: the paper that says so."),
        max_length=255,
        required=False,
        widget=forms.TextInput(attrs=LINE),
    )
    field_order = ("channel", "received_on", "bearer", "text", "complete", "document", "scan")


FORMS: dict[HandedInKind, type[HandedInForm]] = {
    HandedInKind.OBJECTION: HandedInForm,
    HandedInKind.GRADE: HandedInForm,
    HandedInKind.STATEMENT: HandedInStatement,
    HandedInKind.REMOVAL: HandedInForm,
}
