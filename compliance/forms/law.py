"""The form by which a row of law or policy is added or corrected, with the reason."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from compliance.models import Law
from compliance.money.law_tables import LawTable
from enterprises.models import Scheme

from .bounds import BoundedForm

CHOICES: dict[str, list[Any]] = {
    "scheme": Scheme.choices,
    "collected_with": Scheme.choices,
    "law": Law.choices,
}
CLASSES = [(0, _("0, no class known")), *((n, str(n)) for n in range(1, 9))]


class LawForm(BoundedForm):
    """A row's columns, and why it is added or changed."""

    reason = forms.CharField(
        label=_("Reason for the change"),
        max_length=255,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )


def law_form(table: LawTable, *, new: bool) -> type[LawForm]:
    """The form of a table; columns that name a row are given once, on adding."""
    fields = [name for name in table.fields if new or name not in table.fixed]
    made = forms.modelform_factory(
        table.model, form=LawForm, fields=fields, formfield_callback=_field
    )
    return cast("type[LawForm]", made)


def _field(column: models.Field, **options: Any) -> forms.Field | None:
    choices = CLASSES if column.name in ("industry_class", "risk") else CHOICES.get(column.name)
    if choices is not None:
        blank = [("", "–")] if column.blank else []
        return forms.TypedChoiceField(
            choices=[*blank, *choices],
            coerce=str if column.name == "law" else int,
            empty_value=None,
            required=not column.blank,
            label=_capital(column.verbose_name),
            initial=column.get_default() if column.has_default() else None,
            widget=forms.Select(attrs={"class": "form-select"}),
        )
    field = column.formfield(**options)
    if field is None:
        return None
    field.label = _capital(column.verbose_name)
    field.widget = _widget(column, field)
    if isinstance(field, forms.ChoiceField):
        choices = cast("list[tuple[Any, Any]]", field.choices)
        field.choices = [(code, capfirst(str(label))) for code, label in choices]
    return field


def _widget(column: models.Field, field: forms.Field) -> forms.Widget:
    if isinstance(column, models.BooleanField):
        return forms.CheckboxInput(attrs={"class": "form-check-input"})
    if isinstance(field, forms.ChoiceField):
        return forms.Select(attrs={"class": "form-select"})
    if isinstance(column, models.TextField):
        return forms.Textarea(attrs={"class": "form-control", "rows": 3})
    if isinstance(column, models.DateField):
        return forms.DateInput(attrs={"class": "form-control", "type": "date"}, format="%Y-%m-%d")
    if isinstance(column, models.DecimalField | models.IntegerField):
        return forms.NumberInput(attrs={"class": "form-control", "step": "any"})
    return forms.TextInput(attrs={"class": "form-control"})


def _capital(words: Any) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]
