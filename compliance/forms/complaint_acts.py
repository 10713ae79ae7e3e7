"""Forms of what staff do with a complaint."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.actions.receipt_days import refused
from compliance.models import Complaint, ComplaintChannel, ComplaintKind, ViolationType
from compliance.procedure.possible_days import entered, outside

from .complaints import IdentityForm, MatterForm

# Labels where somebody else writes down who complains.
OF_ANOTHER = {
    "name": _("Name"),
    "phone": _("Telephone number"),
    "id_number": _("Identity number"),
    "wishes": _("How to reach them"),
}
AREA = {"class": "form-control"}


class TextForm(forms.Form):
    """One text, labelled by what it is for; without a label nothing is asked."""

    text = forms.CharField(max_length=3000, widget=forms.Textarea(attrs={**AREA, "rows": 6}))

    def __init__(self, *args: Any, label: Any, hint: Any = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = label
        self.fields["text"].help_text = hint
        if not label:
            del self.fields["text"]


class ReceiptForm(forms.Form):
    """The day a complaint came in, as it should have been written down."""

    received_on = forms.DateField(
        label=_("Received on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={**AREA, "type": "date"}),
        help_text=_("The days to accept or refuse are counted anew from here."),
    )
    reason = forms.CharField(
        label=_("Why it is corrected"), max_length=255, widget=forms.TextInput(attrs=AREA)
    )

    def __init__(self, *args: Any, complaint: Complaint, **options: Any) -> None:
        super().__init__(*args, **options)
        self.complaint = complaint
        self.initial.setdefault("received_on", timezone.localdate(complaint.received_at))

    def clean_received_on(self) -> date:
        """A day on which it may have come in."""
        given: date = self.cleaned_data["received_on"]
        if why := refused(self.complaint, given, on=timezone.localdate()):
            raise forms.ValidationError(why)
        return given


class PurposeForm(forms.Form):
    """What the identity is needed for."""

    purpose = forms.ChoiceField(
        label=_("Purpose"),
        choices=(
            ("contact", _("to reach the person")),
            ("hear", _("to hear the person on record")),
            ("records", _("to find the person’s records")),
            ("serve", _("to serve a decision on the complaint")),
        ),
        widget=forms.Select(attrs={"class": "form-select", "data-focus": ""}),
    )


class CheckedForm(forms.Form):
    """How it was made sure that the right person asks for a new secret."""

    checked = forms.ChoiceField(
        label=_("How the identity was checked"),
        choices=(
            ("card", _("identity card seen, name and number as kept")),
            ("papers", _("another paper with a picture seen, name as kept")),
            ("call", _("called back on the telephone number kept")),
        ),
        widget=forms.Select(attrs={"class": "form-select", "data-focus": ""}),
    )


class ProposeForm(forms.Form):
    """A case proposed because of complaints."""

    violation_type = forms.ChoiceField(
        label=_("Suspected violation"),
        choices=ViolationType.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    summary = forms.CharField(
        label=_("Summary"),
        max_length=2000,
        widget=forms.Textarea(attrs={**AREA, "rows": 4}),
        help_text=_("What is suspected, since when. Never who complained: it may become known."),
    )


class CounterForm(MatterForm, IdentityForm):
    """What somebody tells by phone, letter or in person."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=ComplaintKind.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    channel = forms.ChoiceField(
        label=_("Channel"),
        choices=[choice for choice in ComplaintChannel.choices if choice[0] != "web"],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    received_on = forms.DateField(
        label=_("Received on"),
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"class": "form-control short", "type": "date"}
        ),
        help_text=_("The days to accept or refuse count from here."),
    )
    field_order = ("kind", "channel", "received_on", *MatterForm.base_fields)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("received_on", timezone.localdate())
        for name, label in OF_ANOTHER.items():
            self.fields[name].required = False
            self.fields[name].label = label
            self.fields[name].help_text = ""

    def clean(self) -> dict[str, Any]:
        """A complaint is signed; its day of receipt is one that may still be entered."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == ComplaintKind.COMPLAINT:
            for name in ("name", "phone"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("A complaint needs a name and a telephone number."))
        if given.get("phone") and not given.get("name"):
            self.add_error("name", _("A number without a name is not kept: add the name."))
        received_on = given.get("received_on")
        if received_on and (why := outside(received_on, entered(timezone.localdate()))):
            self.add_error("received_on", why)
        return given
