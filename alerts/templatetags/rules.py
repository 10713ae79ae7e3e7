"""How the values of a rule's parameters are written."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alerts.catalogue import Parameter
from enterprises.models import Scheme
from inspectorate.foundation.writing import chinese, number

register = template.Library()


@register.filter
def parameter_value(parameter: Parameter, value: Any) -> str:
    """A parameter's value in words: number with unit, yes or no, names of schemes."""
    if parameter.kind == "boolean":
        return _("yes") if value else _("no")
    if parameter.kind == "schemes":
        joint = "、" if chinese() else ", "
        return joint.join(str(Scheme(scheme).label) for scheme in value)
    many = int(value) if value == int(value) else 2  # 1.5 months: a plural
    told = {
        "days": ngettext("%(n)s day", "%(n)s days", many),
        "months": ngettext("%(n)s month", "%(n)s months", many),
        "persons": ngettext("%(n)s person", "%(n)s persons", many),
        "providers": ngettext("%(n)s provider", "%(n)s providers", many),
    }.get(parameter.unit)
    if told:
        return told % {"n": number(value)}
    return f"{number(value)} {unit(parameter.unit)}".strip()


@register.filter
def unit(name: str) -> str:
    """The unit of a parameter in the reader's language."""
    return {
        "days": _("days"),
        "months": _("months"),
        "persons": _("persons"),
        "providers": _("providers"),
        "claims a day": _("claims a day"),
        "deviations": _("deviations"),
        "yuan a month": _("yuan a month"),
        "day of the following month": _("day of the following month"),
    }.get(name, name)
