"""The form of the free calculator: one wage over some months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.money.lines import months_between
from enterprises.models import ContractKind, Scheme

MOST_MONTHS = 360
BOX = {"class": "form-control"}


def month_field(label: Any) -> forms.DateField:
    """A month as the browser offers it."""
    box = forms.DateInput(attrs={**BOX, "type": "month"}, format="%Y-%m")
    return forms.DateField(label=label, widget=box, input_formats=["%Y-%m", "%Y%m", "%Y-%m-%d"])


class CalculatorForm(forms.Form):
    """Wage, months, contract, industry, and the schemes that were insured all along."""

    wage_yuan = forms.DecimalField(
        label=_("Monthly wage, yuan"),
        min_value=Decimal(0),
        max_digits=12,
        decimal_places=2,
        widget=forms.NumberInput(attrs={**BOX, "step": "0.01"}),
    )
    from_month = month_field(_("From month"))
    to_month = month_field(_("To month"))
    contract_kind = forms.ChoiceField(
        label=_("Contract"),
        required=False,
        choices=[("", _("not known")), *ContractKind.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    industry_code = forms.CharField(
        label=_("Industry (GB/T 4754)"),
        required=False,
        max_length=5,
        help_text=_("A letter and up to four digits, such as C34: rates work injury."),
        widget=forms.TextInput(attrs=BOX),
    )
    insured = forms.MultipleChoiceField(
        label=_("Insured all along in"),
        required=False,
        choices=Scheme.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )

    def clean_industry_code(self) -> str:
        """In capitals."""
        return str(self.cleaned_data["industry_code"]).upper()

    def clean(self) -> dict[str, Any]:
        """The months in their order, and not more than a working life."""
        given = super().clean() or {}
        first, last = given.get("from_month"), given.get("to_month")
        if isinstance(first, date) and isinstance(last, date):
            if last < first:
                self.add_error("to_month", _("The last month lies before the first."))
            elif len(months_between(first, last)) > MOST_MONTHS:
                self.add_error("to_month", _("More than 30 years; shorten the period."))
        return given
