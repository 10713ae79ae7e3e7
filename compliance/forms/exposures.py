"""Forms of what people do with an exposure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from compliance.exposure.marks import mark_of
from compliance.models import Exposure, ExposureOutcome

AREA = {"class": "form-control", "rows": 4}
LINE = {"class": "form-control"}
DAY = {"class": "form-control", "type": "date"}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


def _text(label: Any, hint: Any = "", *, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={**AREA, "rows": rows})
    return forms.CharField(label=label, help_text=hint, max_length=3000, widget=area)


def _line(label: Any, hint: Any = "") -> forms.CharField:
    line = forms.TextInput(attrs=LINE)
    return forms.CharField(label=label, help_text=hint, max_length=255, widget=line)


def _yuan(label: Any) -> forms.DecimalField:
    box = forms.NumberInput(attrs={**LINE, "step": "0.01", "min": "0"})
    return forms.DecimalField(label=label, max_digits=16, decimal_places=2, min_value=0, widget=box)


def _tick(label: Any) -> forms.BooleanField:
    box = forms.CheckboxInput(attrs={"class": "form-check-input"})
    return forms.BooleanField(label=label, required=False, widget=box)


class ExposureForm(forms.Form):
    """What is asked about an entry; `prints` where the text to be printed stands above it."""

    prints = False

    def __init__(self, *args: Any, exposure: Exposure, **options: Any) -> None:
        options.setdefault("initial", self.told(exposure))
        super().__init__(*args, **options)

    @staticmethod
    def told(exposure: Exposure) -> dict[str, Any]:
        """What is filled in before anybody writes."""
        return {}

    def again(self, exposure: Exposure) -> ExposureForm:
        """The form after a refusal: as it was sent."""
        return self


class PublishForm(ExposureForm):
    """Nothing is written; the mark of the text that was read comes back with it."""

    prints = True
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    @staticmethod
    def told(exposure: Exposure) -> dict[str, Any]:
        """The text as it stands above the button."""
        return {"seen": mark_of([exposure])}

    def again(self, exposure: Exposure) -> ExposureForm:
        """The text may have changed: it is read anew."""
        return PublishForm(exposure=exposure)


class AcceptForm(ExposureForm):
    """The entry as it is to be printed."""

    facts = _text(_("Main facts"), _("Printed as it stands. No worker is named."))
    decision = _text(_("How it was dealt with"), rows=2)
    legal_basis = _text(_("Legal basis"), rows=2)
    wages_yuan = _yuan(_("Arrears in wages, yuan"))
    contributions_yuan = _yuan(_("Arrears in contributions, yuan"))
    sums_reason = forms.CharField(
        label=_("What a higher sum rests on"),
        help_text=_("Only where a sum is above what the decision knows; kept with the history."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={**AREA, "rows": 2}),
    )

    @staticmethod
    def told(exposure: Exposure) -> dict[str, Any]:
        """As proposed."""
        printed = [name for name in AcceptForm.base_fields if name != "sums_reason"]
        return {name: getattr(exposure, name) for name in printed}


class ReasonForm(ExposureForm):
    """A reason, kept with the entry."""

    reason = _text(_("Reason"), _("Kept with the entry and its history."))


class ReversalForm(ExposureForm):
    """Which decision reversed it, and what it says."""

    reversed_on = _day(_("Reversed on"))
    document = _line(_("Decision that reversed it"), _("Number of the review or judgment."))
    reason = _text(_("What it says"))

    @staticmethod
    def told(exposure: Exposure) -> dict[str, Any]:
        """Today."""
        return {"reversed_on": timezone.localdate()}


class ExplanationForm(ExposureForm):
    """The explanation that stands in the entry's place."""

    explanation = _text(_("Explanation"), _("Public: shown where the entry stood."))

    @staticmethod
    def told(exposure: Exposure) -> dict[str, Any]:
        """The reversal, as noted."""
        return {"explanation": exposure.reversal}


class PaymentForm(ExposureForm):
    """What was paid, when, by which document."""

    paid_on = _day(_("Paid on"))
    wages = _tick(pgettext_lazy("owed", "Wages"))
    contributions = _tick(pgettext_lazy("owed", "Contributions"))
    document = _line(
        _("Document"), _("Number of the bank receipt or the collecting agency’s paper.")
    )

    @staticmethod
    def told(exposure: Exposure) -> dict[str, Any]:
        """What is still owed."""
        return {
            "paid_on": timezone.localdate(),
            "wages": bool(exposure.wages_yuan and not exposure.wages_paid_on),
            "contributions": bool(
                exposure.contributions_yuan and not exposure.contributions_paid_on
            ),
        }


class ObjectionDecisionForm(forms.Form):
    """How an objection is decided."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=ExposureOutcome.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    answer = _text(_("Answer"), _("Goes to the enterprise; upheld, it is public too."))
