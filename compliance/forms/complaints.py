"""The public form of complaints and reports, its follow-up, and the counter's form."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from compliance.complaints.files import LARGEST_BYTES, MOST_FILES, refuse_unless_fit
from compliance.complaints.numbers import is_identity_number
from compliance.complaints.secrets import new_nonce
from compliance.procedure.refusals import Refused
from compliance.uploads import MEBIBYTE

# What one complains about, in plain words, the most frequent first (Decree 423 art. 11; V1 to V5).
SUBJECTS = (
    ("L6", _("Wages not paid, or below the minimum wage")),
    ("L7", _("Social insurance: not registered, or too little paid in")),
    ("L2", _("Labour contract: none, or not kept")),
    ("L5", _("Working hours, rest and leave")),
    ("L4", _("Protection of women and of young workers")),
    ("L3", _("Children under 16 at work")),
    ("L1", _("Rules of the employer that are against the law")),
    ("L8", _("Employment agencies and training bodies")),
    ("V3", _("A hospital, clinic or pharmacy deceives the funds")),
    ("V4", _("Somebody draws money of the funds without a right to it")),
    ("L9", _("Something else")),
)
SOONEST_SECONDS, LATEST_SECONDS = 3, 12 * 60 * 60
_signer = TimestampSigner(salt="complaint form")


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A few pictures or PDF, told by their content."""

    widget = FilesInput

    def clean(self, given: Any, initial: Any = None) -> list[UploadedFile]:
        """The files, checked."""
        chosen = [given] if isinstance(given, UploadedFile) else list(given or [])
        cleaned = [forms.FileField.clean(self, each, initial) for each in chosen]
        try:
            refuse_unless_fit(cleaned)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return cleaned


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control"})


def _line(**attributes: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control", **attributes})


def files_field(label: Any) -> Any:
    """Photos and papers that go with what somebody writes to the inspectorate."""
    return FilesField(
        label=label,
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


class TokenForm(forms.Form):
    """A form that knows when it was opened, and a field that only machines fill in."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False, widget=_line(autocomplete="off", tabindex="-1"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["token"] = _signer.sign(new_nonce())
        self.nonce = ""

    def clean(self) -> dict[str, Any]:
        """Refuses what a machine sent, and a form that lay open for too long."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("website"):
            raise forms.ValidationError(
                _("A field that people do not see was filled in. Leave “Website” empty.")
            )
        try:
            self.nonce = _signer.unsign(given.get("token", ""), max_age=LATEST_SECONDS)
        except SignatureExpired:
            self._open_anew()
            raise forms.ValidationError(
                _("The form was open for over 12 hours. What you wrote is kept: send it again.")
            ) from None
        except BadSignature:
            self._open_anew()
            raise forms.ValidationError(
                _("The form is incomplete. What you wrote is kept: send it again.")
            ) from None
        if self._opened_just_now(given["token"]):
            raise forms.ValidationError(
                _("The form was sent within 3 seconds. Read it through and send it again.")
            )
        return given

    def _opened_just_now(self, token: str) -> bool:
        try:
            _signer.unsign(token, max_age=SOONEST_SECONDS)
        except SignatureExpired:
            return False
        return True

    def _open_anew(self) -> None:
        data = cast("QueryDict", self.data).copy()
        data["token"] = self.initial["token"]
        self.data = data


class MatterForm(forms.Form):
    """The matter itself, whoever tells it."""

    employer_name = forms.CharField(
        label=_("Name of the employer"),
        max_length=255,
        widget=_line(autocomplete="off"),
        help_text=_("As it stands on the contract, the pay slip or the door."),
    )
    employer_address = forms.CharField(
        label=_("Where it is"), max_length=255, required=False, widget=_line(autocomplete="off")
    )
    subjects = forms.MultipleChoiceField(
        label=_("What it is about"),
        choices=SUBJECTS,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("What happened, in your own words"),
        max_length=5000,
        widget=_area(7),
        help_text=_("Since when, how much, who was there. Facts are enough; no law is needed."),
    )
    people_count = forms.IntegerField(
        label=_("How many people are concerned"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=_line(inputmode="numeric"),
    )
    attachments = files_field(_("Photos, contract, pay slips"))


class IdentityForm(forms.Form):
    """Who complains and how to reach them."""

    name = forms.CharField(label=_("Your name"), max_length=80, widget=_line(autocomplete="name"))
    phone = forms.RegexField(
        r"^[0-9+\-() ]{5,24}$",
        label=_("Your telephone number"),
        widget=_line(autocomplete="tel", inputmode="tel"),
        error_messages={"invalid": _("Digits only, such as 13800000000.")},
    )
    id_number = forms.CharField(
        label=_("Identity number"),
        required=False,
        max_length=18,
        widget=_line(autocomplete="off"),
        help_text=_("Only if you want to give it; it helps to find your insurance records."),
    )
    address = forms.CharField(
        label=_("Address for letters"),
        required=False,
        max_length=255,
        widget=_line(autocomplete="street-address"),
    )
    wishes = forms.CharField(
        label=_("How you want to be reached"),
        required=False,
        max_length=255,
        widget=_line(),
        help_text=_("For example: only after 18:00, not at work."),
    )

    def clean_id_number(self) -> str:
        """A number whose check digit is right, or none."""
        number = "".join(self.cleaned_data["id_number"].split()).upper()
        if number and not is_identity_number(number):
            raise forms.ValidationError(_("This is no valid identity number of 18 digits."))
        return number


class NamedForm(MatterForm, IdentityForm, TokenForm):
    """A complaint, or a report that is signed."""

    field_order = [*MatterForm.base_fields, *IdentityForm.base_fields]


class AnonymousForm(MatterForm, TokenForm):
    """A report without a name: nothing is asked that would tell who wrote it."""


class SecretForm(forms.Form):
    """Number and secret."""

    number = forms.CharField(
        label=_("Reference number"),
        max_length=20,
        widget=_line(autocomplete="off", placeholder="C-2026-000123"),
    )
    secret = forms.CharField(
        label=_("Secret"), max_length=40, widget=_line(autocomplete="off", autocapitalize="off")
    )

    def clean_number(self) -> str:
        """Capitals, without blanks."""
        return "".join(self.cleaned_data["number"].split()).upper()


class MessageForm(forms.Form):
    """What is added later."""

    text = forms.CharField(label=_("Your message"), max_length=3000, widget=_area(4))
    attachments = files_field(_("Photos, contract, pay slips"))
