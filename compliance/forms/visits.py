"""Forms of visits: plan, hand over, move, record, cancel, propose a case; of plans and draws."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from compliance.models import InspectionKind, InspectionPurpose, InspectionQuota, ViolationType
from compliance.planning.recusals import unknown
from compliance.procedure.counted import COUNTS, contradiction
from enterprises.models import Enterprise, RiskClass
from enterprises.search import found_by, letters_of
from inspectorate.organisation.models import Inspector

from . import fields
from .bounds import BoundedForm
from .grid import PlainForm

MOST_FOUND = 10
FREE_PURPOSES = (InspectionPurpose.ROUTINE, InspectionPurpose.COMPLAINT, InspectionPurpose.RECHECK)


class PeopleChoice(forms.ModelMultipleChoiceField):
    """Inspectors by name, with what they are."""

    def label_from_instance(self, inspector: Inspector) -> str:
        """赵示例 Z0001, full-time inspector."""
        return f"{inspector.name} {inspector.staff_no}, {inspector.get_kind_display()}"


class TeamForm(PlainForm):
    """Who makes the visit."""

    inspectors = PeopleChoice(
        queryset=Inspector.objects.none(),
        label=_("Inspectors"),
        help_text=_("A visit takes as many with valid certificates as the law asks."),
        widget=forms.SelectMultiple(attrs={"size": 6, "class": "form-control tall"}),
    )

    def __init__(self, *args: Any, people: QuerySet[Inspector], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["inspectors"].queryset = people  # type: ignore[attr-defined]


class MoveForm(PlainForm):
    """On which day the visit is made; which days are possible its action says."""

    planned_on = fields.day(_("Day"))
    planned_time = fields.clock(_("Time"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields.unbind(self.fields["planned_on"])


class PlanVisitForm(TeamForm):
    """A visit at an enterprise, by its code."""

    uscc = fields.line(
        _("Enterprise"), hint=_("Its code, or a part of its name with two characters or more.")
    )
    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=[(each.value, each.label) for each in FREE_PURPOSES]
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=InspectionKind.choices)
    planned_on = fields.day(_("Day"))
    planned_time = fields.clock(_("Time"), required=False)
    place = fields.line(_("Place"), required=False)
    field_order = ("uscc", "purpose", "kind", "planned_on", "planned_time", "inspectors", "place")

    def __init__(self, *args: Any, seen: QuerySet[Enterprise], **options: Any) -> None:
        super().__init__(*args, **options)
        fields.unbind(self.fields["planned_on"])
        self.seen = seen
        self.found: list[Enterprise] = []

    def clean_uscc(self) -> Enterprise:
        """The enterprise, if it lies within sight; where several match, `found` holds some."""
        text = self.cleaned_data["uscc"].strip()
        named = self.seen.filter(uscc=letters_of(text)).first()
        if named is not None:
            return named
        self.found = list(found_by(text, self.seen)[:MOST_FOUND])
        if len(self.found) == 1:
            return self.found[0]
        if not self.found:
            raise ValidationError(_("No enterprise within your sight has this code or name."))
        raise ValidationError(_("Several match: choose one."))


class CountedForm(forms.Form):
    """What was counted on a visit; the numbers agree with each other.

    Where no workers are counted it asks for the minutes alone (`count_no_workers`).
    """

    registered_count = fields.count(_("Registered workers"), required=False)
    met_count = fields.count(_("Workers met"), required=False)
    uncovered_count = fields.count(_("Without cover"), required=False)
    minutes = forms.IntegerField(
        label=_("Minutes on site"), min_value=1, max_value=1440, required=False
    )

    def count_no_workers(self) -> None:
        """Leaves the workers out: the visit was at a provider, or about a person."""
        for name in COUNTS:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """Not more without cover than are known."""
        given = dict.fromkeys(COUNTS) | (super().clean() or {})
        told = contradiction(
            given.get("registered_count"), given.get("met_count"), given.get("uncovered_count")
        )
        if told:
            self.add_error("uncovered_count", told)
        return given


class RecordForm(CountedForm, PlainForm):
    """What was counted and found."""

    findings = fields.text(_("Found on the visit"))

    def __init__(self, *args: Any, workers: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        if not workers:
            self.count_no_workers()


class ReasonForm(PlainForm):
    """Why."""

    reason = fields.line(_("Reason"))


class SuspicionForm(PlainForm):
    """What a visit makes one suspect."""

    violation_type = forms.ChoiceField(
        label=_("Suspected violation"), choices=ViolationType.choices
    )
    summary = fields.text(_("What is suspected"))


class QuotaForm(BoundedForm):
    """How often a regime is visited, and by which source."""

    required_css_class = "required"
    reason = forms.CharField(label=_("Reason for the change"), max_length=255)

    class Meta:
        model = InspectionQuota
        fields = ("visits_a_year", "share_percent", "source")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "form-control")


class DrawForm(PlainForm):
    """A draw: from which pool, how many, with which seed, who withdraws."""

    district_code = forms.ChoiceField(label=_("District"))
    title = forms.CharField(label=_("Occasion"), max_length=120)
    objects_count = forms.IntegerField(label=_("Objects to draw"), min_value=1, max_value=500)
    industry = forms.CharField(label=_("Industry code begins with"), max_length=5, required=False)
    categories = forms.MultipleChoiceField(
        label=_("Categories"),
        choices=RiskClass.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=_("None ticked: all."),
    )
    visits_from_on = fields.day(_("Visits from"))
    seed = forms.CharField(
        label=_("Seed"),
        max_length=80,
        required=False,
        help_text=_("Numbers drawn in public. Left empty, the system makes one."),
    )
    recusals = forms.CharField(
        label=_("Recusals"),
        required=False,
        help_text=_("One a line: staff number, code of the enterprise, reason."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, districts: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = list(districts.items())
        self.fields["district_code"].choices = choices  # type: ignore[attr-defined]

    def clean_recusals(self) -> list[dict[str, str]]:
        """The lines, taken apart."""
        rows = []
        for line in self.cleaned_data["recusals"].splitlines():
            parts = line.replace("，", ",").split(",", 2)
            if not line.strip():
                continue
            if len(parts) < 3:
                raise ValidationError(_("A line has three parts: “Z0001, 9137…, relative”."))
            staff_no, uscc, reason = (part.strip() for part in parts)
            rows.append({"staff_no": staff_no, "uscc": letters_of(uscc), "reason": reason})
        if told := unknown(rows):
            raise ValidationError(told)
        return rows

    def chosen(self) -> dict[str, Any]:
        """As the action takes it."""
        return chosen_draw(self.cleaned_data)


def chosen_draw(given: dict[str, Any]) -> dict[str, Any]:
    """What a valid form of a draw holds, as the action takes it."""
    names = ("industry", "categories")
    criteria = {name: given[name] for name in names if given[name]}
    return {name: given[name] for name in given if name not in names} | {"criteria": criteria}
