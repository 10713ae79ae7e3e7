"""Forms of the watchlist."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.models import LANGUAGES, Case, WatchGround
from enterprises.models import Enterprise, Provider
from enterprises.search import letters_of

AREA = {"class": "form-control", "rows": 4}
LINE = {"class": "form-control"}
SELECT = {"class": "form-select"}


class NoticeForm(forms.Form):
    """Who is to be listed, on what ground, and why."""

    about = forms.CharField(
        label=gettext_lazy("Code or case"),
        help_text=gettext_lazy(
            "The code of an enterprise or provider, or the number of a case; a person by a case."
        ),
        max_length=40,
        widget=forms.TextInput(attrs=LINE),
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Ground"),
        choices=WatchGround.choices,
        widget=forms.Select(attrs=SELECT),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Printed on the notice: facts, days, sums."),
        max_length=3000,
        widget=forms.Textarea(attrs=AREA),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the notice"),
        choices=LANGUAGES,
        widget=forms.Select(attrs=SELECT),
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        self.subject: dict[str, Any] = {}

    def clean_about(self) -> str:
        """Finds whom it is about, within sight."""
        about = str(self.cleaned_data["about"]).strip()
        written = {about, letters_of(about)}
        found: dict[str, Any] = {
            "enterprise": Enterprise.objects.visible_to(self.user).filter(uscc=letters_of(about)),
            "provider": Provider.objects.visible_to(self.user).filter(code__in=written),
            "case": Case.objects.visible_to(self.user).filter(number__in=written),
        }
        self.subject = {name: one for name, rows in found.items() if (one := rows.first())}
        if not self.subject:
            raise forms.ValidationError(
                _("No enterprise, provider or case within your sight has this code.")
            )
        return about


class WatchReasonForm(forms.Form):
    """A reason; it goes to the subject."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Goes to the subject."),
        max_length=3000,
        widget=forms.Textarea(attrs=AREA),
    )
