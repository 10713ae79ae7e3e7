"""A GeoJSON file with the outlines of grid groups."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MEBIBYTE = 1024 * 1024
LARGEST_BYTES = 10 * MEBIBYTE
ENDINGS = (".geojson", ".json")
LINE = {"class": "form-control"}


def accepted(file: UploadedFile) -> None:
    """Raises ValidationError for what is no GeoJSON by its name, or too large to read at once."""
    if not str(file.name).lower().endswith(ENDINGS):
        words = _("Outlines are a .geojson or .json file; this is %(name)s.")
        raise ValidationError(words, params={"name": file.name})
    if (file.size or 0) > LARGEST_BYTES:
        words = _("A file may have %(size)s MB. Simplify the outlines, or round their corners.")
        raise ValidationError(words, params={"size": LARGEST_BYTES // MEBIBYTE})


class OutlinesForm(forms.Form):
    """The file, and which property of its features holds the code of the group."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        validators=[accepted],
        help_text=_("Polygons in WGS 84, at most 10 MB."),
        widget=forms.FileInput(attrs={**LINE, "accept": ",".join(ENDINGS)}),
    )
    code_property = forms.CharField(
        label=_("Property with the group's code"),
        max_length=60,
        initial="code",
        widget=forms.TextInput(attrs=LINE),
    )
