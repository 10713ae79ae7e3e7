"""Forms of medals: the cut, a revocation, what a measure counts for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.medals.cuts import words_of
from compliance.models import MedalCriterion, MedalRound

from . import fields
from .bounds import BoundedForm
from .grid import PlainForm


class CutForm(PlainForm):
    """How many medals each size band has; only the bands somebody may have one in."""

    def __init__(self, *args: Any, medals: MedalRound, **options: Any) -> None:
        super().__init__(*args, **options)
        for band, words in reversed(words_of(medals).items()):
            if medals.bands.get(band):
                self.fields[band] = forms.IntegerField(
                    label=words,
                    min_value=0,
                    max_value=medals.bands[band],
                    required=False,
                    widget=forms.NumberInput(attrs={"class": "form-control"}),
                )

    @property
    def numbers(self) -> dict[str, int]:
        """Medals by band."""
        return {band: number or 0 for band, number in self.cleaned_data.items()}


class RevokeForm(PlainForm):
    """Why a medal is revoked; the public reads it."""

    reason = fields.text(_("Reason, shown to the public"))


class CriterionForm(BoundedForm):
    """What a measure counts for, and by which source."""

    reason = forms.CharField(label=_("Reason for the change"), max_length=255)
    required_css_class = "required"

    class Meta:
        model = MedalCriterion
        fields = ("points", "most_points", "required", "source")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            kind = "form-check-input" if name == "required" else "form-control"
            field.widget.attrs.setdefault("class", kind)
