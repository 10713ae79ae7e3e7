"""Deliveries pushed by programs: the same options as the command has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.api.bodies import ListField

from .feeds.options import Options
from .feeds.refusals import Refusal
from .forms import DeliverForm, accepted


class PushForm(DeliverForm):
    """How the delivered rows are read, and what they are complete for."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        validators=[accepted],
        help_text=_("CSV, XLSX or Parquet; several files are several batches."),
    )
    map = ListField(label=_("Columns"), required=False, help_text="THEIRS=OURS")
    set = ListField(label=_("Constants"), required=False, help_text="COLUMN=VALUE")
    translate = ListField(label=_("Values"), required=False, help_text="COLUMN:THEIRS=OURS")

    def clean(self) -> dict[str, Any]:
        """Read the options as the command line would."""
        cleaned = super().clean()
        told = {name: cleaned.pop(name, None) or [] for name in ("map", "set", "translate")}
        try:
            cleaned["options"] = Options.parse(told["map"], told["set"], told["translate"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
        return cleaned
