"""Forms of rows whose columns lie in bounds: the database's bounds, told as sentences.

Bounds of one column are read from the row's own constraints; those between columns have a sentence
here. What a constraint would refuse is so refused with words beside its field.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# By constraint: the field it is told beside, and what it asks.
BETWEEN_COLUMNS: dict[str, tuple[str, Any]] = {
    "contribution_rate_collected_once": (
        "rate",
        gettext_lazy("What is collected with another scheme has the rate 0."),
    ),
    "contribution_limit_in_order": (
        "cap_yuan",
        gettext_lazy("The floor is above 0, and the cap is not below it."),
    ),
    "penalty_range_times_or_yuan": (
        "base",
        gettext_lazy(
            "A sum is multiplied: give times. Workers, months or nothing is counted: give yuan."
            " The most is not below the least."
        ),
    ),
    "penalty_range_person_in_order": (
        "person_yuan_max",
        gettext_lazy("Give both sums for a person or none; the most is not below the least."),
    ),
    "discretion_grade_within_range": (
        "share_max",
        gettext_lazy("Shares lie between 0 and 1, and the most is not below the least."),
    ),
    "route_transfer_has_reason": (
        "transfer_why",
        gettext_lazy("A transfer names to whom it goes, and why, in both languages."),
    ),
    "medal_points_in_bounds": (
        "most_points",
        gettext_lazy("Points lie between 0 and 100, and the most is not below them."),
    ),
}
SIDES = {"gte": 0, "gt": 0, "lte": 1}


class BoundedForm(forms.ModelForm):
    """A form of a row that tells the bounds of its numbers, and asks for them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for constraint in self._checks():
            for name, (least, most) in bounds_of(constraint).items():
                if name in self.fields and None not in (least, most):
                    self.fields[name].widget.attrs.update(min=str(least), max=str(most))

    def _update_errors(self, errors: ValidationError) -> None:
        """What a constraint of the table refuses, in words beside its field."""
        checks = {str(each.get_violation_error_message()): each for each in self._checks()}
        general = errors.error_dict.pop(NON_FIELD_ERRORS, [])
        for error in general:
            constraint = checks.get(str(error.message))
            told = self._words(constraint) if constraint else []
            for name, words in told or [(NON_FIELD_ERRORS, "")]:
                kept = ValidationError(words) if told else error
                errors.error_dict.setdefault(name, []).append(kept)
        super()._update_errors(errors)  # type: ignore[misc]

    def _checks(self) -> list[CheckConstraint]:
        of_model = self._meta.model._meta.constraints
        return [each for each in of_model if isinstance(each, CheckConstraint)]

    def _words(self, constraint: CheckConstraint) -> list[tuple[str, str]]:
        if told := BETWEEN_COLUMNS.get(constraint.name):
            return [(told[0], str(told[1]))] if told[0] in self.fields else []
        found = []
        for name, (least, most) in bounds_of(constraint).items():
            value = self.cleaned_data.get(name)
            if value is None or name not in self.fields:
                continue
            if least is not None and most is not None and not least <= value <= most:
                words = _("Between %(least)s and %(most)s.")
                found.append((name, words % {"least": least, "most": most}))
            elif most is None and least is not None and value <= least:
                found.append((name, _("Above %(least)s.") % {"least": least}))
        return found


def bounds_of(constraint: CheckConstraint) -> dict[str, tuple[Any, Any]]:
    """By column, the least and the most a constraint lets stand where it names numbers."""
    bounds: dict[str, list[Any]] = {}
    condition = constraint.condition
    if not isinstance(condition, Q) or condition.connector != Q.AND or condition.negated:
        return {}
    for child in condition.children:
        if not isinstance(child, tuple) or not isinstance(child[1], int | Decimal):
            continue
        name, _parted, side = str(child[0]).partition("__")
        if side in SIDES:
            bounds.setdefault(name, [None, None])[SIDES[side]] = child[1]
    return {name: (least, most) for name, (least, most) in bounds.items()}
