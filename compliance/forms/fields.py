"""Fields and the base that the forms of legal steps share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from compliance.models import Case
from compliance.procedure.possible_days import Rule, in_the_case, refusals
from inspectorate.foundation.writing import day as day_written
from inspectorate.foundation.writing import number
from inspectorate.foundation.writing import yuan as yuan_text
from inspectorate.organisation.models import Inspector, User

# A day is one somebody may have lived to see, a count one of people: slips beyond are refused.
# Where it belongs to a case, the form says more: `possible`.
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
MOST = 99_999_999
MOST_YUAN = Decimal("999999999999.99")
BASIS_HINT = _("As the rows of the law have it. Articles may be added, none left out.")


class StepForm(forms.Form):
    """A form of a step of `case`, filled in by `by` on a day.

    `possible` holds the rule of every day the form asks for; the step's action asks it again.
    """

    required_css_class = "required"
    possible: ClassVar[Mapping[str, Rule]] = {}

    def __init__(self, *args: Any, case: Case, by: User, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case, self.by, self.on = case, by, on
        for name in self.possible.keys() & self.fields.keys():  # the rule of the day says more
            unbind(self.fields[name])
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("class", class_of(field))
            if field.help_text:
                field.widget.attrs.setdefault("aria-describedby", f"id_{name}_helptext")
        self.prepare()

    def prepare(self) -> None:
        """Sets choices and first values that depend on the case; forms override it."""

    def clean(self) -> dict[str, Any]:
        """No day that is not possible for what it tells."""
        given = super().clean() or {}
        for name, why in refusals(self.possible, given, case=self.case, on=self.on).items():
            self.add_error(name, why)
        return given


def unbind(field: forms.Field) -> None:
    """Leaves it to somebody who knows more to say which days are too early and too late."""
    bounds = MinValueValidator | MaxValueValidator
    field.validators = [each for each in field.validators if not isinstance(each, bounds)]


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
    early, late = _("A day in {year} or later."), _("A day in {year} or earlier.")
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as 2026-11-18.")},
        validators=[
            MinValueValidator(EARLIEST, format_lazy(early, year=EARLIEST.year)),
            MaxValueValidator(LATEST, format_lazy(late, year=LATEST.year)),
        ],
    )


def count(label: Any, *, required: bool = True, initial: int | None = None) -> forms.IntegerField:
    """How many people or months; no more than a country has."""
    field = forms.IntegerField(
        label=label, required=required, initial=initial, min_value=0, max_value=MOST
    )
    _name_the_most(field, number(MOST))
    return field


def _name_the_most(field: forms.Field, most: str) -> None:
    """Has the field name its greatest value as people write it."""
    for each in field.validators:
        if isinstance(each, MaxValueValidator):
            each.message = format_lazy(_("At most {most}."), most=most)


def clock(label: Any, *, required: bool = True) -> forms.TimeField:
    """A time of day, written 14:30."""
    return forms.TimeField(
        label=label,
        required=required,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )


def yuan(label: Any, *, required: bool = True, hint: Any = "") -> forms.DecimalField:
    """An amount of money, exact to the cent, not below zero."""
    field = forms.DecimalField(
        label=label,
        required=required,
        help_text=hint,
        min_value=0,
        max_value=MOST_YUAN,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
    )
    _name_the_most(field, yuan_text(MOST_YUAN))
    return field


class InspectorChoice(forms.ModelChoiceField):
    """An inspector by name, with certificate and until when it is valid."""

    def label_from_instance(self, inspector: Any) -> str:
        """王示例 · 370214031, 1 Mar 2028."""
        until = day_written(inspector.certificate_until) if inspector.certificate_until else "–"
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
    """How, when and to whom a paper was served: since the case was filed, never ahead."""

    possible: ClassVar[Mapping[str, Rule]] = {"served_on": in_the_case}

    method = forms.ChoiceField(label=_("How it was served"), choices=SERVICE_METHODS)
    served_on = day(_("Served on"), hint=_("The day that counts for the time limits."))
    recipient = line(_("Received by"))
    relation = line(_("Position or relation"), hint=_("Legal representative, manager, counter …"))
    remark = line(_("Remark"), required=False)

    def prepare(self) -> None:
        """Handed over today, unless said otherwise."""
        self.initial.setdefault("served_on", self.on)
