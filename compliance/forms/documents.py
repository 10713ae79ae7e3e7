"""Replacing a paper: the words that may change, as they stand, and why."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.models import Document
from compliance.papers.facts import CORRECTABLE, LABELS
from compliance.papers.kinds import PAPERS

from .fields import clock, day

# When somebody comes, by the fact: how it is asked for, and read as it was kept.
WHEN: dict[str, tuple[Any, Any]] = {
    "visit_on": (day, date.fromisoformat),
    "visit_time": (clock, time.fromisoformat),
}
LONG = 60  # characters, from which on a text gets several lines


class ReplaceForm(forms.Form):
    """The correctable facts of one paper, and the reason."""

    reason = forms.CharField(
        label=_("Why it is replaced"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        help_text=_("Printed on the new paper."),
    )

    def __init__(self, *args: Any, paper: Document, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = PAPERS[paper.kind]
        for key in kind.keys:
            value = paper.facts.get(key)
            if key not in CORRECTABLE or not isinstance(value, str | None):
                continue
            if key in WHEN:
                asked, read = WHEN[key]
                self.fields[key] = asked(str(LABELS[key]), required=key in kind.required)
                self.fields[key].widget.attrs["class"] = "form-control"
                self.initial[key] = read(value) if value else ""
                continue
            self.fields[key] = forms.CharField(
                label=str(LABELS[key]),
                initial=value or "",
                required=key in kind.required,
                max_length=5000,
                strip=False,
                widget=_widget(value or ""),
            )
        self.order_fields([*(key for key in kind.keys if key in self.fields), "reason"])

    @property
    def facts(self) -> dict[str, Any]:
        """The facts as given; line ends as they are kept."""
        return as_kept({key: value for key, value in self.cleaned_data.items() if key != "reason"})


def as_kept(given: dict[str, Any]) -> dict[str, Any]:
    """Texts with the line ends they are kept with."""
    return {
        key: value.replace("\r\n", "\n") if isinstance(value, str) else value
        for key, value in given.items()
    }


def _widget(value: str) -> forms.Widget:
    style = {"class": "form-control", "lang": "zh-Hans"}
    if len(value) > LONG or "\n" in value:
        return forms.Textarea(attrs=style | {"rows": min(10, 2 + value.count("\n"))})
    return forms.TextInput(attrs=style)
