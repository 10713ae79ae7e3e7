"""Forms of the grid: posting people, absences, and what a change of the grid consists of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.days import day_ahead
from inspectorate.organisation.models import GridGroup, Inspector

from . import fields


class PlainForm(forms.Form):
    """A form whose controls carry the classes of the desk."""

    required_css_class = "required"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("class", fields.class_of(field))
            if field.help_text:
                field.widget.attrs.setdefault("aria-describedby", f"id_{name}_helptext")


class PersonChoice(forms.ModelChoiceField):
    """Inspectors by name, with what they are."""

    def label_from_instance(self, inspector: Inspector) -> str:
        """赵示例 Z0001, full-time inspector."""
        return f"{inspector.name} {inspector.staff_no}, {inspector.get_kind_display()}"


class GroupChoice(forms.ModelChoiceField):
    """Groups by name and code."""

    def label_from_instance(self, group: GridGroup) -> str:
        """城阳示例街道网格 G37021401."""
        return f"{group.name} {group.code}"


class AssignForm(PlainForm):
    """Somebody answers for a group from a day on."""

    grid_group = GroupChoice(queryset=GridGroup.objects.none(), label=_("Group"), empty_label="–")
    from_on = fields.day(_("From"))

    def __init__(self, *args: Any, groups: QuerySet[GridGroup], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["grid_group"].queryset = groups  # type: ignore[attr-defined]


class PostForm(PlainForm):
    """A group gets somebody from a day on."""

    inspector = PersonChoice(queryset=Inspector.objects.none(), label=_("Person"), empty_label="–")
    from_on = fields.day(_("From"))

    def __init__(self, *args: Any, people: QuerySet[Inspector], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["inspector"].queryset = people  # type: ignore[attr-defined]


class EndForm(PlainForm):
    """The first day on which something is over."""

    until_on = fields.day(_("Ends on"))


class AbsenceForm(PlainForm):
    """Somebody is away, and who stands in."""

    from_on = fields.day(_("First day away"))
    until_on = fields.day(_("Last day away"))
    stand_in = PersonChoice(
        queryset=Inspector.objects.none(),
        empty_label="–",
        label=_("Stand-in"),
        required=False,
        help_text=_("Sees the groups of whoever is away, as long as the absence lasts."),
    )
    reason = fields.line(_("Reason"))

    def __init__(self, *args: Any, people: QuerySet[Inspector], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stand_in"].queryset = people  # type: ignore[attr-defined]

    def clean_until_on(self) -> date:
        """Not longer than two years from now: a stand-in sees the groups as long."""
        until: date = self.cleaned_data["until_on"]
        today = timezone.localdate()
        return day_ahead(until, today=today) if until > today else until


class ChangeForm(PlainForm):
    """Which group each area and each person goes to, the name of a new group, and why.

    `shapes` are the groups by code and name; a new one is asked for its name.
    """

    reason = fields.line(_("Reason"))
    left_alone_because = fields.line(
        _("Why a group has no full-time inspector"),
        required=False,
        hint=_("Only where a group would have none."),
    )

    def __init__(
        self,
        *args: Any,
        shapes: Sequence[dict[str, Any]],
        areas: Sequence[dict[str, Any]],
        staff: Sequence[Inspector],
        new: str = "",
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.shapes, self.areas, self.staff, self.new = shapes, areas, staff, new
        self.initial.setdefault("left_alone_because", "")
        choices = [(shape["code"], shape["name"]) for shape in shapes]
        for row in areas:
            self.fields[f"area_{row['stem']}"] = forms.ChoiceField(
                label=row["name"], choices=choices, widget=_pick()
            )
        for each in staff:
            self.fields[f"staff_{each.staff_no}"] = forms.MultipleChoiceField(
                label=each.name, choices=choices, required=False, widget=_ticks()
            )
        if new:
            self.fields["name"] = fields.line(_("Name of the new group"))
            self.fields["name"].widget.attrs["class"] = "form-control"

    def area_rows(self) -> list[tuple[dict[str, Any], Any]]:
        """Each area with its control."""
        return [(row, self[f"area_{row['stem']}"]) for row in self.areas]

    def staff_rows(self) -> list[tuple[Inspector, Any]]:
        """Each person with their controls."""
        return [(each, self[f"staff_{each.staff_no}"]) for each in self.staff]

    def chosen(self) -> list[dict[str, Any]]:
        """The groups as they will be."""
        parts = (self.shapes, self.areas, self.staff)
        return groups_chosen(self.cleaned_data, *parts, new=self.new)


def groups_chosen(
    given: dict[str, Any],
    shapes: Sequence[dict[str, Any]],
    areas: Sequence[dict[str, Any]],
    staff: Sequence[Inspector],
    *,
    new: str,
) -> list[dict[str, Any]]:
    """The groups as what a valid form of a change holds would make them."""
    return [
        {
            "code": shape["code"],
            "name": given["name"] if shape["code"] == new else shape["name"],
            "areas": [
                row["stem"] for row in areas if given[f"area_{row['stem']}"] == shape["code"]
            ],
            "staff": [
                each.staff_no for each in staff if shape["code"] in given[f"staff_{each.staff_no}"]
            ],
        }
        for shape in shapes
    ]


def _pick() -> forms.RadioSelect:
    return forms.RadioSelect(attrs={"class": "form-check-input"})


def _ticks() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})


class ReasonForm(PlainForm):
    """Why."""

    reason = fields.line(_("Reason"))
