"""The form of a target of coverage extension."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from compliance.models import TargetMeasure

LINE, CHOICE = {"class": "form-control"}, {"class": "form-select"}


class TargetForm(forms.Form):
    """Year, place, measure, target and the source it comes from. `places` are (code, name)."""

    year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2100, widget=forms.NumberInput(attrs=LINE)
    )
    district_code = forms.ChoiceField(
        label=_("Place"), required=False, widget=forms.Select(attrs=CHOICE)
    )
    measure = forms.ChoiceField(label=_("Measure"), widget=forms.Select(attrs=CHOICE))
    target = forms.DecimalField(
        label=_("Target"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        localize=False,
        widget=forms.NumberInput(attrs={**LINE, "step": "any"}),
    )
    source = forms.CharField(label=_("Source"), max_length=255, widget=forms.TextInput(attrs=LINE))
    reason = forms.CharField(
        label=_("Reason for the change"),
        help_text=_("Needed where a target of this year, place and measure stands already."),
        max_length=255,
        required=False,
        widget=forms.TextInput(attrs=LINE),
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = places
        self.fields["district_code"].choices = places  # type: ignore[attr-defined]
        measures = [(code, capfirst(label)) for code, label in TargetMeasure.choices]
        self.fields["measure"].choices = measures  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Of a place within sight, above nought, and a share not above a hundred."""
        given = super().clean() or {}
        if given.get("district_code", "") not in dict(self.places):
            self.add_error("district_code", _("Choose a place."))
        target = given.get("target")
        if target is not None and target <= 0:
            self.add_error("target", _("A target is above 0."))
        if target is not None and given.get("measure") == "coverage_full" and target > 100:
            self.add_error("target", _("A share is at most 100 %."))
        return given
