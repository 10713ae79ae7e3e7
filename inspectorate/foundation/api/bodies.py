"""Bodies of writes: read by the forms of the pages, and described from them.

A form says everything: which fields there are, which are needed, how long, which choices. JSON is
checked for its types first, since a form knows texts only; what a form refuses it refuses here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError

from .parsing import refuse_unstorable

JSON, FORM = "application/json", "multipart/form-data"
MULTIPLE = forms.MultipleChoiceField | forms.ModelMultipleChoiceField
MONEY = {"type": ["string", "number"], "pattern": r"^-?[0-9]{1,14}(\.[0-9]{1,2})?$"}


class NoForm(forms.Form):
    """For what is done without being told anything."""


class ListField(forms.MultipleChoiceField):
    """Any texts, several of them."""

    def valid_value(self, value: str) -> bool:
        """Whatever it says."""
        return True


def given_to(form_class: Any, body: Any, files: Any = None, **options: Any) -> dict[str, Any]:
    """What the form makes of a request's body. Raises ValidationError with the form's words."""
    form: forms.Form = form_class(_as_sent(body), files, **options)
    wrong = dict(_of_wrong_type(body, form.fields))
    if wrong:
        raise ValidationError(wrong)
    if not form.is_valid():
        raise ValidationError(errors_of(form))
    return dict(form.cleaned_data)


def errors_of(form: forms.Form) -> dict[str, list[ErrorDetail]]:
    """What a form found wrong, by field."""
    return {
        "non_field_errors" if name == "__all__" else name: [
            ErrorDetail(error["message"], code=error["code"] or "invalid") for error in errors
        ]
        for name, errors in form.errors.get_json_data().items()
    }


def _as_sent(body: Any) -> QueryDict:
    """A JSON object as a form would have sent it. Raises ValidationError for anything else."""
    if isinstance(body, QueryDict):
        for name, values in body.lists():
            refuse_unstorable([name, *(value for value in values if isinstance(value, str))])
        return body
    if not isinstance(body, dict):
        raise ValidationError(_("The body is one JSON object, or a form."))
    sent = QueryDict(mutable=True)
    for name, value in body.items():
        values = value if isinstance(value, list) else [value]
        sent.setlist(name, [_text(each) for each in values if each is not None])
    return sent


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_wrong_type(body: Any, fields: dict[str, forms.Field]) -> Iterator[tuple[str, list[Any]]]:
    for name, value in body.items():
        if name not in fields:
            yield name, [ErrorDetail(_("There is no such field here."), code="unknown")]
        elif not isinstance(body, QueryDict) and not _fits(fields[name], value):
            yield name, [ErrorDetail(_("A value of another kind is asked for."), code="type")]


def _fits(field: forms.Field, value: Any) -> bool:
    if value is None:
        return True
    if isinstance(field, MULTIPLE):
        one: Any = None
        if isinstance(field, forms.ModelChoiceField):
            one = forms.ModelChoiceField(None)
        return isinstance(value, list) and all(_fits_one(one, each) for each in value)
    return _fits_one(field, value)


def _fits_one(field: forms.Field | None, value: Any) -> bool:
    if isinstance(field, forms.BooleanField):
        return isinstance(value, bool)
    if isinstance(value, bool) or isinstance(field, forms.FileField):
        return False
    if isinstance(field, forms.DecimalField):
        return isinstance(value, int | float | str)
    if isinstance(field, forms.IntegerField):
        return isinstance(value, int)
    if isinstance(field, forms.ModelChoiceField):
        return isinstance(value, int | str)
    return isinstance(value, str)


def described(form_class: Any) -> dict[str, Any]:
    """The form as the schemas of its body, by media type."""
    fields = getattr(form_class, "base_fields", {})
    has_file = any(isinstance(field, forms.FileField) for field in fields.values())
    return {FORM if has_file else JSON: schema_of(fields)}


def either(form_class: Any) -> dict[str, Any]:
    """As JSON, or as a form where files come with it."""
    fields = form_class.base_fields
    plain = {name: each for name, each in fields.items() if not isinstance(each, forms.FileField)}
    return {JSON: schema_of(plain), FORM: schema_of(fields)}


def example_of(form_class: Any) -> dict[str, Any]:
    """A body with what the form asks for, filled in as somebody might."""
    fields = getattr(form_class, "base_fields", {})
    return {
        name: _example_of_field(field)
        for name, field in fields.items()
        if field.required or isinstance(field, forms.BooleanField)
    }


def _example_of_field(field: forms.Field) -> Any:
    kind = _kind_of(field)
    one = kind.get("items", kind)
    if isinstance(field, forms.DateField):
        value: Any = "2026-12-01"
    elif "enum" in one or "examples" in one:
        value = (one.get("enum") or one["examples"])[0]
    elif isinstance(field, forms.DecimalField):
        value = "1250.00"
    elif isinstance(field, forms.BooleanField):
        value = True
    else:
        whole = isinstance(field, forms.IntegerField | forms.ModelChoiceField)
        value = int(one.get("minimum", 17)) if whole else "示例"
    return [value] if "items" in kind else value


def schema_of(fields: dict[str, forms.Field], *, choices: bool = False) -> dict[str, Any]:
    """Fields of a form as a JSON schema; with `choices`, those among whom one chooses today."""
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {
            name: _schema_of_field(field) | (_offered(field) if choices else {})
            for name, field in fields.items()
        },
        "additionalProperties": False,
    }
    needed = [
        name
        for name, field in fields.items()
        if field.required and not isinstance(field, forms.BooleanField)
    ]
    return {**schema, "required": needed} if needed else schema


def _schema_of_field(field: forms.Field) -> dict[str, Any]:
    words = str(field.label or "")
    if field.help_text:
        words = f"{words}. {field.help_text}" if words else str(field.help_text)
    return {**_kind_of(field), **({"description": words} if words else {})}


def _offered(field: forms.Field) -> dict[str, Any]:
    """The rows one chooses among, by key and name."""
    if not isinstance(field, forms.ModelChoiceField):
        return {}
    choices: Any = field.choices
    rows = [(value, label) for value, label in choices if value != ""]
    return {"x-choices": [{"value": str(value), "label": str(label)} for value, label in rows]}


def _kind_of(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.ModelChoiceField | forms.ChoiceField):
        return _chosen_kind_of(field)
    if isinstance(field, forms.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, forms.DecimalField):
        return dict(MONEY)
    if isinstance(field, forms.IntegerField):
        bounds = {"minimum": field.min_value, "maximum": field.max_value}
        given = {name: value for name, value in bounds.items() if value is not None}
        return {"type": "integer", **given}
    return _text_kind_of(field)


def _chosen_kind_of(field: forms.Field) -> dict[str, Any]:
    one: dict[str, Any] = {"type": ["integer", "string"]}
    if not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices  # type: ignore[attr-defined]
        if isinstance(choices, CallableChoiceIterator):  # rows of the database: not of the schema
            choices = ()
        known = [str(value) for value, _label in choices if value != ""]
        one = {"type": "string", **({"enum": known} if known else {})}
    return {"type": "array", "items": one} if isinstance(field, MULTIPLE) else one


def _text_kind_of(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.FileField):
        return {"type": "string", "format": "binary"}
    if isinstance(field, forms.DateTimeField):
        return {"type": "string", "examples": ["2026-11-18T09:30"]}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    if isinstance(field, forms.TimeField):
        return {"type": "string", "examples": ["14:30"]}
    longest = getattr(field, "max_length", None)
    return {
        "type": "string",
        **({"maxLength": longest} if longest else {}),
        **({"minLength": 1} if field.required else {}),
    }
