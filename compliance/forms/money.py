"""Forms of the calculator: what to calculate, and which fine is proposed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.models import Calculation, DiscretionLevel, PenaltyRange, Violation
from compliance.money.basis import late_fee_on

BOX = {"class": "form-control"}
LIST = {"class": "form-select"}


def day_box() -> forms.DateInput:
    """A date field as the browser shows it."""
    return forms.DateInput(attrs={**BOX, "type": "date"}, format="%Y-%m-%d")


class CalculateForm(forms.Form):
    """A day, the range of the fine, a grade and the persons responsible."""

    as_of = forms.DateField(label=_("As of"), widget=day_box())
    penalty = forms.ChoiceField(
        label=_("Range of the fine"), required=False, widget=forms.Select(attrs=LIST)
    )
    grade = forms.ChoiceField(
        label=_("Benchmark grade"),
        required=False,
        choices=[("", _("not chosen yet")), *DiscretionLevel.choices],
        widget=forms.Select(attrs=LIST),
    )
    responsible_persons = forms.IntegerField(
        label=_("Persons responsible"),
        min_value=0,
        max_value=99,
        initial=0,
        widget=forms.NumberInput(attrs=BOX),
    )

    def __init__(self, *args: Any, violation: Violation | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["as_of"].initial = today
        kind = violation.type if violation else ""
        ranges = PenaltyRange.objects.in_force(on=today).filter(
            Q(violation_type=kind) | Q(violation_type="")
        )
        others = [(row.code, str(row)) for row in ranges if not row.usual]
        field = cast("forms.ChoiceField", self.fields["penalty"])
        field.choices = [("", _("the usual range")), *others]

    def clean_as_of(self) -> date:
        """No day to come, and none before the law's figures begin."""
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(_("The day lies in the future."))
        if late_fee_on(day) is None:
            raise forms.ValidationError(_("No late fee is on record for this day."))
        return day


class ProposeForm(forms.Form):
    """The grade and the fines proposed; the action refuses what leaves the range."""

    grade = forms.ChoiceField(
        label=_("Benchmark grade"), choices=DiscretionLevel.choices, widget=forms.Select(attrs=LIST)
    )
    fine_yuan = forms.DecimalField(
        label=_("Fine proposed, yuan"),
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={**BOX, "step": "0.01"}),
    )
    responsible_persons = forms.IntegerField(
        label=_("Persons responsible"),
        min_value=0,
        max_value=99,
        widget=forms.NumberInput(attrs=BOX),
    )
    person_yuan = forms.DecimalField(
        label=_("Fine for each person, yuan"),
        required=False,
        min_value=Decimal(0),
        max_digits=10,
        decimal_places=2,
        widget=forms.NumberInput(attrs={**BOX, "step": "0.01"}),
    )

    def __init__(self, given: Any = None, *, calculation: Calculation) -> None:
        initial = {
            "grade": calculation.grade or DiscretionLevel.NORMAL,
            "fine_yuan": calculation.proposed_fine_yuan,
            "responsible_persons": calculation.responsible_persons,
            "person_yuan": calculation.proposed_person_yuan,
        }
        super().__init__(given, initial=initial, auto_id="propose_%s")
        penalty = calculation.parameters.get("penalty") or {}
        if penalty.get("person_yuan_min") is None:
            del self.fields["person_yuan"], self.fields["responsible_persons"]
