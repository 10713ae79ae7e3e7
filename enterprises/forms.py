"""Forms of the pages of feeds and deliveries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .feeds.feed import Feed
from .feeds.options import Options
from .feeds.previews import Preview
from .feeds.refusals import Refusal
from .landing.completeness import Complete
from .models import FeedProfile

CONTROL = {"class": "form-control"}
SELECT = {"class": "form-select"}
LARGEST_BYTES = 4 * 2**30
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".gz", ".zst")


def accepted(file: Any) -> None:
    """The kinds of file a feed may be; what is inside is checked when it is read."""
    if not file.name.lower().endswith(ENDINGS):
        raise ValidationError(
            _("A delivery is CSV, XLSX or Parquet, optionally .gz or .zst; this is %(name)s."),
            params={"name": file.name},
        )
    if file.size > LARGEST_BYTES:
        raise ValidationError(_("A file may have 4 GB. Send it in parts."))


class SampleForm(forms.Form):
    """A file to look at."""

    file = forms.FileField(
        label=_("Sample file"),
        validators=[accepted],
        widget=forms.FileInput(attrs={**CONTROL, "id": "id_sample"}),
    )


class DeliverForm(forms.Form):
    """A delivery: the file, how it is read, and what it is complete for."""

    file = forms.FileField(
        label=_("File"), validators=[accepted], widget=forms.FileInput(attrs=CONTROL)
    )
    profile = forms.ChoiceField(
        label=_("Profile"), required=False, widget=forms.Select(attrs=SELECT)
    )
    complete = forms.CharField(
        label=_("Complete for"),
        required=False,
        max_length=25,
        help_text=_("FROM..TO, as 2024-01..2024-06: rows of it that are not in the file end."),
        widget=forms.TextInput(attrs=CONTROL),
    )
    complete_area = forms.CharField(
        label=_("in the area"),
        required=False,
        max_length=12,
        help_text=_("An area code; blank: the whole city."),
        widget=forms.TextInput(attrs=CONTROL),
    )

    def __init__(self, *args: Any, feed: Feed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.feed = feed
        saved = FeedProfile.objects.filter(feed=feed.name).order_by("name")
        names = [(name, name) for name in saved.values_list("name", flat=True)]
        profile = self.fields["profile"]
        assert isinstance(profile, forms.ChoiceField)  # noqa: S101 - tells the type checker
        profile.choices = [("", _("none: their headers are ours")), *names]

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be declared complete before the file travels on."""
        cleaned = super().clean() or {}
        if cleaned.get("complete") or cleaned.get("complete_area"):
            try:
                Complete.parse(
                    self.feed.name, cleaned.get("complete", ""), cleaned.get("complete_area", "")
                )
            except Refusal as refusal:
                self.add_error("complete", refusal.sentence)
        return cleaned


class MappingForm(forms.Form):
    """How an agency's columns are read: one choice per column of the sample, constants, values."""

    sets = forms.CharField(
        label=_("Constants"),
        required=False,
        help_text=_("One a line, COLUMN=VALUE, for columns the file lacks."),
        widget=forms.Textarea(attrs={**CONTROL, "rows": 3}),
    )
    translations = forms.CharField(
        label=_("Values"),
        required=False,
        help_text=_("One a line, COLUMN:THEIRS=OURS, as status:存续=active."),
        widget=forms.Textarea(attrs={**CONTROL, "rows": 3}),
    )
    name = forms.CharField(
        label=_("Name of the profile"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs=CONTROL),
    )

    def __init__(self, *args: Any, feed: Feed, found: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = [column for column in found.columns if column.position is not None]
        ours = [("", _("not taken")), *((c.name, f"{c.name} {c.header}") for c in feed.columns)]
        for column in self.places:
            self.fields[f"column_{column.position}"] = forms.ChoiceField(
                label=column.theirs or f"#{column.position}",
                required=False,
                choices=ours,
                initial=column.ours,
                widget=forms.Select(attrs=SELECT),
            )

    def clean(self) -> dict[str, Any]:
        """Read the lines as the command line would."""
        cleaned = super().clean() or {}
        if self.data.get("act") == "save" and not cleaned.get("name"):
            self.add_error("name", _("A profile is found again by its name; give it one."))
        try:
            self.options = Options.parse(
                self._maps(cleaned), _lines(cleaned, "sets"), _lines(cleaned, "translations")
            )
        except Refusal as refusal:
            raise ValidationError(refusal.sentence) from refusal
        return cleaned

    def _maps(self, cleaned: dict[str, Any]) -> list[str]:
        """THEIRS=OURS for each column that is not recognised by its own name."""
        counts: dict[str, int] = {}
        for column in self.places:
            counts[column.theirs] = counts.get(column.theirs, 0) + 1
        return [
            f"{self._theirs(column, counts)}={ours}"
            for column in self.places
            if (ours := cleaned.get(f"column_{column.position}"))
            and not (column.how == "known" and column.ours == ours)
        ]

    @staticmethod
    def _theirs(column: Any, counts: dict[str, int]) -> str:
        alone = column.theirs and counts[column.theirs] == 1
        return column.theirs if alone else f"#{column.position}"


def _lines(cleaned: dict[str, Any], name: str) -> list[str]:
    return [line.strip() for line in cleaned.get(name, "").splitlines() if line.strip()]
