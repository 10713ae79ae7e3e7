"""The form by which a rule is tuned: one field per parameter, with its bounds and source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enterprises.models import Scheme

from .catalogue import Parameter, Rule
from .models import RuleVersion
from .templatetags.rules import unit

CONTROL = {"class": "form-control"}
PREFIX = "parameter_"


class TuneForm(forms.Form):
    """The parameters of a rule as in force, and why they are changed."""

    enabled = forms.BooleanField(
        label=_("In use"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    reason = forms.CharField(
        label=_("Reason for the change"), max_length=255, widget=forms.TextInput(attrs=CONTROL)
    )

    def __init__(self, *args: Any, rule: Rule, version: RuleVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        values = rule.values(version.parameters)
        self.fields["enabled"].initial = version.enabled
        for parameter in rule.parameters:
            self.fields[PREFIX + parameter.name] = _field(parameter, values[parameter.name])
        self.order_fields(
            [*(PREFIX + parameter.name for parameter in rule.parameters), "enabled", "reason"]
        )

    @property
    def parameters(self) -> dict[str, Any]:
        """The values as they are stored: exact, as JSON."""
        return stored(self.rule, self.cleaned_data)


def stored(rule: Rule, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a rule among what a valid form holds, as they are stored."""
    return {each.name: _stored(given[PREFIX + each.name]) for each in rule.parameters}


def _stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return [int(scheme) for scheme in value] if isinstance(value, list) else value


def _field(parameter: Parameter, value: Any) -> forms.Field:
    given = {"label": parameter.label, "initial": value, "help_text": _source(parameter)}
    if parameter.kind == "boolean":
        tick = forms.CheckboxInput(attrs={"class": "form-check-input"})
        return forms.BooleanField(required=False, widget=tick, **given)
    if parameter.kind == "schemes":
        ticks = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
        return forms.MultipleChoiceField(choices=Scheme.choices, widget=ticks, **given)
    bounds = {"min_value": parameter.minimum, "max_value": parameter.maximum}
    box = forms.NumberInput(attrs=CONTROL)
    if parameter.kind == "integer":
        return forms.IntegerField(widget=box, **bounds, **given)
    bounds = {name: Decimal(str(bound)) for name, bound in bounds.items()}
    return forms.DecimalField(widget=box, **bounds, **given)


def _source(parameter: Parameter) -> str:
    """Bounds, unit and where the number comes from."""
    parts = []
    if parameter.minimum is not None:
        parts.append(f"{parameter.minimum}–{parameter.maximum} {unit(parameter.unit)}".strip())
    if parameter.source:
        parts.append(parameter.source)
    return " · ".join(parts)
