"""Forms by which time limits and the working-day calendar are changed, each with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import library
from .actions.calendar import seen_as, usually_worked
from .actions.limits import CHANGEABLE
from .models import CalendarDay, Limit
from .schedules import Entry, Unreadable, read, written

CONTROL = {"class": "form-control"}
SELECT = {"class": "form-select"}


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason for the change"), max_length=255, widget=forms.TextInput(attrs=CONTROL)
    )


class LimitForm(forms.ModelForm):
    """A limit as it stands, and why it is changed; `seen` says which version was looked at."""

    reason = _reason()
    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Limit
        fields = CHANGEABLE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            chosen = isinstance(field, forms.ChoiceField)
            field.widget.attrs.update(SELECT if chosen else CONTROL)
            field.label = str(field.label)[:1].upper() + str(field.label)[1:]
            if name.endswith("_days"):
                field.widget.attrs.update(min=0, max=60)
        self.fields["length"].required = self.instance.length is not None
        self.fields["length"].widget.attrs.update(min=1, max=1000)
        if self.instance.length is None:
            self.fields["length"].help_text = _("Empty: set each time, as in the order.")

    @property
    def changes(self) -> dict[str, Any]:
        """The columns as they are to be."""
        return {name: self.cleaned_data[name] for name in CHANGEABLE}

    def clean(self) -> dict[str, Any]:
        """Months are calendar time; figures lie in bounds."""
        found = super().clean() or {}
        if found.get("unit") == "months" and found.get("day_type") == "working":
            self.add_error("day_type", _("A limit in months counts calendar days."))
        for name, least, most in (
            ("length", 1, 1000),
            ("remind_days", 0, 60),
            ("escalate_days", 0, 60),
        ):
            value = found.get(name)
            if value is not None and not least <= value <= most:
                text = _("Between %(least)d and %(most)d.")
                self.add_error(name, text % {"least": least, "most": most})
        return found


class DayForm(forms.Form):
    """Whether one day is worked, by which holiday, and why it is put right."""

    is_worked = forms.TypedChoiceField(
        label=_("This day is"),
        choices=[("yes", _("worked")), ("no", _("not worked"))],
        coerce=lambda value: value == "yes",
        widget=forms.Select(attrs=SELECT),
    )
    name = forms.CharField(
        label=_("Holiday, Chinese"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs=CONTROL),
    )
    name_en = forms.CharField(
        label=_("Holiday, English"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs=CONTROL),
    )
    source = forms.CharField(
        label=_("Source"), max_length=255, widget=forms.TextInput(attrs=CONTROL)
    )
    reason = _reason()
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, day: date, found: CalendarDay | None, **kwargs: Any) -> None:
        worked = found.is_worked if found else usually_worked(day)
        kwargs["initial"] = {
            "is_worked": "yes" if worked else "no",
            "name": found.name if found else "",
            "name_en": found.name_en if found else "",
            "source": found.source if found else "",
            "seen": seen_as(found),
        }
        super().__init__(*args, **kwargs)
        self.day = day

    def clean(self) -> dict[str, Any]:
        """A day that is not what its weekday says needs the name of the holiday."""
        found = super().clean() or {}
        worked = found.get("is_worked")
        if worked is not None and worked != usually_worked(self.day) and not found.get("name"):
            self.add_error("name", _("Which holiday changes this day?"))
        return found


class YearForm(forms.Form):
    """A year's schedule as text, where it was published, and why it is entered."""

    schedule = forms.CharField(
        label=_("Schedule"),
        max_length=20_000,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 10, "lang": "zh-Hans"}),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=255,
        widget=forms.TextInput(attrs=CONTROL),
        help_text=_("Number and date of the State Council's notice."),
    )
    reason = _reason()

    def __init__(self, *args: Any, year: int, english: dict[str, str], **kwargs: Any) -> None:
        kwargs["initial"] = {"schedule": written(_entered(year) or library.schedule_of(year))}
        super().__init__(*args, **kwargs)
        self.year = year
        self.english = english
        self.entries: list[Entry] = []

    def clean_schedule(self) -> str:
        """The days the text names; a line that cannot be read is refused with the reason."""
        text: str = self.cleaned_data["schedule"]
        try:
            self.entries = read(text, year=self.year, english=self.english)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from None
        if not self.entries:
            raise forms.ValidationError(_("No day of %(year)d is named.") % {"year": self.year})
        return text


def _entered(year: int) -> list[Entry]:
    """The days entered for a year before."""
    days = CalendarDay.objects.filter(day__year=year).order_by("day")
    return [Entry(each.day, each.is_worked, each.name, each.name_en) for each in days]


class PublishForm(forms.Form):
    """Why the year is put in force."""

    reason = _reason()
