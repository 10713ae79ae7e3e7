"""What a list can be narrowed by, as pills above it: choices, groups, a deadline, words.

A pill names itself twice: by its first entry to whoever sees it, by its label to whoever hears it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField, ModelChoiceIterator

from .groups import standing_groups

PILL = {"class": "filter"}
DUE = (("late", _("overdue")), ("today", _("due today")), ("week", _("due within 7 days")))


class ChoicePill(django_filters.ChoiceFilter):
    """One of some choices; `empty` is the first entry, where the label alone would not do."""

    def __init__(self, label: Any, *, empty: Any = None, **options: Any) -> None:
        widget = forms.Select(attrs={**PILL, "aria-label": label})
        super().__init__(empty_label=empty or label, widget=widget, **options)


class GroupNames(ModelChoiceIterator):
    """Codes and names of the groups: no model is built for each of the 396."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        """The empty entry, then (code, name) by code."""
        yield "", self.field.empty_label
        yield from self.queryset.values_list("code", "name")


class GroupField(ModelChoiceField):
    """A group by its code."""

    iterator = GroupNames


class GroupPill(django_filters.ModelChoiceFilter):
    """One of the grid groups that the person sees, by its code."""

    field_class = GroupField

    def __init__(self) -> None:
        super().__init__(
            field_name="grid_group",
            to_field_name="code",
            queryset=lambda request: standing_groups(request.user),
            empty_label=_("Group"),
            widget=forms.Select(attrs={**PILL, "aria-label": _("Group")}),
        )


class WordsPill(django_filters.CharFilter):
    """What a person types to find one row; `label` says which of its words are looked at."""

    def __init__(self, label: Any, *, method: str) -> None:
        seen = {"aria-label": label, "placeholder": label, "type": "search", "autocomplete": "off"}
        super().__init__(method=method, widget=forms.TextInput(attrs=PILL | seen))


def narrowed_by_due(rows: QuerySet[Any], value: str, *, field: str, on: date) -> QuerySet[Any]:
    """The rows whose day in `field` is as one of `DUE` asks, seen from the day `on`."""
    spans: dict[str, dict[str, Any]] = {
        "late": {f"{field}__lt": on},
        "today": {field: on},
        "week": {f"{field}__range": (on, on + timedelta(days=7))},
    }
    return rows.filter(**spans[value])
