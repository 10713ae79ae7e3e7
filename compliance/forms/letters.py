"""Forms of letters and campaigns."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.models import LANGUAGES
from inspectorate.foundation.days import day_ahead
from inspectorate.foundation.writing import chinese
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit

CONTROL = {"class": "form-control"}
LIMIT = "letter"
REVIEW_LIMIT = "written_review"


def usual_day(*, on: date, code: str = LIMIT) -> date | None:
    """The day by which letters sent on a day ask to put things right, unless another is set."""
    limit = Limit.objects.filter(pk=code).first()
    return compute(limit, on).due_on if limit and limit.length else None


class SendForm(forms.Form):
    """By when, and in which language."""

    due_on = forms.DateField(
        label=_("To be put right by"),
        widget=forms.DateInput(attrs={**CONTROL, "type": "date"}, format="%Y-%m-%d"),
    )
    language = forms.ChoiceField(
        label=_("Language of the letters"),
        choices=LANGUAGES,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = usual_day(on=timezone.localdate())
        limit = Limit.objects.filter(pk=LIMIT).first()
        if limit and limit.length:
            words = {"length": limit.length, "days": limit.get_day_type_display()}
            words["basis"] = limit.basis if chinese() else limit.basis_en
            self.fields["due_on"].help_text = (
                _("Usually %(length)s %(days)s from sending: %(basis)s.") % words
            )

    def clean_due_on(self) -> date:
        """A day to come, within two years."""
        return day_ahead(self.cleaned_data["due_on"], today=timezone.localdate())


class CampaignForm(SendForm):
    """A campaign: its name, and what its letters ask."""

    name = forms.CharField(label=_("Name"), max_length=80, widget=forms.TextInput(attrs=CONTROL))
    field_order = ("name", "due_on", "language")


class ReviewForm(forms.Form):
    """A written review: which year it is about, by when it is answered."""

    name = forms.CharField(label=_("Name"), max_length=80, widget=forms.TextInput(attrs=CONTROL))
    year = forms.IntegerField(
        label=_("Year reviewed"),
        min_value=1990,
        max_value=2100,
        widget=forms.NumberInput(attrs=CONTROL),
    )
    due_on = forms.DateField(
        label=_("To be answered by"),
        widget=forms.DateInput(attrs={**CONTROL, "type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["year"].initial = today.year - 1
        self.fields["due_on"].initial = usual_day(on=today, code=REVIEW_LIMIT)

    def clean_year(self) -> int:
        """A year that has begun."""
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("This year or an earlier one."))
        return year

    def clean_due_on(self) -> date:
        """A day to come, within two years."""
        return day_ahead(self.cleaned_data["due_on"], today=timezone.localdate())


class WithdrawForm(forms.Form):
    """Why a letter is taken back."""

    reason = forms.CharField(
        label=_("Reason"), max_length=255, widget=forms.TextInput(attrs=CONTROL)
    )
