"""Forms of appraisals: opening a cycle, changing a grade, rows of criteria, recorded conduct."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.appraisal.checking import Row
from compliance.appraisal.cycles import next_period, scales_for
from compliance.models import Appraisal, ConductKind, CriteriaSet, FactCode

from .fields import class_of, day, line, text

BLANK_ROWS = 3


class Dressed(forms.Form):
    """A form whose controls look like the desk's."""

    required_css_class = "required"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("class", class_of(field))
            if field.help_text:
                field.widget.attrs.setdefault("aria-describedby", f"id_{name}_helptext")


class OpenForm(Dressed):
    """Which cycle is opened, and why although data is missing."""

    cycle = line(_("Cycle"), hint=_("The years it looks back on: 2024-2025, or 2025."))
    despite_gaps = text(
        _("Why it is opened although data is missing"),
        required=False,
        hint=_("Only where a delivery is missing; the reason is kept with the cycle."),
    )

    @classmethod
    def first_cycle(cls, today: Any) -> str:
        """The last period that is over and was not opened yet, of the first scale that has one."""
        opened = set(Appraisal.objects.values_list("code", flat=True))
        for scale in scales_for(today):
            code = next_period(scale, today=today).code
            if code not in opened:
                return code
        return ""


class ReasonForm(Dressed):
    """One reason."""

    reason = text(_("Reason"))


class SimulateForm(Dressed):
    """On which past period a set is tried."""

    cycle = line(_("On the period"), hint=_("2024-2025, or 2025"))


class ConductForm(Dressed):
    """A fact that no case records."""

    kind = forms.ChoiceField(label=_("What it was"), choices=ConductKind.choices)
    happened_on = day(_("Happened on"))
    description = text(_("What happened"))
    proof = line(_("Document it is proven by"), hint=_("Its number, as it can be found"))


class CriteriaForm(Dressed):
    """The rows of a draft: a grade, the facts counted and how many; blank rows are left."""

    note = line(_("What it is about"), required=False)
    source = line(_("Source"), required=False, hint=_("The rule or decision it rests on"))

    def __init__(self, *args: Any, criteria: CriteriaSet, **options: Any) -> None:
        kept = list(criteria.rows.order_by("number"))
        initial: dict[str, Any] = {"note": criteria.note, "source": criteria.source}
        self.count = len(kept) + BLANK_ROWS
        for at, row in enumerate(kept):
            initial |= {f"grade_{at}": row.grade, f"facts_{at}": row.facts}
            initial |= {f"at_least_{at}": row.at_least, f"order_{at}": row.number}
        grades = [("", "–"), *[(g.code, str(g)) for g in criteria.scale.grades.order_by("rank")]]
        super().__init__(*args, initial=initial, **options)
        for at in range(self.count):
            self._add_row(at, grades)

    def _add_row(self, at: int, grades: list[tuple[str, str]]) -> None:
        row = {
            f"order_{at}": forms.IntegerField(
                label=_("Order"), required=False, min_value=1, max_value=99, initial=at + 1
            ),
            f"grade_{at}": forms.ChoiceField(label=_("Grade"), choices=grades, required=False),
            f"facts_{at}": forms.MultipleChoiceField(
                label=_("Facts counted"),
                choices=FactCode.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
            f"at_least_{at}": forms.IntegerField(
                label=_("At least"), required=False, min_value=1, max_value=999, initial=1
            ),
        }
        for name, field in row.items():
            field.widget.attrs["class"] = class_of(field)
            self.fields[name] = field

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The bound fields by row, for the page."""
        return [
            {name: self[f"{name}_{at}"] for name in ("order", "grade", "facts", "at_least")}
            for at in range(self.count)
        ]

    @property
    def rows(self) -> list[Row]:
        """What was filled in, in the order asked for; a row with no grade and no fact is blank."""
        given = self.cleaned_data
        found = []
        for at in range(self.count):
            grade, facts = given.get(f"grade_{at}", ""), given.get(f"facts_{at}") or []
            if grade or facts:
                order = given.get(f"order_{at}") or 99
                least = given.get(f"at_least_{at}") or 1
                found.append((order, at, Row(grade, tuple(facts), least)))
        return [row for _order, _at, row in sorted(found, key=lambda each: each[:2])]
