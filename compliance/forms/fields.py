"""Fields and the base that the forms of legal steps share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from compliance.models import Case
from inspectorate.organisation.models import Inspector, User

# A day is one somebody may have lived to see, a count one of people: slips beyond are refused.
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MOST = 99_999_999


class StepForm(forms.Form):
    """A form of a step of `case`, filled in by `by` on a day."""

    required_css_class = "required"

    def __init__(self, *args: Any, case: Case, by: User, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case, self.by, self.on = case, by, on
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("class", class_of(field))
            if field.help_text:
                field.widget.attrs.setdefault("aria-describedby", f"id_{name}_helptext")
        self.prepare()

    def prepare(self) -> None:
        """Sets choices and first values that depend on the case; forms override it."""


def class_of(field: forms.Field) -> str:
    """The class of the desk for a control."""
    if isinstance(field, forms.BooleanField):
        return "form-check-input"
    if isinstance(field.widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        return "form-check-input"
    return "form-select" if isinstance(field, forms.ChoiceField) else "form-control"


def text(label: Any, *, rows: int = 3, required: bool = True, hint: Any = "") -> forms.CharField:
    """Several lines."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def line(label: Any, *, required: bool = True, hint: Any = "", most: int = 255) -> forms.CharField:
    """One line of at most so many characters."""
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint)


def day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """A day, written 2026-11-18."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as 2026-11-18.")},
        validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)],
    )


def count(label: Any, *, required: bool = True, initial: int | None = None) -> forms.IntegerField:
    """How many people or months; no more than a country has."""
    return forms.IntegerField(
        label=label, required=required, initial=initial, min_value=0, max_value=MOST
    )


def clock(label: Any, *, required: bool = True) -> forms.TimeField:
    """A time of day, written 14:30."""
    return forms.TimeField(
        label=label,
        required=required,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )


def yuan(label: Any, *, required: bool = True, hint: Any = "") -> forms.DecimalField:
    """An amount of money, exact to the cent, not below zero."""
    return forms.DecimalField(
        label=label,
        required=required,
        help_text=hint,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
    )


class InspectorChoice(forms.ModelChoiceField):
    """An inspector by name, with certificate and until when it is valid."""

    def label_from_instance(self, inspector: Any) -> str:
        """王示例 · 370214031, 2028-03-01."""
        until = f"{inspector.certificate_until:%Y-%m-%d}" if inspector.certificate_until else "–"
        return f"{inspector.name} · {inspector.certificate_no or '–'}, {until}"


def inspector(label: Any, *, required: bool = True) -> InspectorChoice:
    """One inspector; the form sets among whom."""
    return InspectorChoice(
        label=label, required=required, queryset=Inspector.objects.none(), empty_label="–"
    )


SERVICE_METHODS = (
    ("direct", _("handed over")),
    ("left", _("left in the presence of witnesses")),
    ("post", _("by registered post")),
    ("entrusted", _("through another authority")),
    ("electronic", _("electronically, as agreed in writing")),
    ("notice", _("by public notice")),
)


class ServiceForm(StepForm):
    """How, when and to whom a paper was served."""

    method = forms.ChoiceField(label=_("How it was served"), choices=SERVICE_METHODS)
    served_on = day(_("Served on"), hint=_("The day that counts for the time limits."))
    recipient = line(_("Received by"))
    relation = line(_("Position or relation"), hint=_("Legal representative, manager, counter …"))
    remark = line(_("Remark"), required=False)

    def prepare(self) -> None:
        """Handed over today, unless said otherwise."""
        self.initial.setdefault("served_on", self.on)

    def clean_served_on(self) -> date:
        """Not in the future, and not before the paper was made."""
        served: date = self.cleaned_data["served_on"]
        if served > self.on:
            raise forms.ValidationError(_("The day of service cannot lie ahead."))
        return served
