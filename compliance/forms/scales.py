"""Forms of scales: a new version, and the words and grades of one that is not in force yet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from compliance.actions.scales import MOST, GradeRow, last_change, rows_of
from compliance.models import Scale
from enterprises.models import Regime

from .appraisals import Dressed
from .fields import class_of, day, line

BLANK_ROWS = 2
OF_GRADE = ("code", "name", "name_en", "regime", "regime_years", "on_paper", "is_public", "source")


class VersionForm(Dressed):
    """From which periods on a new version holds, and why there is one."""

    from_on = day(_("For periods from"), hint=_("Cycles whose period begins on this day or later."))
    source = line(_("Source"), hint=_("The rule or decision it rests on"))
    reason = line(_("Reason for the change"))


class DropForm(Dressed):
    """Why a draft is deleted."""

    reason = line(_("Why it is deleted"))


class WordsOfScaleForm(Dressed):
    """A version's own columns."""

    name = line(_("Name, Chinese"), most=80)
    name_en = line(_("Name, English"), most=80)
    years = forms.IntegerField(label=_("Years of a period"), min_value=1, max_value=10)
    from_on = day(_("For periods from"))
    source = line(_("Source"))
    reason = line(_("Reason for the change"))


class GradeOfScaleForm(Dressed):
    """A grade of a scale with its effect."""

    code = forms.CharField(label=_("Code"), max_length=12, validators=[validate_slug])
    name = line(_("Name, Chinese"), most=40)
    name_en = line(_("Name, English"), most=40)
    regime = forms.ChoiceField(
        label=_("Regime"), choices=[(code, capfirst(label)) for code, label in Regime.choices]
    )
    regime_years = forms.IntegerField(label=_("Years of the regime"), min_value=1, max_value=10)
    on_paper = forms.BooleanField(label=_("Notified on paper"), required=False)
    is_public = forms.BooleanField(label=_("Shown to the public"), required=False)
    source = line(_("Source"))

    @property
    def row(self) -> GradeRow:
        """What was filled in."""
        return GradeRow(**self.cleaned_data)


class ScaleForm(WordsOfScaleForm):
    """The version with its grades, the best first; a grade whose code is blank is left out."""

    seen = forms.CharField(max_length=60, widget=forms.HiddenInput())

    def __init__(self, *args: Any, scale: Scale, **options: Any) -> None:
        kept = rows_of(scale)
        self.count = min(len(kept) + BLANK_ROWS, MOST)
        initial: dict[str, Any] = {
            name: getattr(scale, name) for name in ("name", "name_en", "years", "from_on", "source")
        }
        initial["seen"] = last_change(scale)
        for at, row in enumerate(kept):
            initial |= {f"{name}_{at}": getattr(row, name) for name in OF_GRADE}
        super().__init__(*args, initial=initial, **options)
        for at in range(self.count):
            self._add_row(at)

    def _add_row(self, at: int) -> None:
        for name, made in GradeOfScaleForm().fields.items():
            made.required = False
            made.widget.is_required = False
            made.widget.attrs["class"] = class_of(made)
            self.fields[f"{name}_{at}"] = made

    def clean(self) -> dict[str, Any]:
        """A grade with a code needs all its columns."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for at in range(self.count):
            if not given.get(f"code_{at}"):
                continue
            for name in ("name", "name_en", "regime", "regime_years", "source"):
                if not given.get(f"{name}_{at}") and f"{name}_{at}" not in self.errors:
                    self.add_error(f"{name}_{at}", _("This field is required."))
        return given

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The bound fields by row, for the page."""
        return [{name: self[f"{name}_{at}"] for name in OF_GRADE} for at in range(self.count)]

    @property
    def rows(self) -> list[GradeRow]:
        """What was filled in, in its order."""
        given = self.cleaned_data
        return [
            GradeRow(**{name: given[f"{name}_{at}"] for name in OF_GRADE})
            for at in range(self.count)
            if given.get(f"code_{at}")
        ]

    @property
    def words(self) -> dict[str, Any]:
        """The version's own columns, the reason and what was looked at."""
        names = ("name", "name_en", "years", "from_on", "source", "reason", "seen")
        return {name: self.cleaned_data[name] for name in names}
